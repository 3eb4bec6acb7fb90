package dev.lectern.sandbox.s3.access;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.s3.content.Tags;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.OlderSignature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Condition keys of S3 (Service Authorization Reference, "Condition keys for Amazon S3"). */
final class RequestFacts {

  /** Members of operations that are keys. */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("Prefix", "s3:prefix"),
          Map.entry("Delimiter", "s3:delimiter"),
          Map.entry("MaxKeys", "s3:max-keys"),
          Map.entry("VersionId", "s3:VersionId"),
          Map.entry("ACL", "s3:x-amz-acl"),
          Map.entry("GrantFullControl", "s3:x-amz-grant-full-control"),
          Map.entry("GrantRead", "s3:x-amz-grant-read"),
          Map.entry("GrantReadACP", "s3:x-amz-grant-read-acp"),
          Map.entry("GrantWrite", "s3:x-amz-grant-write"),
          Map.entry("GrantWriteACP", "s3:x-amz-grant-write-acp"),
          Map.entry("CopySource", "s3:x-amz-copy-source"),
          Map.entry("MetadataDirective", "s3:x-amz-metadata-directive"),
          Map.entry("ServerSideEncryption", "s3:x-amz-server-side-encryption"),
          Map.entry("SSEKMSKeyId", "s3:x-amz-server-side-encryption-aws-kms-key-id"),
          Map.entry("SSECustomerAlgorithm", "s3:x-amz-server-side-encryption-customer-algorithm"),
          Map.entry("StorageClass", "s3:x-amz-storage-class"),
          Map.entry("WebsiteRedirectLocation", "s3:x-amz-website-redirect-location"),
          Map.entry("ObjectOwnership", "s3:x-amz-object-ownership"),
          Map.entry("ObjectLockMode", "s3:object-lock-mode"),
          Map.entry("ObjectLockRetainUntilDate", "s3:object-lock-retain-until-date"),
          Map.entry("ObjectLockLegalHoldStatus", "s3:object-lock-legal-hold"),
          Map.entry("IfMatch", "s3:if-match"),
          Map.entry("IfNoneMatch", "s3:if-none-match"));

  private RequestFacts() {}

  static Map<String, List<String>> of(
      ObjectNode input,
      RequestHead head,
      @Nullable Bucket bucket,
      @Nullable ObjectVersion version) {
    Map<String, List<String>> keys = new HashMap<>();
    MEMBERS.forEach(
        (member, key) -> {
          if (input.has(member)) {
            keys.put(key, List.of(input.path(member).asString()));
          }
        });
    String location =
        input.path("CreateBucketConfiguration").path("LocationConstraint").asString("");
    if (!location.isEmpty()) {
      keys.put("s3:LocationConstraint", List.of(location));
    }
    signature(keys, head);
    requestTags(keys, input);
    if (bucket != null) {
      keys.put("s3:ResourceAccount", List.of(bucket.owner()));
      bucket
          .configuration(Configurations.TAGGING)
          .ifPresent(
              tags -> {
                for (JsonNode tag : tags.path("TagSet")) {
                  String name = tag.path("Key").asString("");
                  keys.put("s3:BucketTag/" + name, List.of(tag.path("Value").asString("")));
                  keys.put("aws:ResourceTag/" + name, List.of(tag.path("Value").asString("")));
                }
              });
    }
    if (version != null) {
      version
          .detail()
          .tags()
          .forEach((key, value) -> keys.put("s3:ExistingObjectTag/" + key, List.of(value)));
    }
    return keys;
  }

  private static void signature(Map<String, List<String>> keys, RequestHead head) {
    boolean older = OlderSignature.of(head);
    boolean query = older || head.rawQuery().contains("X-Amz-Signature=");
    if (query || head.header("authorization").isPresent()) {
      keys.put("s3:authType", List.of(query ? "REST-QUERY-STRING" : "REST-HEADER"));
      keys.put("s3:signatureversion", List.of(older ? "AWS" : "AWS4-HMAC-SHA256"));
    }
    head.header("x-amz-content-sha256")
        .ifPresent(hash -> keys.put("s3:x-amz-content-sha256", List.of(hash)));
  }

  private static void requestTags(Map<String, List<String>> keys, ObjectNode input) {
    JsonNode tagging = input.path("Tagging");
    Map<String, String> tags =
        tagging.isObject()
            ? Tags.ofSet(tagging.path("TagSet"))
            : tagging.isString() ? Tags.ofHeader(tagging.asString()) : Map.of();
    if (!tags.isEmpty()) {
      keys.put("s3:RequestObjectTagKeys", new ArrayList<>(tags.keySet()));
      keys.put("aws:TagKeys", new ArrayList<>(tags.keySet()));
      tags.forEach(
          (key, value) -> {
            keys.put("s3:RequestObjectTag/" + key, List.of(value));
            keys.put("aws:RequestTag/" + key, List.of(value));
          });
    }
  }
}
