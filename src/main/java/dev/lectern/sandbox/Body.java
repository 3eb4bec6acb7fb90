package dev.lectern.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A request's streaming payload. Read it once, front to back; it is never held whole in memory. */
public interface Body {

  /** Length in bytes after removal of aws-chunked framing, or -1 when the client did not say. */
  long length();

  /** The bytes. Ends with a {@link ServiceException} when a hash, checksum or length is wrong. */
  InputStream stream() throws IOException;

  /**
   * Headers that followed the body (aws-chunked trailers such as {@code x-amz-checksum-crc32}),
   * lower-case names; complete only after the stream was read to its end.
   */
  Map<String, String> trailers();
}
