package dev.lectern.pane.s3.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A piece of a file, to be read as often as needed.
 *
 * @param offset first byte, from 0
 * @param length bytes
 */
public record Slice(Path file, long offset, long length) {

  /**
   * Opens it.
   *
   * @param meter told of what is read
   */
  public InputStream open(Meter meter) throws IOException {
    meter.restart();
    return new Stream(FileChannel.open(file, StandardOpenOption.READ), meter);
  }

  private final class Stream extends InputStream {

    private final FileChannel channel;
    private final Meter meter;
    private long position;

    Stream(FileChannel channel, Meter meter) {
      this.channel = channel;
      this.meter = meter;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (position == length) {
        return -1;
      }
      int wanted = (int) Math.min(most, length - position);
      int got = channel.read(ByteBuffer.wrap(into, from, wanted), offset + position);
      if (got < 0) {
        throw new EOFException(file + " became shorter while it was read.");
      }
      position += got;
      meter.add(got);
      return got;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
