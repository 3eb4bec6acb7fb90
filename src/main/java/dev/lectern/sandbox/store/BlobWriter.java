package dev.lectern.sandbox.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a new blob: small ones in memory, larger ones into a file beside the others
 * that gets its name only when it is complete. Close it always: what no transaction kept by then is
 * deleted.
 */
public final class BlobWriter extends OutputStream {

  private final BlobFiles files;
  private final long id;
  private byte[] buffer = new byte[8192];
  private int used;
  private long length;
  private @Nullable OutputStream file;
  private @Nullable Blob finished;

  BlobWriter(BlobFiles files, long id) {
    this.files = files;
    this.id = id;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    length += count;
    OutputStream out = file;
    if (out == null && used + count <= Blob.MAX_INLINE) {
      if (used + count > buffer.length) {
        int size = Math.max(used + count, buffer.length * 2);
        buffer = Arrays.copyOf(buffer, Math.min(Blob.MAX_INLINE, size));
      }
      System.arraycopy(bytes, offset, buffer, used, count);
      used += count;
      return;
    }
    if (out == null) {
      out = Files.newOutputStream(files.incoming(id));
      file = out;
      out.write(buffer, 0, used);
      buffer = new byte[0];
    }
    out.write(bytes, offset, count);
  }

  /** Ends the blob; call once, then keep it in a transaction before closing the writer. */
  public Blob finish() throws IOException {
    Blob blob;
    if (file == null) {
      blob = new Blob(id, length, Arrays.copyOf(buffer, used));
    } else {
      file.close();
      Path target = files.path(id);
      Files.createDirectories(target.resolveSibling(""));
      files.expect(id);
      Files.move(files.incoming(id), target, StandardCopyOption.ATOMIC_MOVE);
      blob = new Blob(id, length, null);
    }
    finished = blob;
    return blob;
  }

  @Override
  public void close() throws IOException {
    if (file == null) {
      return;
    }
    file.close();
    if (finished == null) {
      Files.deleteIfExists(files.incoming(id));
    } else {
      files.discardUnlessKept(id);
    }
  }
}
