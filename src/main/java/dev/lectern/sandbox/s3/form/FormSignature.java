package dev.lectern.sandbox.s3.form;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.state.OlderSignature;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sigv4.Digests;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import dev.lectern.sigv4.StringToSign;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who posted a form: the signature of its policy (S3 API Reference, "Authenticating Requests in
 * Browser-Based Uploads Using POST (AWS Signature Version 4)").
 */
final class FormSignature {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Guard guard;

  FormSignature(Guard guard) {
    this.guard = guard;
  }

  /** Who signed, and for which Region. */
  record Signer(Caller caller, String region) {}

  /**
   * Checks the signature and that the policy has not expired. A form without policy is anonymous.
   *
   * @throws ServiceException what AWS answers
   */
  Signer check(PostForm form, String bucketRegion) {
    String policy = form.field("policy");
    if (policy.isEmpty()) {
      return new Signer(Caller.ANONYMOUS, bucketRegion);
    }
    boolean older = !form.field("signature").isEmpty() || !form.field("awsaccesskeyid").isEmpty();
    return older ? older(form, policy, bucketRegion) : version4(form, policy);
  }

  /**
   * Signature version 2, as boto3 makes it in us-east-1 ("Browser-based uploads using POST (AWS
   * signature version 2)"). It does not say when it was signed, so that a jump of the sandbox's
   * clock does not age it.
   */
  private Signer older(PostForm form, String policy, String bucketRegion) {
    OlderSignature.check(bucketRegion);
    AccessKeys.AccessKey key = key(form.field("awsaccesskeyid"));
    checkToken(key.session(), form.field("x-amz-security-token"));
    compare(
        form.field("awsaccesskeyid"),
        policy,
        Digests.version2(key.secret(), policy),
        form.field("signature"));
    Instant end = PostPolicy.parse(policy).expiration();
    if (guard.clock().instant().isAfter(guard.sandboxTime().apply(end))) {
      throw PostPolicy.denied("Policy expired.");
    }
    return new Signer(key.caller(), bucketRegion);
  }

  private Signer version4(PostForm form, String policy) {
    for (String name :
        new String[] {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"}) {
      if (form.field(name.toLowerCase(Locale.ROOT)).isEmpty()) {
        throw S3Errors.invalidArgument(
            "Bucket POST must contain a field named '"
                + name
                + "'.  If it is specified, please check the order of the fields.",
            name,
            "");
      }
    }
    if (!form.field("x-amz-algorithm").equals(StringToSign.ALGORITHM)) {
      throw S3Errors.invalidArgument(
          "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"",
          "X-Amz-Algorithm",
          form.field("x-amz-algorithm"));
    }
    Scope.Credential credential =
        Scope.Credential.parse(form.field("x-amz-credential"))
            .filter(one -> one.scope().service().equals("s3"))
            .orElseThrow(
                () ->
                    S3Errors.invalidArgument(
                        "Error parsing the X-Amz-Credential parameter; the Credential is"
                            + " mal-formed; expecting"
                            + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
                        "X-Amz-Credential",
                        form.field("x-amz-credential")));
    AccessKeys.AccessKey key = key(credential.accessKeyId());
    checkToken(key.session(), form.field("x-amz-security-token"));
    compare(
        credential.accessKeyId(),
        policy,
        SigningKey.derive(key.secret(), credential.scope()).sign(policy),
        form.field("x-amz-signature"));
    checkExpiry(form);
    return new Signer(key.caller(), credential.scope().region());
  }

  private AccessKeys.AccessKey key(String id) {
    return guard
        .keys()
        .find(id)
        .orElseThrow(
            () ->
                new ServiceException(
                        403,
                        "InvalidAccessKeyId",
                        "The AWS Access Key Id you provided does not exist in our records.")
                    .with("AWSAccessKeyId", id));
  }

  private static void compare(String id, String policy, String expected, String provided) {
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), provided.getBytes(StandardCharsets.UTF_8))) {
      throw new ServiceException(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided."
                  + " Check your key and signing method.")
          .with("AWSAccessKeyId", id)
          .with("StringToSign", policy)
          .with("SignatureProvided", provided);
    }
  }

  private void checkToken(AccessKeys.@Nullable Session session, String token) {
    boolean right =
        session == null
            ? token.isEmpty()
            : MessageDigest.isEqual(
                session.token().getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
    if (!right) {
      throw new ServiceException(
          400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
    }
    if (session != null && !guard.clock().instant().isBefore(session.expires())) {
      throw new ServiceException(400, "ExpiredToken", "The provided token has expired.");
    }
  }

  /** Like a presigned URL, a form ages with the sandbox's clock from the moment of signing. */
  private void checkExpiry(PostForm form) {
    Instant signed;
    try {
      signed = Instant.from(DATE_TIME.parse(form.field("x-amz-date")));
    } catch (DateTimeException wrong) {
      throw S3Errors.invalidArgument(
          "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
          "X-Amz-Date",
          form.field("x-amz-date"));
    }
    Duration life = Duration.between(signed, PostPolicy.parse(form.field("policy")).expiration());
    if (guard.clock().instant().isAfter(guard.sandboxTime().apply(signed).plus(life))) {
      throw PostPolicy.denied("Policy expired.");
    }
  }
}
