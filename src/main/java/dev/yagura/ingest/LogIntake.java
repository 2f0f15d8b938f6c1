package dev.yagura.ingest;

import dev.yagura.event.CandidateFinder;
import dev.yagura.ingest.AcceptedKeys.RequestKey;
import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.LogParsers;
import dev.yagura.store.Hosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes bodies of log lines in. Returns only after their commit; whatever is thrown, nothing of the
 * body is stored.
 */
@Service
public class LogIntake {

  private static final int SMALL_BYTES = 4 << 20;
  private static final int SLICE_RECORDS = 5_000;
  private static final long SLICE_BYTES = 16L << 20;
  private static final Duration KEY_OF_SENDER_KEPT = Duration.ofDays(7);
  private static final Duration KEY_OF_CONTENT_KEPT = Duration.ofHours(24);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final WritePath writePath;
  private final GroupCommit groupCommit;
  private final Batches batches;
  private final BodyReader.Reading reading;
  private final IngestProperties properties;
  private final Clock clock;
  private final Semaphore memory;

  LogIntake(
      WritePath writePath,
      GroupCommit groupCommit,
      Batches batches,
      LogParsers parsers,
      Normalizer normalizer,
      Hosts hosts,
      CandidateFinder candidates,
      IngestProperties properties,
      Clock clock) {
    this.writePath = writePath;
    this.groupCommit = groupCommit;
    this.batches = batches;
    this.reading = new BodyReader.Reading(parsers, normalizer, hosts, candidates);
    this.properties = properties;
    this.clock = clock;
    this.memory = new Semaphore((int) properties.memory().toKilobytes());
  }

  /**
   * Takes a body in.
   *
   * @param body the decoded body; small ones share a slice with others, long ones become several
   *     slices in one transaction
   * @throws UnavailableException when the sender should try again later
   * @throws IOException what reading the body throws
   */
  public Receipt accept(Submission submission, InputStream body) throws IOException {
    Instant receivedAt = clock.instant();
    byte[] start = body.readNBytes(SMALL_BYTES + 1);
    if (start.length > SMALL_BYTES) {
      return acceptLong(submission, start, body, receivedAt);
    }
    int weight = 1 + start.length / 1024;
    if (!memory.tryAcquire(weight)) {
      throw new UnavailableException("Too much is waiting to be written.", RETRY_AFTER);
    }
    try {
      return acceptSmall(submission, start, receivedAt);
    } finally {
      memory.release(weight);
    }
  }

  private Receipt acceptSmall(Submission submission, byte[] body, Instant receivedAt)
      throws IOException {
    RequestKey key = key(submission, sha256().digest(body));
    Optional<Receipt> before = writePath.seenBefore(key);
    if (before.isPresent()) {
      return before.get();
    }
    BodyReader reader =
        reader(submission, new ByteArrayInputStream(body), batches.nextId(), receivedAt);
    List<Prepared> prepared = new ArrayList<>();
    for (Prepared piece; (piece = reader.next(SLICE_RECORDS, SLICE_BYTES)) != null; ) {
      prepared.add(piece);
    }
    return groupCommit.commit(
        new WritePath.Small(submission, key, receivedAt, prepared, reader.receipt()));
  }

  private Receipt acceptLong(
      Submission submission, byte[] start, InputStream rest, Instant receivedAt)
      throws IOException {
    if (submission.idempotencyKey() != null) {
      Optional<Receipt> before = writePath.seenBefore(key(submission, new byte[0]));
      if (before.isPresent()) {
        return before.get();
      }
    }
    MessageDigest digest = sha256();
    InputStream whole =
        new DigestInputStream(
            new SequenceInputStream(new ByteArrayInputStream(start), rest), digest);
    BodyReader reader = reader(submission, whole, batches.nextId(), receivedAt);
    WritePath.Pieces pieces =
        new WritePath.Pieces() {
          @Override
          public @Nullable Prepared next() throws IOException {
            return reader.next(SLICE_RECORDS, SLICE_BYTES);
          }

          @Override
          public Receipt receipt() {
            return reader.receipt();
          }

          @Override
          public RequestKey key() {
            return LogIntake.key(submission, digest.digest());
          }
        };
    try {
      return writePath.write(submission, receivedAt, pieces);
    } catch (WritePath.SeenBeforeException seen) {
      return writePath.seenBefore(seen.key()).orElseThrow();
    }
  }

  private BodyReader reader(
      Submission submission, InputStream body, long batchId, Instant receivedAt) {
    int maximumLine = (int) properties.maximumLine().toBytes();
    return new BodyReader(submission, body, batchId, receivedAt, reading, maximumLine);
  }

  private static RequestKey key(Submission submission, byte[] bodyDigest) {
    String own = submission.idempotencyKey();
    if (own != null) {
      return new RequestKey(
          submission.door(), submission.token().id(), "sender:" + own, KEY_OF_SENDER_KEPT);
    }
    MessageDigest digest = sha256();
    digest.update(submission.fingerprint().getBytes(StandardCharsets.UTF_8));
    digest.update(bodyDigest);
    return new RequestKey(
        submission.door(),
        submission.token().id(),
        "content:" + HexFormat.of().formatHex(digest.digest()),
        KEY_OF_CONTENT_KEPT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
