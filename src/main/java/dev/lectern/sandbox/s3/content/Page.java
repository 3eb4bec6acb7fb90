package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.s3.state.S3Errors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** What the listings' requests have in common, and the count of entries of one page. */
public final class Page {

  private static final int MOST = 1000;

  private final String prefix;
  private final String delimiter;
  private final boolean encoded;
  private final int limit;
  private int count;

  /**
   * Reads a request.
   *
   * @param limitMember the member that limits a page, for example {@code MaxKeys}
   * @param argument what errors call it
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument
   */
  public Page(ObjectNode input, String limitMember, String argument) {
    this.prefix = input.path("Prefix").asString("");
    this.delimiter = input.path("Delimiter").asString("");
    String encoding = input.path("EncodingType").asString("");
    if (!encoding.isEmpty() && !encoding.equals("url")) {
      throw S3Errors.invalidArgument(
          "Invalid Encoding Method specified in Request", "encoding-type", encoding);
    }
    this.encoded = !encoding.isEmpty();
    this.limit = limit(input, limitMember, argument);
  }

  /**
   * How many entries a page may have: what the request asks for, at most 1,000.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument when it is negative
   */
  public static int limit(ObjectNode input, String member, String argument) {
    int asked = input.path(member).asInt(MOST);
    if (asked < 0) {
      throw S3Errors.invalidArgument(
          "Argument " + argument + " must be an integer between 0 and 2147483647",
          argument,
          Integer.toString(asked));
    }
    return Math.min(asked, MOST);
  }

  /** Empty for all keys. */
  public String prefix() {
    return prefix;
  }

  /** Empty for none. */
  public String delimiter() {
    return delimiter;
  }

  /** Most entries of this page. */
  public int limit() {
    return limit;
  }

  /** Entries counted so far. */
  public int count() {
    return count;
  }

  /** Counts one more entry; false when the page is full. */
  public boolean take() {
    if (count == limit) {
      return false;
    }
    count++;
    return true;
  }

  /** With encoding-type url as S3 encodes: a blank as plus, slashes as they are. */
  public String encode(String text) {
    return encoded ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
  }

  /** Adds the members that repeat the request. */
  public void answer(ObjectNode output, String limitMember) {
    output.put("Prefix", encode(prefix)).put(limitMember, limit);
    if (!delimiter.isEmpty()) {
      output.put("Delimiter", encode(delimiter));
    }
    if (encoded) {
      output.put("EncodingType", "url");
    }
  }
}
