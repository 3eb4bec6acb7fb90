package dev.lectern.sandbox.wire.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A request's body without its framing. */
abstract class RequestBody extends InputStream {

  /** Runs before the first byte is taken; null once it has run. */
  private @Nullable Interim beforeFirstRead;

  /** Something that is written before the body is read. */
  @FunctionalInterface
  interface Interim {
    void send() throws IOException;
  }

  RequestBody(@Nullable Interim beforeFirstRead) {
    this.beforeFirstRead = beforeFirstRead;
  }

  /** Of a known length. */
  static RequestBody fixed(InputStream in, long length, @Nullable Interim beforeFirstRead) {
    return new Fixed(in, length, beforeFirstRead);
  }

  /** In chunks. */
  static RequestBody chunked(InputStream in, @Nullable Interim beforeFirstRead) {
    return new Chunked(in, beforeFirstRead);
  }

  /** Whether every byte was taken. */
  abstract boolean ended();

  /** Takes up to {@code length} bytes. */
  abstract int take(byte[] bytes, int offset, int length) throws IOException;

  /** Whether the client was never told to send its body. */
  final boolean unasked() {
    return beforeFirstRead != null;
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (ended()) {
      return -1;
    }
    Interim interim = beforeFirstRead;
    if (interim != null) {
      beforeFirstRead = null;
      interim.send();
    }
    return take(bytes, offset, length);
  }

  private static final class Fixed extends RequestBody {

    private final InputStream in;
    private long left;

    Fixed(InputStream in, long length, @Nullable Interim beforeFirstRead) {
      super(beforeFirstRead);
      this.in = in;
      this.left = length;
    }

    @Override
    boolean ended() {
      return left == 0;
    }

    @Override
    int take(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new IncompleteBodyException(left + " bytes of the body are missing");
      }
      left -= n;
      return n;
    }
  }

  private static final class Chunked extends RequestBody {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_TRAILERS = 32;

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    Chunked(InputStream in, @Nullable Interim beforeFirstRead) {
      super(beforeFirstRead);
      this.in = in;
    }

    @Override
    boolean ended() {
      return ended;
    }

    @Override
    int take(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 && !nextChunk()) {
        return -1;
      }
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new IncompleteBodyException("a chunk of the body ended early");
      }
      left -= n;
      return n;
    }

    private boolean nextChunk() throws IOException {
      if (!first && !readLine().isEmpty()) {
        throw new IncompleteBodyException("a chunk of the body is longer than it said");
      }
      first = false;
      String line = readLine();
      int semicolon = line.indexOf(';');
      String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
      try {
        left = Long.parseUnsignedLong(size, 16);
      } catch (NumberFormatException e) {
        throw new IncompleteBodyException("a chunk of the body has no size: " + size);
      }
      if (left < 0) {
        throw new IncompleteBodyException("a chunk of the body is too long: " + size);
      }
      if (left == 0) {
        skipTrailingFields();
        ended = true;
      }
      return !ended;
    }

    /** Trailing fields of HTTP itself carry nothing for AWS. */
    private void skipTrailingFields() throws IOException {
      for (int fields = 0; !readLine().isEmpty(); fields++) {
        if (fields == MOST_TRAILERS) {
          throw new IncompleteBodyException("the body has too many trailing fields");
        }
      }
    }

    private String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      while (true) {
        int next = in.read();
        if (next < 0 || line.length() > LONGEST_LINE) {
          throw new IncompleteBodyException("the chunks of the body cannot be read");
        }
        if (next == '\n') {
          return line.toString();
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
    }
  }
}
