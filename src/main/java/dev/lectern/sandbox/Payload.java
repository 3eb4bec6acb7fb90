package dev.lectern.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A streaming answer body. Written once; closed also when it was never written. */
public interface Payload extends AutoCloseable {

  /** Bytes that are in memory; the array is not to be changed any more. */
  static Payload of(byte[] bytes) {
    return new Payload() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** A text in UTF-8. */
  static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The length of what is made while it is sent. */
  long UNKNOWN = -1;

  /** Length in bytes; it is sent as Content-Length. {@link #UNKNOWN}: it is sent in chunks. */
  long length();

  /** Writes all bytes. */
  void writeTo(OutputStream out) throws IOException;

  @Override
  default void close() throws IOException {}
}
