package dev.lectern.pane.s3.details;

import static dev.lectern.pane.s3.details.SdkObjectDetailsGateway.metadata;
import static dev.lectern.pane.s3.details.SdkObjectDetailsGateway.text;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.ui.control.Pair;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Writes the bytes of an object through the SDK, each on a condition. */
final class SdkTextGateway {

  private final BucketCallsGateway calls;

  SdkTextGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  /**
   * Writes over an object that still has this ETag, with what goes along. Returns the version's id,
   * empty without one.
   */
  String write(Target target, String etag, Head now, List<Pair> tags, byte[] bytes) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder()
            .bucket(target.bucket())
            .key(target.key())
            .ifMatch("\"" + etag + "\"")
            .metadata(metadata(now.headers()))
            .storageClass(now.storageClass());
    if (!tags.isEmpty()) {
      put.tagging(tagging(tags));
    }
    now.checksums().forEach(checksum -> checksum(put, checksum.algorithm(), bytes));
    Head.Encryption as = now.encryption();
    if (!as.algorithm().isEmpty()) {
      put.serverSideEncryption(as.algorithm());
      if (!as.kmsKey().isEmpty()) {
        put.ssekmsKeyId(as.kmsKey()).bucketKeyEnabled(as.bucketKey());
      }
    }
    apply(put, now.headers());
    return put(target, put.build(), bytes);
  }

  /** The value goes along: the SDK computes CRC-64/NVME only with a native library. */
  private static void checksum(PutObjectRequest.Builder put, String algorithm, byte[] bytes) {
    ChecksumAlgorithm.find(algorithm)
        .ifPresent(
            known -> {
              String value = known.of(bytes);
              switch (known) {
                case CRC32 -> put.checksumCRC32(value);
                case CRC32C -> put.checksumCRC32C(value);
                case CRC64NVME -> put.checksumCRC64NVME(value);
                case SHA1 -> put.checksumSHA1(value);
                case SHA256 -> put.checksumSHA256(value);
              }
            });
  }

  private static void apply(PutObjectRequest.Builder put, Headers headers) {
    headers
        .system()
        .forEach(
            (name, value) -> {
              switch (name) {
                case CONTENT_TYPE -> put.contentType(value);
                case CACHE_CONTROL -> put.cacheControl(value);
                case CONTENT_DISPOSITION -> put.contentDisposition(value);
                case CONTENT_ENCODING -> put.contentEncoding(value);
                case CONTENT_LANGUAGE -> put.contentLanguage(value);
                case EXPIRES -> put.expires(HeaderRules.expires(value).orElse(null));
                case WEBSITE_REDIRECT -> put.websiteRedirectLocation(value);
              }
            });
  }

  /** Makes an object, only where there is none. Returns the version's id, empty without one. */
  String create(Target target, String contentType, byte[] bytes) {
    return put(
        target,
        PutObjectRequest.builder()
            .bucket(target.bucket())
            .key(target.key())
            .ifNoneMatch("*")
            .contentType(contentType)
            .build(),
        bytes);
  }

  private String put(Target target, PutObjectRequest put, byte[] bytes) {
    return text(
        calls
            .call(target.bucket(), s3 -> s3.putObject(put, RequestBody.fromBytes(bytes)))
            .versionId());
  }

  private static Tagging tagging(List<Pair> tags) {
    return Tagging.builder()
        .tagSet(
            tags.stream()
                .map(pair -> Tag.builder().key(pair.name()).value(pair.value()).build())
                .toList())
        .build();
  }
}
