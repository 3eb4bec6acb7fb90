package dev.lectern.calls;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One SDK call, finished, with its secrets masked. Immutable.
 *
 * @param sequence 1 for the first call of the program's run
 * @param endpoint where the call went when not to AWS itself, null for AWS
 * @param service signing name, for example {@code s3}
 * @param operation AWS's name, for example {@code PutObject}
 * @param parameters the request's members by AWS's names, streaming payload left out, secrets
 *     masked
 * @param result the answer's members by AWS's names, null when the call failed
 * @param origin who called: {@code s3 pane}, {@code lab check}, {@code lab solution}
 * @param status HTTP status of the last attempt, 0 when none came back
 * @param errorCode AWS's error code, null on success
 * @param errorMessage AWS's message, null on success
 * @param attempts every attempt, first to last, at least one
 * @param metrics SDK metrics by name; those of attempt n by name and {@code #n}
 */
public record ApiCall(
    long sequence,
    String sessionId,
    String accountId,
    String callerArn,
    String region,
    @Nullable URI endpoint,
    String service,
    String operation,
    JsonNode parameters,
    @Nullable JsonNode result,
    String origin,
    Instant startedAt,
    Duration took,
    int status,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable String requestId,
    List<Attempt> attempts,
    Map<String, String> metrics) {

  /** The same call with its place in the order. */
  ApiCall numbered(long number) {
    return with(number, operation, parameters);
  }

  /** What would have been sent with another operation of the service. */
  ApiCall as(String otherOperation, JsonNode itsParameters) {
    return with(sequence, otherOperation, itsParameters);
  }

  private ApiCall with(long number, String named, JsonNode given) {
    return new ApiCall(
        number,
        sessionId,
        accountId,
        callerArn,
        region,
        endpoint,
        service,
        named,
        given,
        result,
        origin,
        startedAt,
        took,
        status,
        errorCode,
        errorMessage,
        requestId,
        attempts,
        metrics);
  }

  /**
   * One HTTP exchange.
   *
   * @param delayBefore back-off before it
   * @param request as sent, after signing; authorization and tokens masked
   * @param response as received, null when none came
   * @param failure what went wrong without an answer, null when an answer came
   * @param signature its signature step by step, null when it was not signed
   */
  public record Attempt(
      Instant startedAt,
      Duration took,
      Duration delayBefore,
      HttpMessage request,
      @Nullable HttpMessage response,
      @Nullable String failure,
      @Nullable SignatureTrace signature) {}

  /**
   * An HTTP message.
   *
   * @param startLine {@code PUT /bucket/key HTTP/1.1} or {@code HTTP/1.1 200 OK}
   * @param headers in order
   * @param body first bytes as text, null when empty or binary
   * @param bodyLength length of the whole body in bytes, -1 when not known
   */
  public record HttpMessage(
      String startLine,
      Map<String, List<String>> headers,
      @Nullable String body,
      long bodyLength) {}
}
