package dev.lectern.sandbox.wire.protocol;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The words of most services for a wrong signature ("Common Error Types" in their references). */
final class CommonFaults {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private CommonFaults() {}

  static ServiceException error(SignatureFault fault) {
    return switch (fault) {
      case SignatureFault.MalformedHeader malformed -> incomplete(malformed.why());
      case SignatureFault.MalformedQuery malformed -> incomplete(malformed.why());
      case SignatureFault.MalformedUrl malformed -> incomplete(malformed.why());
      case SignatureFault.Ended ended -> mismatch("Signature expired: " + BASIC.format(ended.at()));
      case SignatureFault.OtherMechanism other ->
          incomplete("Unsupported AWS 'algorithm'; please use AWS4-HMAC-SHA256.");
      case SignatureFault.TwoMechanisms two ->
          incomplete("The request has a signature in its query and in its Authorization header.");
      case SignatureFault.UnknownKey unknown -> invalidToken();
      case SignatureFault.UnknownToken unknown -> invalidToken();
      case SignatureFault.ExpiredToken expired ->
          new ServiceException(
              403, "ExpiredToken", "The security token included in the request is expired");
      case SignatureFault.Skewed skewed -> skewed(skewed);
      case SignatureFault.Expired expired ->
          mismatch(
              "Signature expired: "
                  + BASIC.format(expired.expiredAt())
                  + " is now earlier than "
                  + BASIC.format(expired.serverTime()));
      case SignatureFault.NotYetValid early ->
          mismatch(
              "Signature not yet current: "
                  + early.requestTime()
                  + " is still later than "
                  + BASIC.format(early.serverTime().plus(Duration.ofMinutes(15))));
      case SignatureFault.HeadersNotSigned unsigned ->
          mismatch("'" + unsigned.names().getFirst() + "' must be a signed header.");
      case SignatureFault.NoContentHash missing -> incomplete("The payload has no hash.");
      case SignatureFault.WrongContentHash wrong -> incomplete("The payload's hash is no hash.");
      case SignatureFault.Mismatch mismatch ->
          mismatch(
              "The request signature we calculated does not match the signature you provided. Check"
                  + " your AWS Secret Access Key and signing method. Consult the service"
                  + " documentation for details.");
    };
  }

  private static ServiceException skewed(SignatureFault.Skewed skewed) {
    Instant signed = Instant.from(BASIC.parse(skewed.requestTime()));
    Instant edge = skewed.serverTime().minus(Duration.ofMinutes(15));
    return signed.isBefore(edge)
        ? mismatch(
            "Signature expired: "
                + skewed.requestTime()
                + " is now earlier than "
                + BASIC.format(edge)
                + " ("
                + BASIC.format(skewed.serverTime())
                + " - 15 min.)")
        : mismatch(
            "Signature not yet current: "
                + skewed.requestTime()
                + " is still later than "
                + BASIC.format(skewed.serverTime().plus(Duration.ofMinutes(15)))
                + " ("
                + BASIC.format(skewed.serverTime())
                + " + 15 min.)");
  }

  private static ServiceException mismatch(String message) {
    return new ServiceException(403, "SignatureDoesNotMatch", message);
  }

  private static ServiceException incomplete(String message) {
    return new ServiceException(400, "IncompleteSignature", message);
  }

  private static ServiceException invalidToken() {
    return new ServiceException(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }
}
