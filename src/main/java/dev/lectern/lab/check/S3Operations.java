package dev.lectern.lab.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The S3 operations that a lab may call: a line that begins one, a line that sends it. */
final class S3Operations {

  private S3Operations() {}

  /** An empty request; empty when labs do not know the operation. */
  static Optional<S3Request.Builder> request(String operation) {
    return Optional.ofNullable(begin(operation));
  }

  private static S3Request.@Nullable Builder begin(String operation) {
    return switch (operation) {
      case "AbortMultipartUpload" -> AbortMultipartUploadRequest.builder();
      case "CompleteMultipartUpload" -> CompleteMultipartUploadRequest.builder();
      case "CopyObject" -> CopyObjectRequest.builder();
      case "CreateBucket" -> CreateBucketRequest.builder();
      case "CreateMultipartUpload" -> CreateMultipartUploadRequest.builder();
      case "DeleteBucket" -> DeleteBucketRequest.builder();
      case "DeleteBucketCors" -> DeleteBucketCorsRequest.builder();
      case "DeleteBucketEncryption" -> DeleteBucketEncryptionRequest.builder();
      case "DeleteBucketLifecycle" -> DeleteBucketLifecycleRequest.builder();
      case "DeleteBucketPolicy" -> DeleteBucketPolicyRequest.builder();
      case "DeleteBucketTagging" -> DeleteBucketTaggingRequest.builder();
      case "DeleteBucketWebsite" -> DeleteBucketWebsiteRequest.builder();
      case "DeleteObject" -> DeleteObjectRequest.builder();
      case "DeleteObjectTagging" -> DeleteObjectTaggingRequest.builder();
      case "DeleteObjects" -> DeleteObjectsRequest.builder();
      case "DeletePublicAccessBlock" -> DeletePublicAccessBlockRequest.builder();
      case "GetBucketAcl" -> GetBucketAclRequest.builder();
      case "GetBucketCors" -> GetBucketCorsRequest.builder();
      case "GetBucketEncryption" -> GetBucketEncryptionRequest.builder();
      case "GetBucketLifecycleConfiguration" -> GetBucketLifecycleConfigurationRequest.builder();
      case "GetBucketLocation" -> GetBucketLocationRequest.builder();
      case "GetBucketNotificationConfiguration" ->
          GetBucketNotificationConfigurationRequest.builder();
      case "GetBucketPolicy" -> GetBucketPolicyRequest.builder();
      case "GetBucketPolicyStatus" -> GetBucketPolicyStatusRequest.builder();
      case "GetBucketTagging" -> GetBucketTaggingRequest.builder();
      case "GetBucketVersioning" -> GetBucketVersioningRequest.builder();
      case "GetBucketWebsite" -> GetBucketWebsiteRequest.builder();
      case "GetObject" -> GetObjectRequest.builder();
      case "GetObjectAttributes" -> GetObjectAttributesRequest.builder();
      case "GetObjectLegalHold" -> GetObjectLegalHoldRequest.builder();
      case "GetObjectLockConfiguration" -> GetObjectLockConfigurationRequest.builder();
      case "GetObjectRetention" -> GetObjectRetentionRequest.builder();
      case "GetObjectTagging" -> GetObjectTaggingRequest.builder();
      case "GetPublicAccessBlock" -> GetPublicAccessBlockRequest.builder();
      case "HeadBucket" -> HeadBucketRequest.builder();
      case "HeadObject" -> HeadObjectRequest.builder();
      case "ListBuckets" -> ListBucketsRequest.builder();
      case "ListMultipartUploads" -> ListMultipartUploadsRequest.builder();
      case "ListObjectVersions" -> ListObjectVersionsRequest.builder();
      case "ListObjects" -> ListObjectsRequest.builder();
      case "ListObjectsV2" -> ListObjectsV2Request.builder();
      case "ListParts" -> ListPartsRequest.builder();
      case "PutBucketCors" -> PutBucketCorsRequest.builder();
      case "PutBucketEncryption" -> PutBucketEncryptionRequest.builder();
      case "PutBucketLifecycleConfiguration" -> PutBucketLifecycleConfigurationRequest.builder();
      case "PutBucketNotificationConfiguration" ->
          PutBucketNotificationConfigurationRequest.builder();
      case "PutBucketOwnershipControls" -> PutBucketOwnershipControlsRequest.builder();
      case "PutBucketPolicy" -> PutBucketPolicyRequest.builder();
      case "PutBucketTagging" -> PutBucketTaggingRequest.builder();
      case "PutBucketVersioning" -> PutBucketVersioningRequest.builder();
      case "PutBucketWebsite" -> PutBucketWebsiteRequest.builder();
      case "PutObject" -> PutObjectRequest.builder();
      case "PutObjectLegalHold" -> PutObjectLegalHoldRequest.builder();
      case "PutObjectLockConfiguration" -> PutObjectLockConfigurationRequest.builder();
      case "PutObjectRetention" -> PutObjectRetentionRequest.builder();
      case "PutObjectTagging" -> PutObjectTaggingRequest.builder();
      case "PutPublicAccessBlock" -> PutPublicAccessBlockRequest.builder();
      case "UploadPart" -> UploadPartRequest.builder();
      case "UploadPartCopy" -> UploadPartCopyRequest.builder();
      default -> null;
    };
  }

