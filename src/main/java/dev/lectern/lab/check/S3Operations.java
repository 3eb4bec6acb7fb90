package dev.lectern.lab.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The S3 operations that a lab may call, one line each. */
final class S3Operations {

  /** How one operation is called. */
  record Entry(Supplier<? extends SdkPojo> builder, Invocation invocation) {}

  /** Sends a request that was filled; the payload is for the operations that have one. */
  interface Invocation {
    Answer send(S3Client client, SdkPojo filled, RequestBody payload);
  }

  private S3Operations() {}

  /** Every entry by AWS's name of the operation. */
  static Map<String, Entry> table() {
    Map<String, Entry> table = new TreeMap<>();
    plain(
        table,
        "AbortMultipartUpload",
        AbortMultipartUploadRequest::builder,
        S3Client::abortMultipartUpload);
    plain(
        table,
        "CompleteMultipartUpload",
        CompleteMultipartUploadRequest::builder,
        S3Client::completeMultipartUpload);
    plain(table, "CopyObject", CopyObjectRequest::builder, S3Client::copyObject);
    plain(table, "CreateBucket", CreateBucketRequest::builder, S3Client::createBucket);
    plain(
        table,
        "CreateMultipartUpload",
        CreateMultipartUploadRequest::builder,
        S3Client::createMultipartUpload);
    plain(table, "DeleteBucket", DeleteBucketRequest::builder, S3Client::deleteBucket);
    plain(table, "DeleteBucketCors", DeleteBucketCorsRequest::builder, S3Client::deleteBucketCors);
    plain(
        table,
        "DeleteBucketEncryption",
        DeleteBucketEncryptionRequest::builder,
        S3Client::deleteBucketEncryption);
    plain(
        table,
        "DeleteBucketLifecycle",
        DeleteBucketLifecycleRequest::builder,
        S3Client::deleteBucketLifecycle);
    plain(
        table,
        "DeleteBucketPolicy",
        DeleteBucketPolicyRequest::builder,
        S3Client::deleteBucketPolicy);
    plain(
        table,
        "DeleteBucketTagging",
        DeleteBucketTaggingRequest::builder,
        S3Client::deleteBucketTagging);
    plain(
        table,
        "DeleteBucketWebsite",
        DeleteBucketWebsiteRequest::builder,
        S3Client::deleteBucketWebsite);
    plain(table, "DeleteObject", DeleteObjectRequest::builder, S3Client::deleteObject);
    plain(
        table,
        "DeleteObjectTagging",
        DeleteObjectTaggingRequest::builder,
        S3Client::deleteObjectTagging);
    plain(table, "DeleteObjects", DeleteObjectsRequest::builder, S3Client::deleteObjects);
    plain(
        table,
        "DeletePublicAccessBlock",
        DeletePublicAccessBlockRequest::builder,
        S3Client::deletePublicAccessBlock);
    plain(table, "GetBucketAcl", GetBucketAclRequest::builder, S3Client::getBucketAcl);
    plain(table, "GetBucketCors", GetBucketCorsRequest::builder, S3Client::getBucketCors);
    plain(
        table,
        "GetBucketEncryption",
        GetBucketEncryptionRequest::builder,
        S3Client::getBucketEncryption);
    plain(
        table,
        "GetBucketLifecycleConfiguration",
        GetBucketLifecycleConfigurationRequest::builder,
        S3Client::getBucketLifecycleConfiguration);
    plain(
        table, "GetBucketLocation", GetBucketLocationRequest::builder, S3Client::getBucketLocation);
    plain(
        table,
        "GetBucketNotificationConfiguration",
        GetBucketNotificationConfigurationRequest::builder,
        S3Client::getBucketNotificationConfiguration);
    plain(table, "GetBucketPolicy", GetBucketPolicyRequest::builder, S3Client::getBucketPolicy);
    plain(
        table,
        "GetBucketPolicyStatus",
        GetBucketPolicyStatusRequest::builder,
        S3Client::getBucketPolicyStatus);
    plain(table, "GetBucketTagging", GetBucketTaggingRequest::builder, S3Client::getBucketTagging);
    plain(
        table,
        "GetBucketVersioning",
        GetBucketVersioningRequest::builder,
        S3Client::getBucketVersioning);
    plain(table, "GetBucketWebsite", GetBucketWebsiteRequest::builder, S3Client::getBucketWebsite);
    plain(
        table,
        "GetObjectAttributes",
        GetObjectAttributesRequest::builder,
        S3Client::getObjectAttributes);
    plain(
        table,
        "GetObjectLegalHold",
        GetObjectLegalHoldRequest::builder,
        S3Client::getObjectLegalHold);
    plain(
        table,
        "GetObjectLockConfiguration",
        GetObjectLockConfigurationRequest::builder,
        S3Client::getObjectLockConfiguration);
    plain(
        table,
        "GetObjectRetention",
        GetObjectRetentionRequest::builder,
        S3Client::getObjectRetention);
    plain(table, "GetObjectTagging", GetObjectTaggingRequest::builder, S3Client::getObjectTagging);
    plain(
        table,
        "GetPublicAccessBlock",
        GetPublicAccessBlockRequest::builder,
        S3Client::getPublicAccessBlock);
    plain(table, "HeadBucket", HeadBucketRequest::builder, S3Client::headBucket);
    plain(table, "HeadObject", HeadObjectRequest::builder, S3Client::headObject);
    plain(table, "ListBuckets", ListBucketsRequest::builder, S3Client::listBuckets);
    plain(
        table,
        "ListMultipartUploads",
        ListMultipartUploadsRequest::builder,
        S3Client::listMultipartUploads);
    plain(
        table,
        "ListObjectVersions",
        ListObjectVersionsRequest::builder,
        S3Client::listObjectVersions);
    plain(table, "ListObjects", ListObjectsRequest::builder, S3Client::listObjects);
    plain(table, "ListObjectsV2", ListObjectsV2Request::builder, S3Client::listObjectsV2);
    plain(table, "ListParts", ListPartsRequest::builder, S3Client::listParts);
    plain(table, "PutBucketCors", PutBucketCorsRequest::builder, S3Client::putBucketCors);
    plain(
        table,
        "PutBucketEncryption",
        PutBucketEncryptionRequest::builder,
        S3Client::putBucketEncryption);
    plain(
        table,
        "PutBucketLifecycleConfiguration",
        PutBucketLifecycleConfigurationRequest::builder,
        S3Client::putBucketLifecycleConfiguration);
    plain(
        table,
        "PutBucketNotificationConfiguration",
        PutBucketNotificationConfigurationRequest::builder,
        S3Client::putBucketNotificationConfiguration);
    plain(
        table,
        "PutBucketOwnershipControls",
        PutBucketOwnershipControlsRequest::builder,
        S3Client::putBucketOwnershipControls);
    plain(table, "PutBucketPolicy", PutBucketPolicyRequest::builder, S3Client::putBucketPolicy);
    plain(table, "PutBucketTagging", PutBucketTaggingRequest::builder, S3Client::putBucketTagging);
    plain(
        table,
        "PutBucketVersioning",
        PutBucketVersioningRequest::builder,
        S3Client::putBucketVersioning);
    plain(table, "PutBucketWebsite", PutBucketWebsiteRequest::builder, S3Client::putBucketWebsite);
    plain(
        table,
        "PutObjectLegalHold",
        PutObjectLegalHoldRequest::builder,
        S3Client::putObjectLegalHold);
    plain(
        table,
        "PutObjectLockConfiguration",
        PutObjectLockConfigurationRequest::builder,
        S3Client::putObjectLockConfiguration);
    plain(
        table,
        "PutObjectRetention",
        PutObjectRetentionRequest::builder,
        S3Client::putObjectRetention);
    plain(table, "PutObjectTagging", PutObjectTaggingRequest::builder, S3Client::putObjectTagging);
    plain(
        table,
        "PutPublicAccessBlock",
        PutPublicAccessBlockRequest::builder,
        S3Client::putPublicAccessBlock);
    plain(table, "UploadPartCopy", UploadPartCopyRequest::builder, S3Client::uploadPartCopy);
    with(
        table,
        "GetObject",
        GetObjectRequest::builder,
        (s3, request, payload) -> s3.getObject(request, Answer::streamed));
    with(
        table,
        "PutObject",
        PutObjectRequest::builder,
        (s3, request, payload) -> Answer.of(s3.putObject(request, payload)));
    with(
        table,
        "UploadPart",
        UploadPartRequest::builder,
        (s3, request, payload) -> Answer.of(s3.uploadPart(request, payload)));
    return Map.copyOf(table);
  }

  private interface Send<R> {
    Answer send(S3Client client, R request, RequestBody payload);
  }

  private static <R extends SdkRequest, B extends SdkPojo & SdkBuilder<B, R>> void plain(
      Map<String, Entry> table,
      String name,
      Supplier<B> builder,
      BiFunction<S3Client, R, SdkPojo> call) {
    with(
        table, name, builder, (client, request, payload) -> Answer.of(call.apply(client, request)));
  }

  private static <R extends SdkRequest, B extends SdkPojo & SdkBuilder<B, R>> void with(
      Map<String, Entry> table, String name, Supplier<B> builder, Send<R> send) {
    table.put(
        name,
        new Entry(
            builder,
            (client, filled, payload) -> {
              @SuppressWarnings("unchecked")
              B typed = (B) filled;
              return send.send(client, typed.build(), payload);
            }));
  }
}
