package dev.lectern.calls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Counts a body as it flows by and keeps its first bytes. Written by the thread that reads the
 * stream, read by the thread that finishes the call: the same one, or later.
 */
final class BodySample {

  /** First bytes of a body that are kept. */
  static final int LIMIT = 64 * 1024;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
  private final int limit;
  private long length;

  BodySample(int limit) {
    this.limit = limit;
  }

  long length() {
    return length;
  }

  /** The stream, watched. A new stream starts the sample afresh: a body may be sent again. */
  InputStream watch(InputStream stream) {
    kept.reset();
    length = 0;
    return new Watched(stream);
  }

  /** All of the body; null when only its beginning was kept. */
  byte @Nullable [] whole() {
    return length == kept.size() ? kept.toByteArray() : null;
  }

  /** What was kept as text; null when nothing was, or when it is not UTF-8 text. */
  @Nullable String text() {
    if (kept.size() == 0) {
      return null;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(kept.toByteArray());
    CharBuffer out = CharBuffer.allocate(in.remaining());
    // not the end of input: a character may be cut at the limit
    CoderResult result = decoder.decode(in, out, length <= kept.size());
    if (result.isError()) {
      return null;
    }
    String text = out.flip().toString();
    return text.chars().anyMatch(BodySample::binary) ? null : text;
  }

  private static boolean binary(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  }

  private void saw(byte[] bytes, int offset, int count) {
    length += count;
    int room = limit - kept.size();
    if (room > 0) {
      kept.write(bytes, offset, Math.min(room, count));
    }
  }

  private final class Watched extends InputStream {

    private final InputStream in;
    private final byte[] one = new byte[1];

    Watched(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0) {
        one[0] = (byte) b;
        saw(one, 0, 1);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int n = in.read(bytes, offset, count);
      if (n > 0) {
        saw(bytes, offset, n);
      }
      return n;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
