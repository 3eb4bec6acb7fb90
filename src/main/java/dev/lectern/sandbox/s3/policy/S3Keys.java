package dev.lectern.sandbox.s3.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keys of conditions in a bucket's policy (Service Authorization Reference, "Condition keys for
 * Amazon S3").
 */
final class S3Keys {

  private static final Set<String> S3_KEYS =
      Set.of(
          "s3:accessgrantsinstancearn",
          "s3:accesspointnetworkorigin",
          "s3:authtype",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "s3:delimiter",
          "s3:destinationregion",
          "s3:if-match",
          "s3:if-none-match",
          "s3:inventoryaccessibleoptionalfields",
          "s3:isreplicationpauserequest",
          "s3:locationconstraint",
          "s3:max-keys",
          "s3:object-lock-legal-hold",
          "s3:object-lock-mode",
          "s3:object-lock-remaining-retention-days",
          "s3:object-lock-retain-until-date",
          "s3:objectcreationoperation",
          "s3:prefix",
          "s3:requestobjecttagkeys",
          "s3:resourceaccount",
          "s3:signatureage",
          "s3:signatureversion",
          "s3:tlsversion",
          "s3:versionid",
          "s3:x-amz-acl",
          "s3:x-amz-content-sha256",
          "s3:x-amz-copy-source",
          "s3:x-amz-grant-full-control",
          "s3:x-amz-grant-read",
          "s3:x-amz-grant-read-acp",
          "s3:x-amz-grant-write",
          "s3:x-amz-grant-write-acp",
          "s3:x-amz-metadata-directive",
          "s3:x-amz-object-ownership",
          "s3:x-amz-server-side-encryption",
          "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "s3:x-amz-server-side-encryption-customer-algorithm",
          "s3:x-amz-storage-class",
          "s3:x-amz-website-redirect-location");

  private static final List<String> KEY_STARTS =
      List.of("aws:", "s3:existingobjecttag/", "s3:requestobjecttag/", "s3:buckettag/");

  private S3Keys() {}

  /** Whether a bucket policy may use the key. Federation keys belong to identity providers. */
  static boolean known(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return S3_KEYS.contains(lower)
        || KEY_STARTS.stream().anyMatch(lower::startsWith)
        || lower.matches("(saml|[a-z0-9.-]+\\.[a-z]+(/[^:]*)?):.+");
  }
}
