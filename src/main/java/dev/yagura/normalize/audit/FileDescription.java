package dev.yagura.normalize.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was done to which file. The PATH records tell: which were made, deleted, or there. */
final class FileDescription {

  private final AuditRecords records;
  private final Map<String, String> call;
  private final SyscallMeaning meaning;
  private final List<Map<String, String>> paths;

  FileDescription(AuditRecords records, Map<String, String> call, SyscallMeaning meaning) {
    this.records = records;
    this.call = call;
    this.meaning = meaning;
    this.paths = records.paths();
  }

  void describe(EventFields event) {
    String action = meaning.action();
    Map<String, String> path;
    switch (action) {
      case "renamed" -> {
        path = last("CREATE");
        Map<String, String> old = first("DELETE");
        if (old != null) {
          event.put("file_path_old", absolute(old, meaning.oldDirectory(), event));
        }
      }
      case "deleted" -> path = orAny(first("DELETE"));
      case "modified" -> path = orAny(null);
      default -> path = orAny(last("CREATE"));
    }
    if (action.equals("opened")) {
      action = opened(path);
    }
    event.put("action", action);
    String name = path == null ? null : absolute(path, meaning.directory(), event);
    if (name != null) {
      event.put("file_path", name);
      event.put("file_name", Paths.nameOf(name));
    }
  }

  private String opened(@Nullable Map<String, String> path) {
    OpenFlags flags = flags();
    String kind = path == null ? null : kind(path);
    if ("CREATE".equals(kind) || (flags.creates() && kind == null)) {
      return "created";
    }
    return flags.writes() ? "modified" : "read";
  }

  private OpenFlags flags() {
    String name = meaning.flags();
    if (name != null) {
      return OpenFlags.read(call.get(name), 16);
    }
    String how = records.value("OPENAT2", "oflag");
    return how == null && "creat".equals(call.get("syscall"))
        ? OpenFlags.CREAT
        : OpenFlags.read(how, 8);
  }

  private @Nullable String absolute(
      Map<String, String> path, @Nullable String directory, EventFields event) {
    String name = path.get("name");
    if (name == null) {
      return null;
    }
    if (name.startsWith("/")
        || isWorkingDirectory(directory == null ? null : call.get(directory))) {
      return Paths.absolute(name, base());
    }
    // Relative to an open directory of which the log does not tell the name.
    event.problem("directory_unknown");
    return name;
  }

  private @Nullable String base() {
    String directory = records.value("CWD", "cwd");
    if (directory != null) {
      return directory;
    }
    for (Map<String, String> path : paths) {
      String name = path.get("name");
      if ("PARENT".equals(kind(path)) && name != null && name.startsWith("/")) {
        return name;
      }
    }
    return null;
  }

  /** Whether a descriptor is AT_FDCWD, -100; a call without one is relative to it anyway. */
  private static boolean isWorkingDirectory(@Nullable String descriptor) {
    return descriptor == null
        || descriptor.equals("AT_FDCWD")
        || (descriptor.endsWith("ffffff9c") && descriptor.length() <= 16);
  }

  private @Nullable Map<String, String> orAny(@Nullable Map<String, String> found) {
    if (found != null) {
      return found;
    }
    for (Map<String, String> path : paths) {
      if (!"PARENT".equals(kind(path))) {
        return path;
      }
    }
    return null;
  }

  private @Nullable Map<String, String> first(String kind) {
    for (Map<String, String> path : paths) {
      if (kind.equals(kind(path))) {
        return path;
      }
    }
    return null;
  }

  private @Nullable Map<String, String> last(String kind) {
    for (int i = paths.size() - 1; i >= 0; i--) {
      if (kind.equals(kind(paths.get(i)))) {
        return paths.get(i);
      }
    }
    return null;
  }

  /** CREATE, DELETE, NORMAL, PARENT, UNKNOWN; older kernels say objtype, the oldest nothing. */
  private static @Nullable String kind(Map<String, String> path) {
    String kind = path.get("nametype");
    return kind == null ? path.get("objtype") : kind;
  }
}
