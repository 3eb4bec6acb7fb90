package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sigv4.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A body whose SHA-256 the client has signed. The read that delivers the last byte fails when the
 * hash is another one, so that nobody can use the body without having noticed.
 */
final class HashedStream extends FilterInputStream {

  private final MessageDigest digest = Digests.sha256();
  private final String expected;
  private long left;

  /**
   * @param length the body's length, at least 1, or -1 when it is unknown
   */
  HashedStream(InputStream in, String expected, long length) {
    super(in);
    this.expected = expected;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n > 0) {
      digest.update(bytes, offset, n);
      if (left > 0) {
        left -= n;
      }
    }
    if (left == 0 || (n < 0 && left < 0)) {
      left = Long.MAX_VALUE;
      check(expected, HexFormat.of().formatHex(digest.digest()));
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Compares the hash of a body with what was announced. */
  static void check(String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new ServiceException(
              400,
              "XAmzContentSHA256Mismatch",
              "The provided 'x-amz-content-sha256' header does not match what was computed.")
          .with("ClientComputedContentSHA256", expected)
          .with("S3ComputedContentSHA256", actual);
    }
  }
}
