package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.s3.state.Segment;
import dev.lectern.sandbox.store.BlobReader;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An object's bytes, or a range of them, open for reading: they stay readable when the object is
 * deleted meanwhile. For one thread; close it.
 */
public final class Content implements Payload {

  private record Open(BlobReader reader, Segment segment) {}

  private final List<Open> opened = new ArrayList<>();
  private final long length;

  private Content(long length) {
    this.length = length;
  }

  /**
   * Opens a range.
   *
   * @throws java.nio.file.NoSuchFileException when the object is gone already
   */
  public static Content open(Store store, List<Segment> segments, ByteRange range)
      throws IOException {
    Content content = new Content(range.length());
    try {
      for (Segment part : slice(segments, range)) {
        content.opened.add(new Open(store.openBlob(part.blob()), part));
      }
      return content;
    } catch (IOException | RuntimeException cause) {
      content.close();
      throw cause;
    }
  }

  /** The segments that a range of a row of segments is made of. */
  public static List<Segment> slice(List<Segment> segments, ByteRange range) {
    List<Segment> slice = new ArrayList<>();
    long end = range.first() + range.length();
    long at = 0;
    for (Segment segment : segments) {
      long from = Math.max(at, range.first());
      long to = Math.min(at + segment.length(), end);
      if (from < to) {
        slice.add(new Segment(segment.blob(), segment.offset() + from - at, to - from));
      }
      at += segment.length();
    }
    return slice;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (Open one : opened) {
      one.reader().copy(one.segment().offset(), one.segment().length(), out);
    }
  }

  /** Passes all bytes through digests. */
  public Digests.Result digest(Digests digests) throws IOException {
    writeTo(
        new OutputStream() {
          @Override
          public void write(int b) {
            digests.update(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int count) {
            digests.update(bytes, offset, count);
          }
        });
    return digests.finish();
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Open one : opened) {
      try {
        one.reader().close();
      } catch (IOException cause) {
        failed = cause;
      }
    }
    opened.clear();
    if (failed != null) {
      throw failed;
    }
  }
}
