package dev.lectern.sandbox.s3.content;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Tags of an object and their limits (User Guide, "Categorizing your objects using tags"). */
public final class Tags {

  private static final int MOST = 10;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private Tags() {}

  /**
   * The tags in the header x-amz-tagging.
   *
   * @throws ServiceException InvalidArgument, InvalidTag or BadRequest
   */
  public static Map<String, String> ofHeader(String header) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String pair : header.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        if (equals != pair.lastIndexOf('=')) {
          throw malformed(header);
        }
        String key = decode(equals < 0 ? pair : pair.substring(0, equals), header);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1), header);
        if (tags.put(key, value) != null) {
          throw malformed(header);
        }
      }
    }
    check(tags);
    return tags;
  }

  private static String decode(String text, String header) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw malformed(header);
    }
  }

  private static ServiceException malformed(String header) {
    return S3Errors.invalidArgument(
        "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters"
            + " without tag name duplicates.",
        "x-amz-tagging",
        header);
  }

  /**
   * The tags in a {@code TagSet}.
   *
   * @throws ServiceException InvalidTag, BadRequest or MalformedXML
   */
  public static Map<String, String> ofSet(JsonNode tagSet) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (JsonNode tag : tagSet) {
      if (!tag.has("Key") || !tag.has("Value")) {
        throw S3Errors.malformedXml();
      }
      if (tags.put(tag.path("Key").asString(), tag.path("Value").asString()) != null) {
        throw invalid("Cannot provide multiple Tags with the same key")
            .with("TagKey", tag.path("Key").asString());
      }
    }
    check(tags);
    return tags;
  }

  private static void check(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw new ServiceException(400, "BadRequest", "Object tags cannot be greater than " + MOST);
    }
    tags.forEach(
        (key, value) -> {
          if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw invalid("Your TagKey cannot be prefixed with aws:").with("TagKey", key);
          }
          if (key.isEmpty() || key.length() > LONGEST_KEY || !CHARACTERS.matcher(key).matches()) {
            throw invalid("The TagKey you have provided is invalid").with("TagKey", key);
          }
          if (value.length() > LONGEST_VALUE || !CHARACTERS.matcher(value).matches()) {
            throw invalid("The TagValue you have provided is invalid")
                .with("TagKey", key)
                .with("TagValue", value);
          }
        });
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(400, "InvalidTag", message);
  }

  /** As a {@code TagSet}. */
  public static ArrayNode set(Map<String, String> tags) {
    ArrayNode set = Json.array();
    tags.forEach((key, value) -> set.addObject().put("Key", key).put("Value", value));
    return set;
  }
}