  /**
   * Sends a request.
   *
   * @param payload for the operations that have one
   */
  static Answer send(S3Client s3, S3Request request, RequestBody payload) {
    return switch (request) {
      case AbortMultipartUploadRequest in -> Answer.of(s3.abortMultipartUpload(in));
      case CompleteMultipartUploadRequest in -> Answer.of(s3.completeMultipartUpload(in));
      case CopyObjectRequest in -> Answer.of(s3.copyObject(in));
      case CreateBucketRequest in -> Answer.of(s3.createBucket(in));
      case CreateMultipartUploadRequest in -> Answer.of(s3.createMultipartUpload(in));
      case DeleteBucketRequest in -> Answer.of(s3.deleteBucket(in));
      case DeleteBucketCorsRequest in -> Answer.of(s3.deleteBucketCors(in));
      case DeleteBucketEncryptionRequest in -> Answer.of(s3.deleteBucketEncryption(in));
      case DeleteBucketLifecycleRequest in -> Answer.of(s3.deleteBucketLifecycle(in));
      case DeleteBucketPolicyRequest in -> Answer.of(s3.deleteBucketPolicy(in));
      case DeleteBucketTaggingRequest in -> Answer.of(s3.deleteBucketTagging(in));
      case DeleteBucketWebsiteRequest in -> Answer.of(s3.deleteBucketWebsite(in));
      case DeleteObjectRequest in -> Answer.of(s3.deleteObject(in));
      case DeleteObjectTaggingRequest in -> Answer.of(s3.deleteObjectTagging(in));
      case DeleteObjectsRequest in -> Answer.of(s3.deleteObjects(in));
      case DeletePublicAccessBlockRequest in -> Answer.of(s3.deletePublicAccessBlock(in));
      case GetBucketAclRequest in -> Answer.of(s3.getBucketAcl(in));
      case GetBucketCorsRequest in -> Answer.of(s3.getBucketCors(in));
      case GetBucketEncryptionRequest in -> Answer.of(s3.getBucketEncryption(in));
      case GetBucketLifecycleConfigurationRequest in ->
          Answer.of(s3.getBucketLifecycleConfiguration(in));
      case GetBucketLocationRequest in -> Answer.of(s3.getBucketLocation(in));
      case GetBucketNotificationConfigurationRequest in ->
          Answer.of(s3.getBucketNotificationConfiguration(in));
      case GetBucketPolicyRequest in -> Answer.of(s3.getBucketPolicy(in));
      case GetBucketPolicyStatusRequest in -> Answer.of(s3.getBucketPolicyStatus(in));
      case GetBucketTaggingRequest in -> Answer.of(s3.getBucketTagging(in));
      case GetBucketVersioningRequest in -> Answer.of(s3.getBucketVersioning(in));
      case GetBucketWebsiteRequest in -> Answer.of(s3.getBucketWebsite(in));
      case GetObjectRequest in -> s3.getObject(in, Answer::streamed);
      case GetObjectAttributesRequest in -> Answer.of(s3.getObjectAttributes(in));
      case GetObjectLegalHoldRequest in -> Answer.of(s3.getObjectLegalHold(in));
      case GetObjectLockConfigurationRequest in -> Answer.of(s3.getObjectLockConfiguration(in));
      case GetObjectRetentionRequest in -> Answer.of(s3.getObjectRetention(in));
      case GetObjectTaggingRequest in -> Answer.of(s3.getObjectTagging(in));
      case GetPublicAccessBlockRequest in -> Answer.of(s3.getPublicAccessBlock(in));
      case HeadBucketRequest in -> Answer.of(s3.headBucket(in));
      case HeadObjectRequest in -> Answer.of(s3.headObject(in));
      case ListBucketsRequest in -> Answer.of(s3.listBuckets(in));
      case ListMultipartUploadsRequest in -> Answer.of(s3.listMultipartUploads(in));
      case ListObjectVersionsRequest in -> Answer.of(s3.listObjectVersions(in));
      case ListObjectsRequest in -> Answer.of(s3.listObjects(in));
      case ListObjectsV2Request in -> Answer.of(s3.listObjectsV2(in));
      case ListPartsRequest in -> Answer.of(s3.listParts(in));
      case PutBucketCorsRequest in -> Answer.of(s3.putBucketCors(in));
      case PutBucketEncryptionRequest in -> Answer.of(s3.putBucketEncryption(in));
      case PutBucketLifecycleConfigurationRequest in ->
          Answer.of(s3.putBucketLifecycleConfiguration(in));
      case PutBucketNotificationConfigurationRequest in ->
          Answer.of(s3.putBucketNotificationConfiguration(in));
      case PutBucketOwnershipControlsRequest in -> Answer.of(s3.putBucketOwnershipControls(in));
      case PutBucketPolicyRequest in -> Answer.of(s3.putBucketPolicy(in));
      case PutBucketTaggingRequest in -> Answer.of(s3.putBucketTagging(in));
      case PutBucketVersioningRequest in -> Answer.of(s3.putBucketVersioning(in));
      case PutBucketWebsiteRequest in -> Answer.of(s3.putBucketWebsite(in));
      case PutObjectRequest in -> Answer.of(s3.putObject(in, payload));
      case PutObjectLegalHoldRequest in -> Answer.of(s3.putObjectLegalHold(in));
      case PutObjectLockConfigurationRequest in -> Answer.of(s3.putObjectLockConfiguration(in));
      case PutObjectRetentionRequest in -> Answer.of(s3.putObjectRetention(in));
      case PutObjectTaggingRequest in -> Answer.of(s3.putObjectTagging(in));
      case PutPublicAccessBlockRequest in -> Answer.of(s3.putPublicAccessBlock(in));
      case UploadPartRequest in -> Answer.of(s3.uploadPart(in, payload));
      case UploadPartCopyRequest in -> Answer.of(s3.uploadPartCopy(in));
      default -> throw new IllegalArgumentException(request.getClass() + " cannot be sent");
    };
  }
}
