package dev.lectern.problem;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** AWS's answers and the SDK's own failures in plain words. */
final class SdkProblems {

  private SdkProblems() {}

  /** An error that the service answered with. */
  static UserProblem answered(SdkServiceException failure) {
    String code = code(failure);
    String message = message(failure);
    Words words = words(code, failure, message);
    return new UserProblem(
        words.title(),
        words.why(),
        words.remedy(),
        (failure.statusCode() + " " + code).strip(),
        failure.requestId(),
        failure.toString());
  }

  /** A call that got no answer, or that was never sent. */
  static UserProblem unanswered(SdkClientException failure) {
    Words words = words(failure);
    return new UserProblem(
        words.title(), words.why(), words.remedy(), null, null, failure.toString());
  }

  private record Words(String title, String why, String remedy) {}

  /** Where a policy that allows would not help, something else is to be done. */
  private static String ofDenial(String message) {
    if (message.toLowerCase(Locale.ROOT).contains("block public access")) {
      return "Block Public Access wins over policies and ACLs: turn that setting off first.";
    }
    if (message.contains("with an explicit deny")) {
      return "A Deny wins over every Allow: the statement that denies has to change.";
    }
    if (message.contains("may not be assumed by root")) {
      return "No policy changes that: act as a user, and take on the role from there.";
    }
    return "Ask for a policy that allows the action, or switch to an identity that has one.";
  }

