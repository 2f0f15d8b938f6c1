package dev.yagura.normalize.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths of Linux files as text. */
final class Paths {

  private Paths() {}

  /** The last part of a path, without the {@code (deleted)} that the kernel adds to it. */
  static String nameOf(String path) {
    String plain = path.endsWith(" (deleted)") ? path.substring(0, path.length() - 10) : path;
    int end = plain.length();
    while (end > 1 && plain.charAt(end - 1) == '/') {
      end--;
    }
    return plain.substring(plain.lastIndexOf('/', end - 1) + 1, end);
  }

  /**
   * A path without {@code .}, {@code ..} and double slashes, so that a rule on {@code /etc/shadow}
   * sees {@code ../etc/shadow}. By its text only: symbolic links are not known here.
   *
   * @param base the directory of a relative path; null where it is not known
   * @return the path as it is where it is relative and there is no base
   */
  static String absolute(String path, @Nullable String base) {
    if (!path.startsWith("/")) {
      if (base == null || !base.startsWith("/")) {
        return path;
      }
      path = base + '/' + path;
    }
    if (!path.contains("/.") && !path.contains("//")) {
      return path;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String whole = "/" + String.join("/", parts);
    return path.endsWith("/") && whole.length() > 1 ? whole + '/' : whole;
  }
}
