package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.ServiceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of an object's bytes.
 *
 * @param first offset of the first byte
 * @param length number of bytes
 */
public record ByteRange(long first, long length) {

  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * A Range header's one range; empty when it is not well-formed or has several, which S3 ignores
   * (API {@code GetObject}).
   *
   * @throws ServiceException InvalidRange when nothing of it is in an object of that size
   */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher matcher = HEADER.matcher(header.strip());
    if (!matcher.matches() || header.strip().equals("bytes=-")) {
      return Optional.empty();
    }
    boolean suffix = matcher.group(1).isEmpty();
    boolean open = matcher.group(2).isEmpty();
    long start = suffix ? 0 : Long.parseLong(matcher.group(1));
    long end = open ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
    if (suffix) {
      start = Math.max(0, size - end);
      if (end == 0 || size == 0) {
        throw unsatisfiable(header, size);
      }
      end = size - 1;
    }
    if (end < start) {
      return Optional.empty();
    }
    if (start >= size) {
      throw unsatisfiable(header, size);
    }
    end = Math.min(end, size - 1);
    return Optional.of(new ByteRange(start, end - start + 1));
  }

  private static ServiceException unsatisfiable(String header, long size) {
    return new ServiceException(416, "InvalidRange", "The requested range is not satisfiable")
        .with("RangeRequested", header)
        .with("ActualObjectSize", Long.toString(size))
        .withHeader("Content-Range", "bytes */" + size);
  }

  /** The value of Content-Range. */
  public String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
