package dev.lectern.lab.check;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
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
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.RestoreObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of S3 that a lab may call. */
final class S3Operations {

  private S3Operations() {}

  static final List<SdkOperation> ALL =
      List.of(
          op(
              "AbortMultipartUpload",
              AbortMultipartUploadRequest::builder,
              S3Client::abortMultipartUpload),
          op(
              "CompleteMultipartUpload",
              CompleteMultipartUploadRequest::builder,
              S3Client::completeMultipartUpload),
          op("CopyObject", CopyObjectRequest::builder, S3Client::copyObject),
          op("CreateBucket", CreateBucketRequest::builder, S3Client::createBucket),
          op(
              "CreateMultipartUpload",
              CreateMultipartUploadRequest::builder,
              S3Client::createMultipartUpload),
          op("DeleteBucket", DeleteBucketRequest::builder, S3Client::deleteBucket),
          op("DeleteBucketCors", DeleteBucketCorsRequest::builder, S3Client::deleteBucketCors),
          op(
              "DeleteBucketEncryption",
              DeleteBucketEncryptionRequest::builder,
              S3Client::deleteBucketEncryption),
          op(
              "DeleteBucketLifecycle",
              DeleteBucketLifecycleRequest::builder,
              S3Client::deleteBucketLifecycle),
          op(
              "DeleteBucketOwnershipControls",
              DeleteBucketOwnershipControlsRequest::builder,
              S3Client::deleteBucketOwnershipControls),
          op(
              "DeleteBucketPolicy",
              DeleteBucketPolicyRequest::builder,
              S3Client::deleteBucketPolicy),
          op(
              "DeleteBucketReplication",
              DeleteBucketReplicationRequest::builder,
              S3Client::deleteBucketReplication),
          op(
              "DeleteBucketTagging",
              DeleteBucketTaggingRequest::builder,
              S3Client::deleteBucketTagging),
          op(
              "DeleteBucketWebsite",
              DeleteBucketWebsiteRequest::builder,
              S3Client::deleteBucketWebsite),
          op("DeleteObject", DeleteObjectRequest::builder, S3Client::deleteObject),
          op(
              "DeleteObjectTagging",
              DeleteObjectTaggingRequest::builder,
              S3Client::deleteObjectTagging),
          op("DeleteObjects", DeleteObjectsRequest::builder, S3Client::deleteObjects),
          op(
              "DeletePublicAccessBlock",
              DeletePublicAccessBlockRequest::builder,
              S3Client::deletePublicAccessBlock),
          op(
              "GetBucketAccelerateConfiguration",
              GetBucketAccelerateConfigurationRequest::builder,
              S3Client::getBucketAccelerateConfiguration),
          op("GetBucketAcl", GetBucketAclRequest::builder, S3Client::getBucketAcl),
          op("GetBucketCors", GetBucketCorsRequest::builder, S3Client::getBucketCors),
          op(
              "GetBucketEncryption",
              GetBucketEncryptionRequest::builder,
              S3Client::getBucketEncryption),
          op(
              "GetBucketLifecycleConfiguration",
              GetBucketLifecycleConfigurationRequest::builder,
              S3Client::getBucketLifecycleConfiguration),
          op("GetBucketLocation", GetBucketLocationRequest::builder, S3Client::getBucketLocation),
          op("GetBucketLogging", GetBucketLoggingRequest::builder, S3Client::getBucketLogging),
          op(
              "GetBucketNotificationConfiguration",
              GetBucketNotificationConfigurationRequest::builder,
              S3Client::getBucketNotificationConfiguration),
          op(
              "GetBucketOwnershipControls",
              GetBucketOwnershipControlsRequest::builder,
              S3Client::getBucketOwnershipControls),
          op("GetBucketPolicy", GetBucketPolicyRequest::builder, S3Client::getBucketPolicy),
          op(
              "GetBucketPolicyStatus",
              GetBucketPolicyStatusRequest::builder,
              S3Client::getBucketPolicyStatus),
          op(
              "GetBucketReplication",
              GetBucketReplicationRequest::builder,
              S3Client::getBucketReplication),
          op("GetBucketTagging", GetBucketTaggingRequest::builder, S3Client::getBucketTagging),
          op(
              "GetBucketVersioning",
              GetBucketVersioningRequest::builder,
              S3Client::getBucketVersioning),
          op("GetBucketWebsite", GetBucketWebsiteRequest::builder, S3Client::getBucketWebsite),
          SdkOperation.of(
              "s3:GetObject",
              GetObjectRequest::builder,
              (clients, request, payload) -> clients.s3().getObject(request, Answer::streamed)),
          op("GetObjectAcl", GetObjectAclRequest::builder, S3Client::getObjectAcl),
          op(
              "GetObjectAttributes",
              GetObjectAttributesRequest::builder,
              S3Client::getObjectAttributes),
          op(
              "GetObjectLegalHold",
              GetObjectLegalHoldRequest::builder,
              S3Client::getObjectLegalHold),
          op(
              "GetObjectLockConfiguration",
              GetObjectLockConfigurationRequest::builder,
              S3Client::getObjectLockConfiguration),
          op(
              "GetObjectRetention",
              GetObjectRetentionRequest::builder,
              S3Client::getObjectRetention),
          op("GetObjectTagging", GetObjectTaggingRequest::builder, S3Client::getObjectTagging),
          op(
              "GetPublicAccessBlock",
              GetPublicAccessBlockRequest::builder,
              S3Client::getPublicAccessBlock),
          op("HeadBucket", HeadBucketRequest::builder, S3Client::headBucket),
          op("HeadObject", HeadObjectRequest::builder, S3Client::headObject),
          op("ListBuckets", ListBucketsRequest::builder, S3Client::listBuckets),
          op(
              "ListMultipartUploads",
              ListMultipartUploadsRequest::builder,
              S3Client::listMultipartUploads),
          op(
              "ListObjectVersions",
              ListObjectVersionsRequest::builder,
              S3Client::listObjectVersions),
          op("ListObjects", ListObjectsRequest::builder, S3Client::listObjects),
          op("ListObjectsV2", ListObjectsV2Request::builder, S3Client::listObjectsV2),
          op("ListParts", ListPartsRequest::builder, S3Client::listParts),
          op(
              "PutBucketAccelerateConfiguration",
              PutBucketAccelerateConfigurationRequest::builder,
              S3Client::putBucketAccelerateConfiguration),
          op("PutBucketAcl", PutBucketAclRequest::builder, S3Client::putBucketAcl),
          op("PutBucketCors", PutBucketCorsRequest::builder, S3Client::putBucketCors),
          op(
              "PutBucketEncryption",
              PutBucketEncryptionRequest::builder,
              S3Client::putBucketEncryption),
          op(
              "PutBucketLifecycleConfiguration",
              PutBucketLifecycleConfigurationRequest::builder,
              S3Client::putBucketLifecycleConfiguration),
          op("PutBucketLogging", PutBucketLoggingRequest::builder, S3Client::putBucketLogging),
          op(
              "PutBucketNotificationConfiguration",
              PutBucketNotificationConfigurationRequest::builder,
              S3Client::putBucketNotificationConfiguration),
          op(
              "PutBucketOwnershipControls",
              PutBucketOwnershipControlsRequest::builder,
              S3Client::putBucketOwnershipControls),
          op("PutBucketPolicy", PutBucketPolicyRequest::builder, S3Client::putBucketPolicy),
          op(
              "PutBucketReplication",
              PutBucketReplicationRequest::builder,
              S3Client::putBucketReplication),
          op("PutBucketTagging", PutBucketTaggingRequest::builder, S3Client::putBucketTagging),
          op(
              "PutBucketVersioning",
              PutBucketVersioningRequest::builder,
              S3Client::putBucketVersioning),
          op("PutBucketWebsite", PutBucketWebsiteRequest::builder, S3Client::putBucketWebsite),
          SdkOperation.of(
              "s3:PutObject",
              PutObjectRequest::builder,
              (clients, request, payload) -> Answer.of(clients.s3().putObject(request, payload))),
          op("PutObjectAcl", PutObjectAclRequest::builder, S3Client::putObjectAcl),
          op(
              "PutObjectLegalHold",
              PutObjectLegalHoldRequest::builder,
              S3Client::putObjectLegalHold),
          op(
              "PutObjectLockConfiguration",
              PutObjectLockConfigurationRequest::builder,
              S3Client::putObjectLockConfiguration),
          op(
              "PutObjectRetention",
              PutObjectRetentionRequest::builder,
              S3Client::putObjectRetention),
          op("PutObjectTagging", PutObjectTaggingRequest::builder, S3Client::putObjectTagging),
          op(
              "PutPublicAccessBlock",
              PutPublicAccessBlockRequest::builder,
              S3Client::putPublicAccessBlock),
          op("RestoreObject", RestoreObjectRequest::builder, S3Client::restoreObject),
          SdkOperation.of(
              "s3:UploadPart",
              UploadPartRequest::builder,
              (clients, request, payload) -> Answer.of(clients.s3().uploadPart(request, payload))),
          op("UploadPartCopy", UploadPartCopyRequest::builder, S3Client::uploadPartCopy));

  private static <B extends SdkBuilder<B, R>, R> SdkOperation op(
      String name, Supplier<B> begin, BiFunction<S3Client, R, SdkPojo> send) {
    return SdkOperation.of(
        "s3:" + name,
        begin,
        (clients, request, payload) -> Answer.of(send.apply(clients.s3(), request)));
  }
}
