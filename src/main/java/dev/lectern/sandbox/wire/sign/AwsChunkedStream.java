package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body in AWS's own chunked framing, with or without signatures, with or without trailing headers
 * ("Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks"
 * and "… Including Trailing Headers" in the S3 API Reference). All checks are done by the read that
 * delivers the last byte.
 */
final class AwsChunkedStream extends InputStream {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_TRAILERS = 16;
  private static final long SMALLEST_CHUNK = 8 * 1024;

  private final InputStream in;
  private final @Nullable ChunkSigner signer;
  private final Set<String> announced;
  private final Map<String, String> trailers = new LinkedHashMap<>();
  private long decodedLeft;
  private long chunkLeft;
  private long chunkSize = Long.MAX_VALUE;
  private String chunkSignature = "";
  private boolean ended;

  /**
   * @param decodedLength value of x-amz-decoded-content-length
   * @param signer null when the chunks are not signed
   * @param announced lower-case names of the trailing headers that will follow
   */
  AwsChunkedStream(
      InputStream in, long decodedLength, @Nullable ChunkSigner signer, Set<String> announced) {
    this.in = in;
    this.decodedLeft = decodedLength;
    this.signer = signer;
    this.announced = announced;
  }

  Map<String, String> trailers() {
    return Map.copyOf(trailers);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunkLeft == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = in.read(bytes, offset, (int) Math.min(length, chunkLeft));
    if (n < 0) {
      throw incomplete();
    }
    chunkLeft -= n;
    decodedLeft -= n;
    if (signer != null) {
      signer.update(bytes, offset, n);
    }
    if (chunkLeft == 0) {
      endChunk();
      if (decodedLeft == 0) {
        nextChunk();
      }
    }
    return n;
  }

  private void nextChunk() throws IOException {
    String line = readLine();
    int semicolon = line.indexOf(';');
    String size = semicolon < 0 ? line : line.substring(0, semicolon);
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw incomplete();
    }
    chunkLeft = Long.parseLong(size, 16);
    chunkSignature = semicolon < 0 ? "" : value(line.substring(semicolon + 1));
    if (chunkLeft > decodedLeft || (chunkLeft == 0 && decodedLeft != 0)) {
      throw incomplete();
    }
    if (signer != null && chunkLeft > 0) {
      if (chunkSize < SMALLEST_CHUNK) {
        throw new ServiceException(
            403,
            "InvalidChunkSizeError",
            "Only the last chunk is allowed to have a size less than 8192 bytes");
      }
      chunkSize = chunkLeft;
    }
    if (chunkLeft == 0) {
      if (signer != null) {
        signer.chunk(chunkSignature);
      }
      readTrailers();
      ended = true;
    }
  }

  private void endChunk() throws IOException {
    if (signer != null) {
      signer.chunk(chunkSignature);
    }
    if (!readLine().isEmpty()) {
      throw incomplete();
    }
  }

  private void readTrailers() throws IOException {
    StringBuilder canonical = new StringBuilder();
    String signature = null;
    for (int i = 0; i < MOST_TRAILERS; i++) {
      String line = announced.isEmpty() ? optionalLine() : readLine();
      if (line.isEmpty()) {
        if (signer == null || announced.isEmpty()) {
          break;
        }
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw malformedTrailer();
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals("x-amz-trailer-signature")) {
        signature = value;
        break;
      }
      if (!announced.contains(name) || trailers.put(name, value) != null) {
        throw malformedTrailer();
      }
      canonical.append(name).append(':').append(value).append('\n');
    }
    if (!trailers.keySet().equals(announced)) {
      throw malformedTrailer();
    }
    if (signer != null && !announced.isEmpty()) {
      if (signature == null) {
        throw malformedTrailer();
      }
      signer.trailer(canonical.toString(), signature);
    }
    drain();
  }

  /** The empty line at the end is left out by some clients. */
  private void drain() throws IOException {
    byte[] rest = new byte[64];
    int n = in.read(rest);
    while (n >= 0) {
      for (int i = 0; i < n; i++) {
        if (rest[i] != '\r' && rest[i] != '\n') {
          throw malformedTrailer();
        }
      }
      n = in.read(rest);
    }
  }

  private String optionalLine() throws IOException {
    return line(true);
  }

  private String readLine() throws IOException {
    return line(false);
  }

  private String line(boolean mayEnd) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < LONGEST_LINE) {
      int next = in.read();
      if (next == '\n' || (next < 0 && mayEnd)) {
        return line.toString();
      }
      if (next < 0) {
        throw incomplete();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    throw incomplete();
  }

  private static String value(String extension) {
    int equals = extension.indexOf('=');
    return equals < 0 ? "" : extension.substring(equals + 1);
  }

  private static ServiceException incomplete() {
    return new ServiceException(400, "IncompleteBody", "The request body terminated unexpectedly");
  }

  private static ServiceException malformedTrailer() {
    return new ServiceException(
        400,
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our"
            + " published schema.");
  }
}
