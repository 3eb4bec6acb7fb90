package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import java.util.Set;

/**
 * Where URLs and forms of signature version 2 are taken: in Regions from before 2014
 * ("Authenticating requests using the REST API (AWS signature version 2)" in the S3 API Reference),
 * and for nothing that KMS takes part in ("Protecting data using server-side encryption with AWS
 * KMS" in the User Guide).
 */
public final class OlderSignature {

  private static final Set<String> REGIONS =
      Set.of(
          "us-east-1",
          "us-west-1",
          "us-west-2",
          "eu-west-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "sa-east-1");

  private OlderSignature() {}

  /** Whether a request that was let in has one. */
  public static boolean of(RequestHead head) {
    String query = head.rawQuery();
    return query.contains("AWSAccessKeyId=") && !query.contains("X-Amz-Signature=");
  }

  /**
   * Looks whether a Region takes it.
   *
   * @throws ServiceException InvalidRequest when it does not
   */
  public static void check(String region) {
    if (!REGIONS.contains(region)) {
      throw new ServiceException(
          400,
          "InvalidRequest",
          "The authorization mechanism you have provided is not supported. Please use"
              + " AWS4-HMAC-SHA256.");
    }
  }

  /**
   * Looks whether an object may be read or written with it.
   *
   * @param encryption as in the x-amz-server-side-encryption header
   * @throws ServiceException InvalidArgument when KMS has its key
   */
  public static void check(RequestHead head, String encryption) {
    if (encryption.startsWith("aws:kms") && of(head)) {
      throw new ServiceException(
              400,
              "InvalidArgument",
              "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS"
                  + " Signature Version 4.")
          .with("ArgumentName", "Authorization")
          .with("ArgumentValue", "null");
    }
  }
}
