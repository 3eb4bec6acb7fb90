package dev.lectern.sandbox.engine;

import java.io.InputStream;
import java.util.Arrays;

/** Many bytes that cost nothing to make. */
public final class Zeros extends InputStream {

  private long left;

  /**
   * @param count how many
   */
  public Zeros(long count) {
    this.left = count;
  }

  @Override
  public int read() {
    return left-- > 0 ? 0 : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, left);
    Arrays.fill(bytes, offset, offset + count, (byte) 0);
    left -= count;
    return count;
  }
}
