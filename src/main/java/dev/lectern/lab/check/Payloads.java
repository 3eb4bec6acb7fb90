package dev.lectern.lab.check;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** Payloads of calls, read from disk each time the SDK sends them. */
final class Payloads {

  private Payloads() {}

  /**
   * A slice of a file.
   *
   * @param length bytes; 0 means up to the end
   */
  static RequestBody slice(Path file, long from, long length) throws IOException {
    long size = Files.size(file);
    long rest = Math.max(0, size - from);
    long sent = length == 0 ? rest : Math.min(length, rest);
    ContentStreamProvider bytes =
        () -> {
          try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file));
            in.skipNBytes(from);
            return new Limited(in, sent);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return RequestBody.fromContentProvider(bytes, sent, "application/octet-stream");
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = super.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(0, n);
      return n;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
