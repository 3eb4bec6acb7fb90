package dev.lectern.sandbox.wire.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * Gives up on a client that sends every byte in time and the whole never. Only waiting counts, not
 * what the reader does between its reads. For one thread.
 */
final class PacedStream extends FilterInputStream {

  private final long mostNanos;
  private long waited;
  private int taken;

  PacedStream(InputStream in, long mostNanos) {
    super(in);
    this.mostNanos = mostNanos;
  }

  @Override
  public int read() throws IOException {
    long begun = System.nanoTime();
    int next = super.read();
    count(next < 0 ? 0 : 1, begun);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long begun = System.nanoTime();
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count), begun);
    return count;
  }

  private void count(int bytes, long begun) throws SocketTimeoutException {
    waited += System.nanoTime() - begun;
    taken += bytes;
    if (taken >= HttpLimits.BODY_STEP) {
      waited = 0;
      taken = 0;
    } else if (waited > mostNanos) {
      throw new SocketTimeoutException("the body comes too slowly");
    }
  }
}
