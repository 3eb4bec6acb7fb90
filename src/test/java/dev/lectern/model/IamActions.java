package dev.lectern.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The IAM action and the resource of operations whose action is not their own name: Service
 * Authorization Reference, "Actions, resources, and condition keys for Amazon S3".
 */
final class IamActions {

  private static final Map<String, String> S3 =
      Map.ofEntries(
          Map.entry("AbortMultipartUpload", "AbortMultipartUpload"),
          Map.entry("CompleteMultipartUpload", "PutObject"),
          Map.entry("CopyObject", "PutObject"),
          Map.entry("CreateMultipartUpload", "PutObject"),
          Map.entry("DeleteBucketCors", "PutBucketCORS"),
          Map.entry("DeleteBucketEncryption", "PutEncryptionConfiguration"),
          Map.entry("DeleteBucketLifecycle", "PutLifecycleConfiguration"),
          Map.entry("DeleteBucketReplication", "PutReplicationConfiguration"),
          Map.entry("DeleteBucketTagging", "PutBucketTagging"),
          Map.entry("DeleteBucketOwnershipControls", "PutBucketOwnershipControls"),
          Map.entry("DeleteObjects", "DeleteObject"),
          Map.entry("DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("GetBucketAccelerateConfiguration", "GetAccelerateConfiguration"),
          Map.entry("GetBucketCors", "GetBucketCORS"),
          Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
          Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
          Map.entry("GetBucketNotificationConfiguration", "GetBucketNotification"),
          Map.entry("GetBucketReplication", "GetReplicationConfiguration"),
          Map.entry("GetObjectLockConfiguration", "GetBucketObjectLockConfiguration"),
          Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
          Map.entry("HeadBucket", "ListBucket"),
          Map.entry("HeadObject", "GetObject"),
          Map.entry("ListBuckets", "ListAllMyBuckets"),
          Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
          Map.entry("ListObjectVersions", "ListBucketVersions"),
          Map.entry("ListObjects", "ListBucket"),
          Map.entry("ListObjectsV2", "ListBucket"),
          Map.entry("ListParts", "ListMultipartUploadParts"),
          Map.entry("PutBucketAccelerateConfiguration", "PutAccelerateConfiguration"),
          Map.entry("PutBucketCors", "PutBucketCORS"),
          Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
          Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
          Map.entry("PutBucketNotificationConfiguration", "PutBucketNotification"),
          Map.entry("PutBucketReplication", "PutReplicationConfiguration"),
          Map.entry("PutObjectLockConfiguration", "PutBucketObjectLockConfiguration"),
          Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("SelectObjectContent", "GetObject"),
          Map.entry("UploadPart", "PutObject"),
          Map.entry("UploadPartCopy", "PutObject"));

  /** Actions, resources, and condition keys for AWS Lambda. */
  private static final Map<String, String> LAMBDA =
      Map.of(
          "GetLayerVersionByArn", "GetLayerVersion",
          "Invoke", "InvokeFunction",
          "InvokeAsync", "InvokeFunction",
          "InvokeWithResponseStream", "InvokeFunction");

  private static final Set<String> WITHOUT_RESOURCE = Set.of("ListBuckets", "ListDirectoryBuckets");

  /** In the order in which they decide. */
  private static final List<Map.Entry<String, String>> IAM_RESOURCES =
      List.of(
          Map.entry("InstanceProfileName", "instance-profile"),
          Map.entry("GroupName", "group"),
          Map.entry("RoleName", "role"),
          Map.entry("UserName", "user"),
          Map.entry("VirtualMFADeviceName", "mfa"),
          Map.entry("SerialNumber", ""),
          Map.entry("PolicyName", "policy"),
          Map.entry("PolicyArn", ""),
          Map.entry("OpenIDConnectProviderArn", ""),
          Map.entry("SAMLProviderArn", ""),
          Map.entry("ServerCertificateName", "server-certificate"));

  private IamActions() {}

  /**
   * Actions, resources, and condition keys for Amazon DynamoDB. What a statement does decides
   * between PartiQLSelect, PartiQLInsert, PartiQLUpdate and PartiQLDelete; the service tells.
   */
  private static final Map<String, String> DYNAMODB =
      Map.of(
          "ExecuteStatement", "PartiQLSelect",
          "BatchExecuteStatement", "PartiQLSelect",
          "ExecuteTransaction", "PartiQLSelect");

  static String action(String service, String operation) {
    return switch (service) {
      case "dynamodb" -> DYNAMODB.getOrDefault(operation, operation);
      case "s3" -> S3.getOrDefault(operation, operation);
      case "lambda" -> LAMBDA.getOrDefault(operation, operation);
      default -> operation;
    };
  }

  static String resource(String service, String operation, Set<String> members) {
    return switch (service) {
      case "s3" -> s3(operation, members);
      case "dynamodb" -> dynamoDb(members);
      case "lambda" -> lambda(operation, members);
      case "iam" -> iam(operation, members);
      case "states" -> states(members);
      default -> operation.startsWith("AssumeRole") ? "{RoleArn}" : "*";
    };
  }

  /**
   * "Actions, resources, and condition keys for Amazon DynamoDB". Operations on several tables are
   * decided table by table, by the service.
   */
  private static String dynamoDb(Set<String> members) {
    for (String arn : List.of("ResourceArn", "StreamArn", "BackupArn", "ExportArn", "ImportArn")) {
      if (members.contains(arn) && !members.contains("TableName")) {
        return "{" + arn + "}";
      }
    }
    if (!members.contains("TableName")) {
      return "*";
    }
    return "arn:aws:dynamodb:{Region}:{AccountId}:table/{TableName}";
  }

  /**
   * "Actions, resources, and condition keys for AWS Step Functions". Executions and what is made by
   * its name are told by the service.
   */
  private static String states(Set<String> members) {
    for (String arn :
        List.of(
            "stateMachineVersionArn",
            "stateMachineAliasArn",
            "stateMachineArn",
            "executionArn",
            "mapRunArn",
            "activityArn",
            "resourceArn")) {
      if (members.contains(arn)) {
        return "{" + arn + "}";
      }
    }
    return "*";
  }

  /** A function may be named by its ARN; the service reads which one is meant. */
  private static String lambda(String operation, Set<String> members) {
    if (members.contains("LayerName")) {
      String layer = "arn:aws:lambda:{Region}:{AccountId}:layer:{LayerName}";
      return members.contains("VersionNumber") ? layer + ":{VersionNumber}" : layer;
    }
    if (members.contains("UUID")) {
      return "arn:aws:lambda:{Region}:{AccountId}:event-source-mapping:{UUID}";
    }
    if (operation.endsWith("EventSourceMapping") || operation.endsWith("EventSourceMappings")) {
      return "*";
    }
    if (members.contains("Resource")) {
      return "{Resource}";
    }
    return members.contains("FunctionName")
        ? "arn:aws:lambda:{Region}:{AccountId}:function:{FunctionName}"
        : "*";
  }

  /**
   * "Actions, resources, and condition keys for AWS Identity and Access Management". What acts on a
   * user, group or role names it also when it names a policy.
   */
  private static String iam(String operation, Set<String> members) {
    if (operation.startsWith("Simulate") || operation.equals("GetAccountAuthorizationDetails")) {
      return "*";
    }
    for (Map.Entry<String, String> kind : IAM_RESOURCES) {
      if (members.contains(kind.getKey())) {
        return kind.getValue().isEmpty()
            ? "{" + kind.getKey() + "}"
            : "arn:aws:iam::{AccountId}:" + kind.getValue() + "/{" + kind.getKey() + "}";
      }
    }
    return "*";
  }

  private static String s3(String operation, Set<String> members) {
    if (WITHOUT_RESOURCE.contains(operation) || !members.contains("Bucket")) {
      return "*";
    }
    return members.contains("Key") ? "arn:aws:s3:::{Bucket}/{Key}" : "arn:aws:s3:::{Bucket}";
  }
}
