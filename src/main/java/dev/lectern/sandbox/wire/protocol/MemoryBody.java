package dev.lectern.sandbox.wire.protocol;

import dev.lectern.sandbox.Body;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** A body in memory; unlike others it can be read any number of times. */
public final class MemoryBody implements Body {

  private final byte[] bytes;

  /** The array is not to be changed any more. */
  public MemoryBody(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Map<String, String> trailers() {
    return Map.of();
  }
}
