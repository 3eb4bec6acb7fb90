package dev.lectern.sandbox.s3.list;

import dev.lectern.sandbox.s3.state.S3Errors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** What the listings' requests have in common, and the count of entries of one page. */
final class Page {

  private static final int MOST = 1000;

  private final String prefix;
  private final String delimiter;
  private final boolean encoded;
  private final int limit;
  private int count;

  Page(ObjectNode input, String limitMember, String argument) {
    this.prefix = input.path("Prefix").asString("");
    this.delimiter = input.path("Delimiter").asString("");
    String encoding = input.path("EncodingType").asString("");
    if (!encoding.isEmpty() && !encoding.equals("url")) {
      throw S3Errors.invalidArgument(
          "Invalid Encoding Method specified in Request", "encoding-type", encoding);
    }
    this.encoded = !encoding.isEmpty();
    int asked = input.path(limitMember).asInt(MOST);
    if (asked < 0) {
      throw S3Errors.invalidArgument(
          "Argument " + argument + " must be an integer between 0 and 2147483647",
          argument,
          Integer.toString(asked));
    }
    this.limit = Math.min(asked, MOST);
  }

  String prefix() {
    return prefix;
  }

  String delimiter() {
    return delimiter;
  }

  int limit() {
    return limit;
  }

  int count() {
    return count;
  }

  /** Counts one more entry; false when the page is full. */
  boolean take() {
    if (count == limit) {
      return false;
    }
    count++;
    return true;
  }

  /** With encoding-type url as S3 encodes: a blank as plus, slashes as they are. */
  String encode(String text) {
    return encoded ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
  }

  /** Adds the members that repeat the request. */
  void answer(ObjectNode output, String limitMember) {
    output.put("Prefix", encode(prefix)).put(limitMember, limit);
    if (!delimiter.isEmpty()) {
      output.put("Delimiter", encode(delimiter));
    }
    if (encoded) {
      output.put("EncodingType", "url");
    }
  }
}
