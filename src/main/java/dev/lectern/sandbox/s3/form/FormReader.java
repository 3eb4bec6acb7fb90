package dev.lectern.sandbox.s3.form;

import dev.lectern.sandbox.ServiceException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code multipart/form-data} body (RFC 7578) as it comes: the fields up to the file, and
 * the file as a stream. What follows the file is ignored, as S3 does.
 */
final class FormReader {

  /** S3 takes no more than this before the file. */
  private static final int MOST_BEFORE_FILE = 20_000;

  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");

  private final InputStream in;
  private final byte[] delimiter;
  private int budget = MOST_BEFORE_FILE;

  private FormReader(InputStream in, String boundary) {
    this.in = new BufferedInputStream(in, 64 * 1024);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads a form up to its file.
   *
   * @throws ServiceException MalformedPOSTRequest, InvalidArgument, MaxPostPreDataLengthExceeded
   */
  static PostForm read(InputStream body, String contentType) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw malformed();
    }
    String value = boundary.group(2) == null ? boundary.group(3) : boundary.group(2);
    return new FormReader(body, value).read();
  }

  private PostForm read() throws IOException {
    PostForm form = new PostForm();
    String first = line();
    if (!first.equals(new String(delimiter, StandardCharsets.ISO_8859_1).strip())) {
      throw malformed();
    }
    while (true) {
      Headers headers = headers();
      if (headers.name().equalsIgnoreCase("file")) {
        form.file(headers.fileName(), new PartStream());
        return form;
      }
      byte[] content = new PartStream().readNBytes(budget + 1);
      spend(content.length);
      form.add(headers.name(), new String(content, StandardCharsets.UTF_8));
      String rest = line();
      if (rest.equals("--")) {
        return form;
      }
      if (!rest.isEmpty()) {
        throw malformed();
      }
    }
  }

  private record Headers(String name, String fileName) {}

  private Headers headers() throws IOException {
    String name = "";
    String fileName = "";
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
        name = group(NAME, line).orElseThrow(FormReader::malformed);
        fileName = group(FILE_NAME, line).orElse("");
      }
    }
    if (name.isEmpty()) {
      throw malformed();
    }
    return new Headers(name, fileName);
  }

  private static Optional<String> group(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw malformed();
      }
      line.write(c);
      spend(1);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private void spend(int bytes) {
    budget -= bytes;
    if (budget < 0) {
      throw new ServiceException(
              400,
              "MaxPostPreDataLengthExceeded",
              "Your POST request fields preceding the upload file were too large.")
          .with("MaxPostPreDataLengthInBytes", Integer.toString(MOST_BEFORE_FILE));
    }
  }

  static ServiceException malformed() {
    return new ServiceException(
        400,
        "MalformedPOSTRequest",
        "The body of your POST request is not well-formed multipart/form-data.");
  }

  /** The bytes of a part, up to the delimiter behind it, which is consumed. */
  private final class PartStream extends InputStream {

    private boolean ended;

    @Override
    public int read() throws IOException {
      if (ended) {
        return -1;
      }
      int c = in.read();
      if (c == '\r' && delimiterFollows()) {
        ended = true;
        return -1;
      }
      if (c < 0) {
        throw malformed();
      }
      return c;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int n = 0;
      while (n < count) {
        int c = read();
        if (c < 0) {
          break;
        }
        bytes[offset + n++] = (byte) c;
      }
      return n == 0 && count > 0 ? -1 : n;
    }

    private boolean delimiterFollows() throws IOException {
      in.mark(delimiter.length);
      for (int i = 1; i < delimiter.length; i++) {
        if (in.read() != (delimiter[i] & 0xff)) {
          in.reset();
          return false;
        }
      }
      return true;
    }
  }
}
