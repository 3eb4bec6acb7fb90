package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code PutBucketTagging}; limits: User Guide, "Using cost allocation S3 bucket tags". */
final class BucketTags {

  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private BucketTags() {}

  static ObjectNode check(Call call, Bucket bucket, ObjectNode given) {
    JsonNode tags = given.path("TagSet");
    if (tags.size() > MOST) {
      throw new ServiceException(
          400, "BadRequest", "Bucket tag count cannot be greater than " + MOST);
    }
    Set<String> keys = new HashSet<>();
    for (JsonNode tag : tags) {
      String key = tag.path("Key").asString("");
      String value = tag.path("Value").asString("");
      if (key.isEmpty() || key.length() > LONGEST_KEY || !ALLOWED.matcher(key).matches()) {
        throw invalid("The TagKey you have provided is invalid", "TagKey", key);
      }
      if (value.length() > LONGEST_VALUE || !ALLOWED.matcher(value).matches()) {
        throw invalid("The TagValue you have provided is invalid", "TagKey", key)
            .with("TagValue", value);
      }
      if (key.startsWith("aws:")) {
        throw invalid("System tags cannot be added/updated by requester", "TagKey", key);
      }
      if (!keys.add(key)) {
        throw invalid("Cannot provide multiple Tags with the same key", "TagKey", key);
      }
    }
    if (tags.isEmpty()) {
      given.removeAll();
    }
    return given;
  }

  private static ServiceException invalid(String message, String element, String value) {
    return new ServiceException(400, "InvalidTag", message).with(element, value);
  }
}
