package dev.lectern.sandbox.s3.content;

import dev.lectern.calc.ObjectKey;
import dev.lectern.calc.StorageClasses;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.PartInfo;
import dev.lectern.sandbox.s3.state.Segment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a writing call says of an object besides its bytes.
 *
 * @param attributes by the API's member names
 * @param metadata names without {@code x-amz-meta-}
 */
public record ObjectHeaders(
    Map<String, String> attributes,
    Map<String, String> metadata,
    Map<String, String> tags,
    String storageClass) {

  private static final int MOST_METADATA = 2048;
  private static final List<String> CONTENT =
      List.of(
          "CacheControl",
          "ContentDisposition",
          "ContentEncoding",
          "ContentLanguage",
          "ContentType",
          "Expires");
  private static final String REDIRECT = "WebsiteRedirectLocation";

  /**
   * Reads and checks all of it.
   *
   * @throws ServiceException KeyTooLongError, MetadataTooLarge, InvalidStorageClass and others
   */
  public static ObjectHeaders of(Call call, Bucket bucket) {
    ObjectNode input = call.input();
    checkKey(input.path("Key").asString(""));
    Map<String, String> attributes = new TreeMap<>(content(input));
    attributes.putAll(placement(call, bucket));
    return new ObjectHeaders(
        attributes,
        metadata(input),
        Tags.ofHeader(input.path("Tagging").asString("")),
        storageClass(input));
  }

  /** Content headers, which a copy takes from its source or from the request. */
  public static Map<String, String> content(ObjectNode input) {
    Map<String, String> attributes = new TreeMap<>();
    for (String member : CONTENT) {
      String value = input.path(member).asString("");
      if (!value.isEmpty()) {
        attributes.put(member, value);
      }
    }
    attributes.putIfAbsent("ContentType", "binary/octet-stream");
    return attributes;
  }

  /** Of another object's attributes those that are content headers. */
  public static Map<String, String> content(Detail detail) {
    Map<String, String> attributes = new TreeMap<>(detail.attributes());
    attributes.keySet().retainAll(CONTENT);
    return attributes;
  }

  /** Encryption, lock, ACL and redirect, which are always those of the request and the bucket. */
  public static Map<String, String> placement(Call call, Bucket bucket) {
    Map<String, String> attributes = new TreeMap<>(Encryption.attributes(call, bucket));
    attributes.putAll(Locks.attributes(call, bucket));
    attributes.putAll(ObjectAcl.attributes(call, bucket));
    String redirect = call.input().path(REDIRECT).asString("");
    if (!redirect.isEmpty()) {
      attributes.put(REDIRECT, checkedRedirect(redirect));
    }
    return attributes;
  }

  private static String checkedRedirect(String redirect) {
    if (!redirect.startsWith("/")
        && !redirect.startsWith("http://")
        && !redirect.startsWith("https://")) {
      throw new ServiceException(
          400,
          "InvalidRedirectLocation",
          "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");
    }
    if (redirect.getBytes(StandardCharsets.UTF_8).length > MOST_METADATA) {
      throw new ServiceException(
          400,
          "InvalidRedirectLocation",
          "The length of website redirect location cannot exceed 2,048 characters.");
    }
    return redirect;
  }

  /** Refuses keys of more than 1,024 bytes. */
  public static void checkKey(String key) {
    int size = ObjectKey.length(key);
    if (size > ObjectKey.MOST) {
      throw new ServiceException(400, "KeyTooLongError", "Your key is too long")
          .with("Size", Integer.toString(size))
          .with("MaxSizeAllowed", Integer.toString(ObjectKey.MOST));
    }
  }

  /** User metadata, at most 2 KB of names and values. */
  public static Map<String, String> metadata(ObjectNode input) {
    Map<String, String> metadata = new LinkedHashMap<>();
    int size = 0;
    for (var entry : input.path("Metadata").properties()) {
      String value = entry.getValue().asString();
      size += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
      size += value.getBytes(StandardCharsets.UTF_8).length;
      metadata.put(entry.getKey(), value);
    }
    if (size > MOST_METADATA) {
      throw new ServiceException(
              400,
              "MetadataTooLarge",
              "Your metadata headers exceed the maximum allowed metadata size")
          .with("Size", Integer.toString(size))
          .with("MaxSizeAllowed", Integer.toString(MOST_METADATA));
    }
    return metadata;
  }

  /** The storage class asked for, STANDARD when none is. */
  public static String storageClass(ObjectNode input) {
    String storageClass = input.path("StorageClass").asString("STANDARD");
    if (!StorageClasses.known(storageClass)) {
      throw new ServiceException(
              400, "InvalidStorageClass", "The storage class you specified is not valid")
          .with("StorageClassRequested", storageClass);
    }
    return storageClass;
  }

  /** With a content. */
  public Detail detail(List<Segment> segments, List<PartInfo> parts) {
    return new Detail(attributes, metadata, tags, segments, parts);
  }
}