  private static Words words(String code, SdkServiceException failure, String message) {
    return switch (code) {
      case "AccessDenied",
          "AccessDeniedException",
          "AllAccessDisabled",
          "UnauthorizedOperation",
          "NotAuthorized",
          "Forbidden" ->
          new Words("You may not do this.", message, ofDenial(message));
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired" ->
          new Words(
              "The session has expired.",
              message,
              "Sign in again or choose the session anew in the session menu.");
      case "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "InvalidToken" ->
          new Words(
              "AWS does not know this access key.",
              message,
              "Check the keys of the profile, and that they belong to this endpoint.");
      case "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature" ->
          new Words(
              "The signature does not fit the request.",
              message,
              "Check the secret key; the Call Lens shows under Signature which line differs.");
      case "RequestTimeTooSkewed", "RequestInTheFuture" ->
          new Words(
              "The clock of this computer and that of the service differ too much.",
              message,
              "Set this computer's clock; signatures are good for 15 minutes.");
      case "PermanentRedirect",
          "TemporaryRedirect",
          "Redirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          new Words(
              "The bucket is in another Region.", elsewhere(failure, message), another(failure));
      case "NoSuchBucket" ->
          new Words(
              "The bucket is not there.",
              message,
              "Refresh the list of buckets; it may have been deleted or belong to another"
                  + " session.");
      case "NoSuchKey", "NoSuchVersion", "NotFound", "NoSuchUpload", "404" ->
          new Words(
              "It is not there.", message, "Refresh; it may have been deleted in the meantime.");
      case "BucketAlreadyExists" ->
          new Words(
              "The bucket name is taken.",
              "Bucket names are unique in all of AWS, and another account has this one.",
              "Choose another name, for example with your initials in front.");
      case "BucketAlreadyOwnedByYou" ->
          new Words("You have this bucket already.", message, "Open it, or choose another name.");
      case "BucketNotEmpty" ->
          new Words(
              "The bucket is not empty.",
              message,
              "Empty it first; with versioning its versions and delete markers count too.");
      case "InvalidBucketName" ->
          new Words(
              "The bucket name is not allowed.",
              message,
              "Use 3 to 63 lower-case letters, digits, hyphens and dots.");
      case "PreconditionFailed", "ConditionalRequestConflict" ->
          new Words(
              "The object has changed in the meantime.",
              message,
              "Refresh, look at what is there now, then decide again.");
      case "InvalidObjectState" ->
          new Words(
              "The object is archived.",
              message,
              "Restore it with RestoreObject, which takes from minutes to two days; then read it.");
      case "MethodNotAllowed" ->
          new Words(
              "This cannot be done with it.", message, "A delete marker has no content to read.");
      case "SlowDown",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "ProvisionedThroughputExceededException" ->
          new Words(
              "The service asks to slow down.",
              message + " The SDK has already tried again.",
              "Wait a little, then try again with fewer calls at once.");
      case "InternalError",
          "InternalFailure",
          "InternalServerError",
          "ServiceUnavailable",
          "ServiceException" ->
          new Words(
              "The service failed.",
              message + " The SDK has already tried again.",
              "Try again in a moment; if it stays, look at the service's health.");
      case "NotImplemented", "UnknownOperationException" ->
          new Words("This is not available here.", message, "Use a real account for it.");
      default ->
          failure.statusCode() >= 500
              ? new Words("The service failed.", message, "Try again in a moment.")
              : new Words(
                  "The service refused the request.",
                  message,
                  "Change what it names, then try again.");
    };
  }

  private static String elsewhere(SdkServiceException failure, String message) {
    String region = region(failure);
    return region == null ? message : message + " It lives in " + region + ".";
  }

  private static String another(SdkServiceException failure) {
    String region = region(failure);
    return region == null ? "Ask in the bucket's own Region." : "Ask " + region + ".";
  }

  private static @Nullable String region(SdkServiceException failure) {
    AwsErrorDetails details =
        failure instanceof AwsServiceException service ? service.awsErrorDetails() : null;
    return details == null || details.sdkHttpResponse() == null
        ? null
        : details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region").orElse(null);
  }

  private static String code(SdkServiceException failure) {
    if (failure instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && service.awsErrorDetails().errorCode() != null) {
      return service.awsErrorDetails().errorCode();
    }
    return switch (failure.statusCode()) {
      // answers to HEAD have no body that could carry a code
      case 301, 307 -> "PermanentRedirect";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 412 -> "PreconditionFailed";
      default -> "";
    };
  }

  private static String message(SdkServiceException failure) {
    if (failure instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && service.awsErrorDetails().errorMessage() != null
        && !service.awsErrorDetails().errorMessage().isBlank()) {
      return sentence(service.awsErrorDetails().errorMessage());
    }
    return "The service answered " + failure.statusCode() + " without saying why.";
  }

  private static String sentence(String text) {
    String said = text.strip();
    return said.endsWith(".") || said.endsWith("!") || said.endsWith("?") ? said : said + ".";
  }

  private static Words words(SdkClientException failure) {
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return timeout();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Words words =
          switch (cause) {
            case UnknownHostException e ->
                new Words(
                    "The service cannot be reached.",
                    "No address is known for " + e.getMessage() + ".",
                    "Check the network connection, the Region and the endpoint.");
            case ConnectException e ->
                new Words(
                    "The service cannot be reached.",
                    "Nothing answers at the endpoint.",
                    "Check that it is running and that the address is right.");
            case NoRouteToHostException e ->
                new Words(
                    "The service cannot be reached.",
                    "There is no way to the endpoint from this network.",
                    "Check the network connection and the VPN.");
            case SocketTimeoutException e -> timeout();
            case SSLException e ->
                new Words(
                    "The connection is not secure.",
                    sentence(String.valueOf(e.getMessage())),
                    "Check the endpoint's certificate and any proxy on the way.");
            case SocketException e ->
                new Words(
                    "The connection broke off.",
                    sentence(String.valueOf(e.getMessage())),
                    "Try again.");
            case InterruptedIOException e ->
                new Words("The call was cancelled.", "It was stopped on its way.", "Try again.");
            default -> null;
          };
      if (words != null) {
        return words;
      }
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("credentials")) {
      return new Words(
          "There are no usable credentials.",
          sentence(firstLine(message)),
          "Sign in, or choose another session in the session menu.");
    }
    return new Words(
        "The call could not be made.",
        sentence(firstLine(message)),
        "Change what it names, then try again.");
  }

  private static Words timeout() {
    return new Words(
        "The service did not answer in time.",
        "No answer came within the time limit.",
        "Try again; a call that changes something may have been done all the same, so look first.");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
