package dev.lectern.pane.s3.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The start of what a gzip stream holds.
 *
 * @param bytes at most as many as were asked for
 * @param more whether the stream goes on, in what was given or behind it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Unpacked(byte[] bytes, boolean more) {

  /** Whether bytes begin like a gzip member (RFC 1952, section 2.3.1). */
  public static boolean packed(byte[] bytes) {
    return bytes.length > 2
        && (bytes[0] & 0xFF) == 0x1F
        && (bytes[1] & 0xFF) == 0x8B
        && bytes[2] == 8;
  }

  /**
   * Unpacks at most {@code limit} bytes, however far the stream would unfold; empty when not even
   * the first byte can be unpacked.
   */
  public static Optional<Unpacked> gzip(byte[] packed, int limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean more = false;
    byte[] buffer = new byte[8192];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int read = in.read(buffer, 0, Math.min(buffer.length, limit));
      while (read > 0) {
        out.write(buffer, 0, read);
        read = in.read(buffer, 0, Math.min(buffer.length, limit - out.size()));
      }
      more = out.size() >= limit && in.read() >= 0;
    } catch (EOFException cut) {
      // only the start was given
      more = true;
    } catch (IOException damaged) {
      return out.size() == 0
          ? Optional.empty()
          : Optional.of(new Unpacked(out.toByteArray(), true));
    }
    return out.size() == 0 && more
        ? Optional.empty()
        : Optional.of(new Unpacked(out.toByteArray(), more));
  }
}
