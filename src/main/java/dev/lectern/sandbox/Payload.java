package dev.lectern.sandbox;

import java.io.IOException;
import java.io.OutputStream;

/** A streaming answer body. Written once; closed also when it was never written. */
public interface Payload extends AutoCloseable {

  /** Length in bytes; it is sent as Content-Length. */
  long length();

  /** Writes all bytes. */
  void writeTo(OutputStream out) throws IOException;

  @Override
  default void close() throws IOException {}
}
