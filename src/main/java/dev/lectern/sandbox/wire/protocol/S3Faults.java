package dev.lectern.sandbox.wire.protocol;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Denial;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** S3's words for a wrong signature ("Error responses" in the S3 API Reference). */
final class S3Faults {

  private S3Faults() {}

  static ServiceException error(SignatureFault fault) {
    return switch (fault) {
      case SignatureFault.MalformedHeader malformed ->
          new ServiceException(
              400,
              "AuthorizationHeaderMalformed",
              "The authorization header is malformed; " + malformed.why());
      case SignatureFault.MalformedQuery malformed ->
          new ServiceException(400, "AuthorizationQueryParametersError", malformed.why());
      case SignatureFault.MalformedUrl malformed ->
          new ServiceException(403, "AccessDenied", malformed.why());
      case SignatureFault.Ended ended ->
          new ServiceException(403, "AccessDenied", "Request has expired")
              .with("Expires", seconds(ended.at()))
              .with("ServerTime", seconds(ended.serverTime()));
      case SignatureFault.OtherMechanism other ->
          new ServiceException(
              400,
              "InvalidRequest",
              "The authorization mechanism you have provided is not supported. Please use"
                  + " AWS4-HMAC-SHA256.");
      case SignatureFault.TwoMechanisms two ->
          new ServiceException(
                  400,
                  "InvalidArgument",
                  "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter,"
                      + " Signature query string parameter or the Authorization header should be"
                      + " specified")
              .with("ArgumentName", "Authorization")
              .with("ArgumentValue", two.headerType());
      case SignatureFault.UnknownKey unknown ->
          new ServiceException(
                  403,
                  "InvalidAccessKeyId",
                  "The AWS Access Key Id you provided does not exist in our records.")
              .with("AWSAccessKeyId", unknown.accessKeyId());
      case SignatureFault.UnknownToken unknown ->
          new ServiceException(
              400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
      case SignatureFault.ExpiredToken expired ->
          new ServiceException(400, "ExpiredToken", "The provided token has expired.");
      case SignatureFault.Skewed skewed ->
          new ServiceException(
                  403,
                  "RequestTimeTooSkewed",
                  "The difference between the request time and the current time is too large.")
              .with("RequestTime", skewed.requestTime())
              .with("ServerTime", seconds(skewed.serverTime()))
              .with("MaxAllowedSkewMilliseconds", "900000");
      case SignatureFault.Expired expired ->
          new ServiceException(403, "AccessDenied", "Request has expired")
              .with("X-Amz-Expires", Long.toString(expired.seconds()))
              .with("Expires", seconds(expired.expiredAt()))
              .with("ServerTime", seconds(expired.serverTime()));
      case SignatureFault.NotYetValid early ->
          new ServiceException(403, "AccessDenied", "Request is not valid yet")
              .with("X-Amz-Date", early.requestTime())
              .with("ServerTime", seconds(early.serverTime()));
      case SignatureFault.HeadersNotSigned unsigned ->
          new ServiceException(
                  403,
                  "AccessDenied",
                  "There were headers present in the request which were not signed")
              .with("HeadersNotSigned", String.join(", ", unsigned.names()));
      case SignatureFault.NoContentHash missing ->
          new ServiceException(
              400,
              "InvalidRequest",
              "Missing required header for this request: x-amz-content-sha256");
      case SignatureFault.WrongContentHash wrong ->
          new ServiceException(
                  400,
                  "InvalidArgument",
                  "x-amz-content-sha256 must be UNSIGNED-PAYLOAD,"
                      + " STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD,"
                      + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER,"
                      + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD,"
                      + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.")
              .with("ArgumentName", "x-amz-content-sha256")
              .with("ArgumentValue", wrong.value());
      case SignatureFault.Mismatch mismatch -> mismatch(mismatch);
    };
  }

  /** Signature version 2 has no canonical request. */
  private static ServiceException mismatch(SignatureFault.Mismatch mismatch) {
    ServiceException error =
        new ServiceException(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided."
                    + " Check your key and signing method.")
            .with("AWSAccessKeyId", mismatch.accessKeyId())
            .with("StringToSign", mismatch.stringToSign())
            .with("SignatureProvided", mismatch.provided())
            .with("StringToSignBytes", bytes(mismatch.stringToSign()));
    return mismatch.canonicalRequest().isEmpty()
        ? error
        : error
            .with("CanonicalRequest", mismatch.canonicalRequest())
            .with("CanonicalRequestBytes", bytes(mismatch.canonicalRequest()));
  }

  /** The cause is told to callers of the owner's account only. */
  static String denied(Caller caller, Decision decision) {
    return caller.anonymous() || decision.foreign()
        ? "Access Denied"
        : Denial.quoted(caller, decision);
  }

  /** S3 tells times without fractions: 2026-11-22T12:46:03Z. */
  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String bytes(String text) {
    return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
