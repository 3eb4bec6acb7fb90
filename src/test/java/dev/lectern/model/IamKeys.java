package dev.lectern.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The condition keys of operations besides those that every request has, as far as the sandbox
 * fills them: Service Authorization Reference, "Actions, resources, and condition keys" of each
 * service. A key that ends in a slash is followed by the name of a tag.
 */
final class IamKeys {

  private static final String REQUEST_TAG = "aws:RequestTag/";
  private static final String RESOURCE_TAG = "aws:ResourceTag/";
  private static final String TAG_KEYS = "aws:TagKeys";

  private static final Map<String, String> S3 =
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
          Map.entry("CreateBucketConfiguration", "s3:LocationConstraint"),
          Map.entry("IfMatch", "s3:if-match"),
          Map.entry("IfNoneMatch", "s3:if-none-match"));

  private static final Set<String> OF_ITEMS =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "TransactGetItems",
          "TransactWriteItems",
          "UpdateItem");

  private static final List<String> IAM_RESOURCES =
      List.of(
          "UserName",
          "RoleName",
          "GroupName",
          "PolicyArn",
          "InstanceProfileName",
          "SerialNumber",
          "OpenIDConnectProviderArn");

  private IamKeys() {}

  static Set<String> of(String service, String operation, Set<String> members) {
    Set<String> keys = new TreeSet<>();
    if (members.contains("Tags") || members.contains("tags")) {
      keys.addAll(List.of(REQUEST_TAG, TAG_KEYS));
    }
    if (members.contains("TagKeys") || members.contains("tagKeys")) {
      keys.add(TAG_KEYS);
    }
    switch (service) {
      case "s3" -> s3(keys, operation, members);
      case "dynamodb" -> dynamoDb(keys, operation, members);
      case "lambda" -> lambda(keys, operation, members);
      case "iam" -> iam(keys, operation, members);
      case "sts" -> sts(keys, operation, members);
      case "states" -> states(keys, members);
      default -> {}
    }
    return keys;
  }

  private static void s3(Set<String> keys, String operation, Set<String> members) {
    keys.addAll(List.of("s3:authType", "s3:signatureversion", "s3:x-amz-content-sha256"));
    S3.forEach(
        (member, key) -> {
          if (members.contains(member)) {
            keys.add(key);
          }
        });
    if (members.contains("Bucket") && !operation.equals("CreateBucket")) {
      keys.addAll(List.of("s3:ResourceAccount", "s3:BucketTag/", RESOURCE_TAG));
    }
    if (members.contains("Key")) {
      keys.add("s3:ExistingObjectTag/");
    }
    if (members.contains("Tagging")) {
      keys.addAll(
          List.of("s3:RequestObjectTag/", "s3:RequestObjectTagKeys", REQUEST_TAG, TAG_KEYS));
    }
  }

  private static void dynamoDb(Set<String> keys, String operation, Set<String> members) {
    boolean statement = operation.contains("Statement") || operation.equals("ExecuteTransaction");
    if (OF_ITEMS.contains(operation) || statement) {
      keys.addAll(List.of("dynamodb:Attributes", RESOURCE_TAG));
    }
    if ((OF_ITEMS.contains(operation) || statement) && !operation.equals("Scan")) {
      keys.add("dynamodb:LeadingKeys");
    }
    if (Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems").contains(operation)
        || statement) {
      keys.add("dynamodb:Select");
    }
    if (statement) {
      keys.add("dynamodb:FullTableScan");
    }
    if (operation.startsWith("Transact") || operation.equals("ExecuteTransaction")) {
      keys.add("dynamodb:EnclosingOperation");
    }
    for (String member : List.of("ReturnConsumedCapacity", "ReturnValues")) {
      if (members.contains(member)) {
        keys.add("dynamodb:" + member);
      }
    }
    if ((members.contains("TableName") && !operation.equals("CreateTable"))
        || members.contains("ResourceArn")) {
      keys.add(RESOURCE_TAG);
    }
  }

  private static void lambda(Set<String> keys, String operation, Set<String> members) {
    if (operation.contains("EventSourceMapping")) {
      if (!operation.startsWith("List")) {
        keys.add("lambda:FunctionArn");
      }
    } else if (members.contains("FunctionName") && !operation.equals("CreateFunction")
        || members.contains("Resource")) {
      keys.add(RESOURCE_TAG);
    }
    if (operation.endsWith("Permission") && !operation.contains("Layer")) {
      keys.add("lambda:Principal");
    }
    if (operation.equals("AddPermission")
        || (operation.endsWith("FunctionUrlConfig") && !operation.startsWith("List"))) {
      keys.add("lambda:FunctionUrlAuthType");
    }
    if (members.contains("Layers")) {
      keys.add("lambda:Layer");
    }
    if (members.contains("Role")) {
      keys.add("iam:PassedToService");
    }
  }

  private static void iam(Set<String> keys, String operation, Set<String> members) {
    boolean group = members.contains("GroupName");
    if (!group
        && IAM_RESOURCES.stream().anyMatch(members::contains)
        && !operation.startsWith("Create")) {
      keys.addAll(List.of(RESOURCE_TAG, "iam:ResourceTag/"));
    }
    if (operation.matches("Create(User|Role)|(Attach|Detach|Put|Delete)(User|Role)Policy")
        || operation.matches("(Put|Delete)(User|Role)PermissionsBoundary")) {
      keys.add("iam:PermissionsBoundary");
    }
    if (operation.matches("(Attach|Detach)(User|Role|Group)Policy")) {
      keys.add("iam:PolicyARN");
    }
    if (operation.equals("AddRoleToInstanceProfile")) {
      keys.add("iam:PassedToService");
    }
  }

  private static void sts(Set<String> keys, String operation, Set<String> members) {
    if (!operation.startsWith("AssumeRole")) {
      return;
    }
    keys.addAll(List.of("sts:RoleSessionName", "sts:SourceIdentity", "sts:TransitiveTagKeys"));
    keys.addAll(List.of(RESOURCE_TAG, "iam:ResourceTag/", REQUEST_TAG));
    if (members.contains("ExternalId")) {
      keys.addAll(
          List.of("sts:ExternalId", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"));
    }
    if (operation.equals("AssumeRoleWithWebIdentity")) {
      keys.addAll(List.of("aws:FederatedProvider"));
    }
  }

  private static void states(Set<String> keys, Set<String> members) {
    if (members.contains("stateMachineArn")
        || members.contains("activityArn")
        || members.contains("resourceArn")) {
      keys.add(RESOURCE_TAG);
    }
    if (members.contains("roleArn")) {
      keys.add("iam:PassedToService");
    }
  }
}
