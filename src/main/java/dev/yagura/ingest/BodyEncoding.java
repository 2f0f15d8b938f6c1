package dev.yagura.ingest;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes a request's Content-Encoding (RFC 9110, section 8.4), with a limit on what comes out. */
final class BodyEncoding {

  /** The encoding is none that is known here. */
  static final class UnknownEncodingException extends IOException {
    UnknownEncodingException(String encoding) {
      super(
          "The Content-Encoding \"%s\" is not known; gzip, zstd, deflate and identity are."
              .formatted(encoding));
    }
  }

  /** The body is not what its encoding says. */
  static final class BrokenBodyException extends IOException {
    BrokenBodyException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** More came out than the limit. */
  static final class TooLargeException extends IOException {
    TooLargeException(long limit) {
      super("The decoded body is larger than %d bytes.".formatted(limit));
    }
  }

  private BodyEncoding() {}

  static InputStream decode(InputStream body, @Nullable String encoding, long limit)
      throws IOException {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity", "" -> new Limited(body, limit, "");
      case "gzip", "x-gzip" -> new Limited(gzip(body), limit, "gzip");
      case "deflate" -> new Limited(new InflaterInputStream(body), limit, "deflate");
      case "zstd" -> new Limited(new ZstdInputStream(body), limit, "zstd");
      default -> throw new UnknownEncodingException(name);
    };
  }

  private static InputStream gzip(InputStream body) throws IOException {
    InputStream buffered = new BufferedInputStream(body, 1 << 16);
    buffered.mark(1);
    if (buffered.read() < 0) {
      return InputStream.nullInputStream();
    }
    buffered.reset();
    try {
      return new GZIPInputStream(buffered, 1 << 16);
    } catch (IOException broken) {
      throw new BrokenBodyException("The body is not gzip: " + broken.getMessage(), broken);
    }
  }

  /** Counts what comes out, and tells a broken encoding from a broken connection. */
  private static final class Limited extends FilterInputStream {

    private final long limit;
    private final String encoding;
    private long count;

    Limited(InputStream decoded, long limit, String encoding) {
      super(decoded);
      this.limit = limit;
      this.encoding = encoding;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (IOException broken) {
        if (encoding.isEmpty()) {
          throw broken;
        }
        throw new BrokenBodyException(
            "The %s body breaks off or is damaged after %d decoded bytes: %s"
                .formatted(encoding, count, broken.getMessage()),
            broken);
      }
      count += Math.max(read, 0);
      if (count > limit) {
        throw new TooLargeException(limit);
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
