package dev.lectern.sandbox.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * An open blob. It stays readable while it is open, also when the blob is deleted meanwhile. For
 * one thread.
 */
public final class BlobReader implements AutoCloseable {

  private static final int CHUNK = 128 * 1024;

  private final byte @Nullable [] inline;
  private final @Nullable FileChannel file;

  BlobReader(byte @Nullable [] inline, @Nullable FileChannel file) {
    this.inline = inline;
    this.file = file;
  }

  /**
   * Copies a part of the blob.
   *
   * @throws EOFException when the blob is shorter than that, which means a damaged data folder
   */
  public void copy(long offset, long count, OutputStream out) throws IOException {
    if (inline != null) {
      if (offset + count > inline.length) {
        throw new EOFException("blob is shorter than recorded");
      }
      out.write(inline, (int) offset, (int) count);
      return;
    }
    if (file == null) {
      throw new IllegalStateException("blob has neither bytes nor file");
    }
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, count)));
    long done = 0;
    while (done < count) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), count - done));
      int read = file.read(chunk, offset + done);
      if (read < 0) {
        throw new EOFException("blob is shorter than recorded");
      }
      out.write(chunk.array(), 0, read);
      done += read;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
