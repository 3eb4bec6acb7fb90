package dev.lectern.sandbox.s3.form;

import dev.lectern.sandbox.ServiceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when there are more or fewer bytes than a policy allows. */
final class SizedStream extends FilterInputStream {

  private final long smallest;
  private final long largest;
  private long count;

  SizedStream(InputStream in, long smallest, long largest) {
    super(in);
    this.smallest = smallest;
    this.largest = largest;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    counted(c < 0 ? -1 : 1);
    return c;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    counted(n);
    return n;
  }

  private void counted(int n) {
    if (n < 0 && count < smallest) {
      throw new ServiceException(
              400,
              "EntityTooSmall",
              "Your proposed upload is smaller than the minimum allowed size")
          .with("ProposedSize", Long.toString(count))
          .with("MinSizeAllowed", Long.toString(smallest));
    }
    count += Math.max(n, 0);
    if (count > largest) {
      throw new ServiceException(
              400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
          .with("ProposedSize", Long.toString(count))
          .with("MaxSizeAllowed", Long.toString(largest));
    }
  }
}
