package dev.yagura.normalize.audit;

import java.util.Map;

/** Between which addresses a network call went. */
final class NetworkDescription {

  private NetworkDescription() {}

  /** Whether the event tells an internet address; else it is not network traffic. */
  static boolean isInternet(AuditRecords records) {
    String family = records.value("SOCKADDR", "saddr_fam");
    return ("inet".equals(family) || "inet6".equals(family))
        && records.value("SOCKADDR", "laddr") != null;
  }

  /**
   * @param host the host that logged it
   */
  static void describe(
      AuditRecords records,
      Map<String, String> call,
      SyscallMeaning meaning,
      String host,
      EventFields event) {
    String address = records.value("SOCKADDR", "laddr");
    String port = records.value("SOCKADDR", "lport");
    event.put("dvc", host);
    event.put("app", call.get("exe"));
    event.put("action", action(call));
    if ("outbound".equals(meaning.direction())) {
      event.put("direction", "outbound");
      event.put("src", host);
      event.put("dest", address);
      event.put("dest_ip", address);
      event.put("dest_port", port);
    } else if ("inbound".equals(meaning.direction())) {
      event.put("direction", "inbound");
      event.put("src", address);
      event.put("src_ip", address);
      event.put("src_port", port);
    } else {
      event.put("direction", "listening");
      event.put("dest_ip", address);
      event.put("dest_port", port);
    }
  }

  /** A connect that goes on in the background (EINPROGRESS) has not failed. */
  private static String action(Map<String, String> call) {
    if (!"no".equals(call.get("success"))) {
      return "allowed";
    }
    String error = call.getOrDefault("errno", "");
    return switch (error) {
      case "EINPROGRESS" -> "allowed";
      case "EACCES", "EPERM" -> "blocked";
      default -> "failure";
    };
  }
}
