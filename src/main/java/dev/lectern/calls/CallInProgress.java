package dev.lectern.calls;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.node.ObjectNode;

/** A call that is on its way; used by the calling thread only. */
final class CallInProgress {

  /** Elements of a list in an answer that are kept; requests are kept whole. */
  private static final int LONGEST_RESULT_LIST = 100;

  private static final System.Logger LOG = System.getLogger(CallInProgress.class.getName());

  private final CallOrigin origin;
  private final AwsCredentialsProvider credentials;
  private final @Nullable CallInProgress outer;
  private final SdkRequest request;
  private final String service;
  private final String operation;
  private final @Nullable Consumer<ApiCall> asking;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final List<AttemptInProgress> attempts = new ArrayList<>();
  private @Nullable SdkResponse response;
  private @Nullable Throwable failure;

  CallInProgress(
      CallOrigin origin,
      AwsCredentialsProvider credentials,
      @Nullable CallInProgress outer,
      SdkRequest request,
      String service,
      String operation,
      @Nullable Consumer<ApiCall> asking) {
    this.origin = origin;
    this.credentials = credentials;
    this.outer = outer;
    this.request = request;
    this.service = service;
    this.operation = operation;
    this.asking = asking;
  }

  /** The call during which this one was made, for example to get credentials for it. */
  @Nullable CallInProgress outer() {
    return outer;
  }

  void answered(SdkResponse answer) {
    response = answer;
  }

  void failed(Throwable throwable) {
    failure = throwable;
  }

  AttemptInProgress attempt(HttpExecuteRequest http) {
    AttemptInProgress attempt = new AttemptInProgress(http);
    attempts.add(attempt);
    return attempt;
  }

  boolean sent() {
    return !attempts.isEmpty();
  }

  /** Tells whoever asked for it by the request's attribute {@link CallTap#FINISHED}. */
  void tell(ApiCall call) {
    if (asking != null) {
      asking.accept(call);
    }
  }

  /** The record of the call, not numbered yet. */
  Finished finish(Map<String, String> metrics) {
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    SdkJson parameters = new SdkJson(Integer.MAX_VALUE);
    SdkJson results = new SdkJson(LONGEST_RESULT_LIST);
    ObjectNode input = CopyNames.aws(parameters.of(request));
    ObjectNode output =
        response instanceof SdkPojo pojo && failure == null ? results.of(pojo) : null;
    List<ApiCall.Attempt> tries = new ArrayList<>();
    AttemptInProgress previous = null;
    AwsCredentials signer = signer();
    long bytes = 2_000 + parameters.size() + results.size();
    for (AttemptInProgress attempt : attempts) {
      ApiCall.Attempt finished = attempt.finish(previous, signer);
      bytes += 1_500 + size(finished.request()) + size(finished.response());
      tries.add(finished);
      previous = attempt;
    }
    AttemptInProgress last = attempts.getLast();
    ApiCall call =
        new ApiCall(
            0,
            origin.sessionId(),
            origin.accountId(),
            origin.callerArn(),
            origin.region(),
            origin.endpoint(),
            service,
            operation,
            input,
            output,
            origin.label(),
            startedAt,
            took,
            last.status(),
            errorCode(),
            failure == null ? null : message(failure),
            requestId(last),
            List.copyOf(tries),
            metrics);
    return new Finished(call, bytes);
  }

