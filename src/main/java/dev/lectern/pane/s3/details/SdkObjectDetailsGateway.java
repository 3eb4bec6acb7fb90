package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** An object through the SDK. */
public final class SdkObjectDetailsGateway implements ObjectDetailsGateway {

  private final BucketCallsGateway calls;
  private final SdkLockGateway locks;
  private final SdkTextGateway written;
  private final Texts texts = Texts.of("s3details");

  /** Objects of the session behind these calls. */
  public SdkObjectDetailsGateway(BucketCallsGateway calls) {
    this.calls = calls;
    locks = new SdkLockGateway(calls);
    written = new SdkTextGateway(calls);
  }

  @Override
  public Head head(Target target) {
    try {
      return facts(
          calls.call(
              target.bucket(),
              s3 ->
                  s3.headObject(
                      r ->
                          r.bucket(target.bucket())
                              .key(target.key())
                              .versionId(target.versionId())
                              .checksumMode(ChecksumMode.ENABLED))));
    } catch (S3Exception e) {
      if (e.statusCode() == 400) {
        // an answer to HEAD has no body that could say so (User Guide, "Using SSE-C")
        throw new ProblemException(
            Problems.of(e)
                .as(
                    texts.get("unreadable.title"),
                    texts.get("unreadable.why"),
                    texts.get("unreadable.remedy")));
      }
      throw e;
    }
  }

  private static Head facts(HeadObjectResponse answer) {
    return new Head(
        answer.contentLength(),
        text(answer.eTag()).replace("\"", ""),
        answer.versionId(),
        answer.lastModified() == null ? Instant.EPOCH : answer.lastModified(),
        answer.storageClassAsString() == null ? "STANDARD" : answer.storageClassAsString(),
        headers(answer),
        checksums(answer),
        encryption(answer),
        multipart(answer),
        new Lock(
            text(answer.objectLockModeAsString()),
            answer.objectLockRetainUntilDate(),
            answer.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON),
        text(answer.restore()),
        text(answer.expiration()),
        text(answer.replicationStatusAsString()));
  }

  private static int multipart(HeadObjectResponse answer) {
    String etag = text(answer.eTag()).replace("\"", "");
    int minus = etag.lastIndexOf('-');
    // HeadObject tells the number of parts only when asked for one of them; the ETag tells it too
    return minus > 0 && etag.substring(minus + 1).matches("[0-9]{1,5}")
        ? Integer.parseInt(etag.substring(minus + 1))
        : 0;
  }

  private static Headers headers(HeadObjectResponse answer) {
    Map<Name, String> system = new EnumMap<>(Name.class);
    system.put(Name.CONTENT_TYPE, text(answer.contentType()));
    system.put(Name.CACHE_CONTROL, text(answer.cacheControl()));
    system.put(Name.CONTENT_DISPOSITION, text(answer.contentDisposition()));
    system.put(Name.CONTENT_ENCODING, text(answer.contentEncoding()));
    system.put(Name.CONTENT_LANGUAGE, text(answer.contentLanguage()));
    system.put(Name.EXPIRES, text(answer.expiresString()));
    system.put(Name.WEBSITE_REDIRECT, text(answer.websiteRedirectLocation()));
    List<Pair> metadata = new ArrayList<>();
    answer.metadata().forEach((name, value) -> metadata.add(new Pair(name, value)));
    metadata.sort(Comparator.comparing(Pair::name));
    return new Headers(system, metadata);
  }

  private static List<Head.Checksum> checksums(HeadObjectResponse answer) {
    Map<String, @Nullable String> known = new LinkedHashMap<>();
    known.put("CRC32", answer.checksumCRC32());
    known.put("CRC32C", answer.checksumCRC32C());
    known.put("CRC64NVME", answer.checksumCRC64NVME());
    known.put("SHA1", answer.checksumSHA1());
    known.put("SHA256", answer.checksumSHA256());
    List<Head.Checksum> checksums = new ArrayList<>();
    known.forEach(
        (algorithm, value) -> {
          if (value != null) {
            String type = answer.checksumTypeAsString();
            checksums.add(
                new Head.Checksum(
                    algorithm,
                    value,
                    type != null ? type : value.contains("-") ? "COMPOSITE" : "FULL_OBJECT"));
          }
        });
    return checksums;
  }

  private static Head.Encryption encryption(HeadObjectResponse answer) {
    boolean customer = answer.sseCustomerAlgorithm() != null;
    return new Head.Encryption(
        customer ? answer.sseCustomerAlgorithm() : text(answer.serverSideEncryptionAsString()),
        text(answer.ssekmsKeyId()),
        Boolean.TRUE.equals(answer.bucketKeyEnabled()),
        customer);
  }

  @Override
  public List<Pair> tags(Target target) {
    return calls
        .call(
            target.bucket(),
            s3 ->
                s3.getObjectTagging(
                    r -> r.bucket(target.bucket()).key(target.key()).versionId(target.versionId())))
        .tagSet()
        .stream()
        .map(tag -> new Pair(tag.key(), tag.value()))
        .toList();
  }

  @Override
  public Lock lock(Target target) {
    return locks.lock(target);
  }

