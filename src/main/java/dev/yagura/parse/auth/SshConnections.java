package dev.yagura.parse.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of sshd's processes: some of its failures do not say, but an earlier line
 * of the same process did. Process ids come again, so what was seen counts for sshd's
 * LoginGraceTime only. Of one body; not thread-safe.
 */
public final class SshConnections {

  private static final int MOST = 4096;
  private static final Duration GRACE = Duration.ofSeconds(120);

  private record Peer(String address, @Nullable String port, Instant seen) {}

  private final Map<String, Peer> peers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Peer> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The reading with its address: of the alternatives the one that the process was heard to talk
   * to, and for one that names none, the one that was heard.
   *
   * @param process what tells the process from others: host and process id
   */
  public Reading complete(String process, Instant time, Reading reading) {
    Peer peer = peers.get(process);
    if (peer != null && Duration.between(peer.seen, time).abs().compareTo(GRACE) > 0) {
      peer = null;
    }
    if (!reading.alternatives().isEmpty()) {
      return peer == null ? reading : choose(reading, peer.address);
    }
    String address = reading.values().getOrDefault("src", reading.values().get("rhost"));
    if (address != null) {
      peers.put(process, new Peer(address, reading.values().get("src_port"), time));
      return reading;
    }
    return peer == null ? reading : with(reading, peer);
  }

  private static Reading choose(Reading reading, String address) {
    for (Map<String, String> alternative : reading.alternatives()) {
      if (address.equals(alternative.get("src")) && !address.equals(reading.values().get("src"))) {
        Map<String, String> values = new LinkedHashMap<>(reading.values());
        values.remove("user");
        values.remove("src_port");
        values.remove("authentication_detail");
        values.putAll(alternative);
        return new Reading(reading.kind(), values, reading.count(), reading.alternatives());
      }
    }
    return reading;
  }

  private static Reading with(Reading reading, Peer peer) {
    Map<String, String> values = new LinkedHashMap<>(reading.values());
    values.put("src", peer.address);
    if (peer.port != null) {
      values.put("src_port", peer.port);
    }
    values.put("src_taken_from", "same process");
    return new Reading(reading.kind(), values, reading.count(), reading.alternatives());
  }
}
