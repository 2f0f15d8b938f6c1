package dev.yagura.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of a page with what it is filtered by. The address is the page's whole state. */
final class Address {

  private final String path;
  private final Map<String, String> parameters;

  private Address(String path, Map<String, String> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  static Address of(String path) {
    return new Address(path, Map.of());
  }

  /** With this parameter set; null or empty takes it away. A cursor of the old list goes. */
  public Address with(String name, @Nullable Object value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.remove("cursor");
    if (value == null || value.toString().isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value.toString());
    }
    return new Address(path, changed);
  }

  public Address without(String name) {
    return with(name, null);
  }

  /** The same parameters at another path. */
  public Address at(String otherPath) {
    return new Address(otherPath, parameters);
  }

  /** Whether anything of these names is set. */
  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  @Override
  public String toString() {
    String query =
        parameters.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@code given} where it leads to a page of this console, else {@code otherwise}. */
  static String local(@Nullable String given, String otherwise) {
    boolean ours =
        given != null
            && given.startsWith("/")
            && !given.startsWith("//")
            && given.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    return ours ? given : otherwise;
  }
}