  @Override
  public void writeLock(Target target, Lock before, Lock lock, boolean bypass) {
    locks.writeLock(target, before, lock, bypass);
  }

  @Override
  public Parts parts(Target target) {
    GetObjectAttributesResponse answer =
        calls.call(
            target.bucket(),
            s3 ->
                s3.getObjectAttributes(
                    r ->
                        r.bucket(target.bucket())
                            .key(target.key())
                            .versionId(target.versionId())
                            .objectAttributes(ObjectAttributes.OBJECT_PARTS)));
    if (answer.objectParts() == null) {
      return new Parts(0, List.of());
    }
    return new Parts(
        answer.objectParts().totalPartsCount(),
        answer.objectParts().parts().stream()
            .map(part -> new Part(part.partNumber(), part.size(), checksum(part)))
            .toList());
  }

  private static String checksum(ObjectPart part) {
    for (String value :
        new String[] {
          part.checksumCRC32(),
          part.checksumCRC32C(),
          part.checksumCRC64NVME(),
          part.checksumSHA1(),
          part.checksumSHA256()
        }) {
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  @Override
  public Start read(Target target, Head head, int limit) {
    if (head.size() == 0) {
      return new Start(new byte[0], 0);
    }
    ResponseBytes<GetObjectResponse> answer =
        calls.call(
            target.bucket(),
            s3 ->
                s3.getObjectAsBytes(
                    r ->
                        r.bucket(target.bucket())
                            .key(target.key())
                            .versionId(target.versionId())
                            .ifMatch("\"" + head.etag() + "\"")
                            .range("bytes=0-" + (Math.min(head.size(), limit) - 1))));
    return new Start(answer.asByteArrayUnsafe(), head.size());
  }

  @Override
  public void writeHeaders(Target target, Head head, Headers headers) {
    Head now = head(target);
    if (!now.etag().equals(head.etag())
        || !now.modified().equals(head.modified())
        || !Objects.equals(now.versionId(), head.versionId())
        || !now.headers().equals(head.headers())) {
      throw changed();
    }
    CopyObjectRequest.Builder copy =
        CopyObjectRequest.builder()
            .sourceBucket(target.bucket())
            .sourceKey(target.key())
            .sourceVersionId(target.versionId())
            .destinationBucket(target.bucket())
            .destinationKey(target.key())
            .copySourceIfMatch("\"" + head.etag() + "\"")
            .metadataDirective(MetadataDirective.REPLACE)
            .metadata(metadata(headers))
            .storageClass(head.storageClass());
    encryption(copy, head.encryption());
    apply(copy, headers);
    calls.call(target.bucket(), s3 -> s3.copyObject(copy.build()));
  }

  @Override
  public Optional<Head> latest(Target target) {
    try {
      return Optional.of(head(target));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public String write(Target target, Head head, List<Pair> tags, byte[] bytes) {
    // a copy onto itself keeps the ETag: what goes along must be what is there now
    return written.write(target, head.etag(), head(target), tags, bytes);
  }

  @Override
  public String create(Target target, String contentType, byte[] bytes) {
    return written.create(target, contentType, bytes);
  }

  private static void encryption(CopyObjectRequest.Builder copy, Head.Encryption as) {
    if (!as.algorithm().isEmpty() && !as.customerKey()) {
      copy.serverSideEncryption(as.algorithm());
      if (!as.kmsKey().isEmpty()) {
        copy.ssekmsKeyId(as.kmsKey()).bucketKeyEnabled(as.bucketKey());
      }
    }
  }

  private static void apply(CopyObjectRequest.Builder copy, Headers headers) {
    headers
        .system()
        .forEach(
            (name, value) -> {
              switch (name) {
                case CONTENT_TYPE -> copy.contentType(value);
                case CACHE_CONTROL -> copy.cacheControl(value);
                case CONTENT_DISPOSITION -> copy.contentDisposition(value);
                case CONTENT_ENCODING -> copy.contentEncoding(value);
                case CONTENT_LANGUAGE -> copy.contentLanguage(value);
                case EXPIRES -> copy.expires(HeaderRules.expires(value).orElse(null));
                case WEBSITE_REDIRECT -> copy.websiteRedirectLocation(value);
              }
            });
  }

  static Map<String, String> metadata(Headers headers) {
    Map<String, String> metadata = new LinkedHashMap<>();
    headers.metadata().forEach(pair -> metadata.put(pair.name(), pair.value()));
    return metadata;
  }

  @Override
  public void writeTags(Target target, List<Pair> before, List<Pair> tags) {
    if (!Set.copyOf(tags(target)).equals(Set.copyOf(before))) {
      throw changed();
    }
    List<Tag> set =
        tags.stream().map(tag -> Tag.builder().key(tag.name()).value(tag.value()).build()).toList();
    calls.call(
        target.bucket(),
        s3 ->
            s3.putObjectTagging(
                r ->
                    r.bucket(target.bucket())
                        .key(target.key())
                        .versionId(target.versionId())
                        .tagging(t -> t.tagSet(set))));
  }

  private ProblemException changed() {
    return new ProblemException(
        UserProblem.of(
            texts.get("changed.title"), texts.get("changed.why"), texts.get("changed.remedy")));
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