  /** Who signed a moment ago; null when the credentials are gone since. */
  private @Nullable AwsCredentials signer() {
    try {
      return credentials.resolveCredentials();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "No credentials to compute the signature again", e);
      return null;
    }
  }

  private static long size(ApiCall.@Nullable HttpMessage message) {
    String body = message == null ? null : message.body();
    return body == null ? 0 : body.length();
  }

  private @Nullable String errorCode() {
    return switch (failure) {
      case null -> null;
      case AwsServiceException e when e.awsErrorDetails() != null ->
          e.awsErrorDetails().errorCode();
      case SdkServiceException e -> "HTTP " + e.statusCode();
      default -> failure.getClass().getSimpleName();
    };
  }

  private static String message(Throwable failure) {
    if (failure instanceof AwsServiceException e
        && e.awsErrorDetails() != null
        && e.awsErrorDetails().errorMessage() != null) {
      return e.awsErrorDetails().errorMessage();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private @Nullable String requestId(AttemptInProgress last) {
    if (failure instanceof SdkServiceException e && e.requestId() != null) {
      return e.requestId();
    }
    if (response instanceof AwsResponse answer
        && !"UNKNOWN".equals(answer.responseMetadata().requestId())) {
      return answer.responseMetadata().requestId();
    }
    return last.requestId();
  }

  /** A finished call with roughly the memory that it takes. */
  record Finished(ApiCall call, long bytes) {}

  /** One HTTP exchange that is on its way. */
  final class AttemptInProgress {

    private final SdkHttpRequest http;
    private final Instant sentAt = Instant.now();
    private final long sentNanos = System.nanoTime();
    private final BodySample requestBody = new BodySample(BodySample.LIMIT);
    private final BodySample responseBody = new BodySample(BodySample.LIMIT);
    private @Nullable SdkHttpResponse answer;
    private @Nullable String problem;
    private long endNanos;

    AttemptInProgress(HttpExecuteRequest request) {
      this.http = request.httpRequest();
    }

    BodySample requestBody() {
      return requestBody;
    }

    BodySample responseBody() {
      return responseBody;
    }

    void answered(SdkHttpResponse response) {
      answer = response;
      endNanos = System.nanoTime();
    }

    void broke(Throwable failure) {
      problem = failure.getClass().getSimpleName() + ": " + failure.getMessage();
      endNanos = System.nanoTime();
    }

    int status() {
      return answer == null ? 0 : answer.statusCode();
    }

    @Nullable String requestId() {
      return answer == null
          ? null
          : answer
              .firstMatchingHeader("x-amz-request-id")
              .or(() -> answerHeader("x-amzn-RequestId"))
              .orElse(null);
    }

    private java.util.Optional<String> answerHeader(String name) {
      return answer == null ? java.util.Optional.empty() : answer.firstMatchingHeader(name);
    }

    ApiCall.Attempt finish(@Nullable AttemptInProgress previous, @Nullable AwsCredentials signer) {
      Duration delay =
          previous == null
              ? Duration.ZERO
              : Duration.ofNanos(Math.max(0, sentNanos - previous.endNanos));
      if (endNanos == 0) {
        endNanos = System.nanoTime();
      }
      return new ApiCall.Attempt(
          sentAt,
          Duration.ofNanos(endNanos - sentNanos),
          delay,
          sent(),
          received(),
          problem,
          signer == null
              ? null
              : Signatures.trace(http, requestBody.whole(), signer, origin.real()));
    }

    private ApiCall.HttpMessage sent() {
      URI uri = http.getUri();
      String query = uri.getRawQuery();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String target = query == null ? path : path + "?" + Secrets.query(query);
      String text = requestBody.text();
      return new ApiCall.HttpMessage(
          http.method() + " " + target + " HTTP/1.1",
          Secrets.headers(http.headers(), origin.real()),
          text == null ? null : mask(text),
          length(http.headers(), requestBody));
    }

    private ApiCall.@Nullable HttpMessage received() {
      if (answer == null) {
        return null;
      }
      String text = responseBody.text();
      String reason = answer.statusText().orElse("");
      Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
      return new ApiCall.HttpMessage(
          ("HTTP/1.1 " + answer.statusCode() + " " + reason).strip(),
          Secrets.headers(headers, origin.real()),
          text == null ? null : mask(text),
          length(headers, responseBody));
    }

    private String mask(String text) {
      String masked = Secrets.body(text);
      return origin.real() ? Secrets.signature(masked) : masked;
    }

    private static long length(Map<String, List<String>> headers, BodySample body) {
      for (Map.Entry<String, List<String>> header : headers.entrySet()) {
        if (header.getKey().toLowerCase(Locale.ROOT).equals("content-length")
            && !header.getValue().isEmpty()) {
          try {
            return Math.max(body.length(), Long.parseLong(header.getValue().getFirst()));
          } catch (NumberFormatException e) {
            return body.length();
          }
        }
      }
      return body.length();
    }
  }
}
