package dev.lectern.calls;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Listens to the clients of one origin. The interceptor sees the call, the HTTP client sees each
 * attempt as it goes over the wire, the metric publisher is called last and ends the record. A
 * synchronous SDK client does all three on the calling thread.
 *
 * <p>Whatever goes wrong in here is logged and never reaches the call.
 */
public final class CallTap implements ExecutionInterceptor, MetricPublisher {

  /**
   * Put on a request, it is told the finished call, on the calling thread. A metric publisher of a
   * request would take the place of this one, and the call would not be recorded.
   */
  public static final ExecutionAttribute<Consumer<ApiCall>> FINISHED =
      new ExecutionAttribute<>("LecternCallFinished");

  private static final System.Logger LOG = System.getLogger(CallTap.class.getName());

  private final CallRecorder recorder;
  private final CallOrigin origin;
  private final AwsCredentialsProvider credentials;
  private final ThreadLocal<@Nullable CallInProgress> current;

  CallTap(
      CallRecorder recorder,
      CallOrigin origin,
      AwsCredentialsProvider credentials,
      ThreadLocal<@Nullable CallInProgress> current) {
    this.recorder = recorder;
    this.origin = origin;
    this.credentials = credentials;
    this.current = current;
  }

  /** Makes the clients built with this configuration report here. */
  public void attach(ClientOverrideConfiguration.Builder configuration) {
    configuration.addExecutionInterceptor(this).addMetricPublisher(this);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    CallInProgress outer = current.get();
    current.set(
        new CallInProgress(
            origin,
            credentials,
            outer,
            context.request(),
            service(attributes),
            operation(attributes),
            attributes.getAttribute(FINISHED)));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    CallInProgress call = current.get();
    if (call != null) {
      call.answered(context.response());
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    CallInProgress call = current.get();
    if (call != null) {
      call.failed(context.exception());
    }
  }

  @Override
  public void publish(MetricCollection metrics) {
    CallInProgress call = current.get();
    if (call == null) {
      return;
    }
    current.set(call.outer());
    if (call.outer() == null) {
      current.remove();
    }
    if (!call.sent()) {
      return;
    }
    quietly(
        () -> {
          CallInProgress.Finished finished = call.finish(SdkMetrics.read(metrics));
          recorder.add(finished);
          call.tell(finished.call());
        });
  }

  @Override
  public void close() {}

  /** The client, watched. Closing the result closes the client. */
  static SdkHttpClient watch(SdkHttpClient client, ThreadLocal<@Nullable CallInProgress> current) {
    return new Watched(client, current);
  }

  @SuppressWarnings("deprecation") // The SDK has no other public place for the signing name.
  private static String service(ExecutionAttributes attributes) {
    String signing = attributes.getAttribute(AwsSignerExecutionAttribute.SERVICE_SIGNING_NAME);
    return signing == null ? attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) : signing;
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A call could not be recorded", e);
    }
  }

  private record Watched(SdkHttpClient client, ThreadLocal<@Nullable CallInProgress> current)
      implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      CallInProgress call = current.get();
      if (call == null) {
        return client.prepareRequest(request);
      }
      CallInProgress.AttemptInProgress attempt = call.attempt(request);
      HttpExecuteRequest.Builder watched =
          HttpExecuteRequest.builder().request(request.httpRequest());
      request.metricCollector().ifPresent(watched::metricCollector);
      request
          .contentStreamProvider()
          .ifPresent(content -> watched.contentStreamProvider(watched(content, attempt)));
      return new Exchange(client.prepareRequest(watched.build()), attempt);
    }

    private static ContentStreamProvider watched(
        ContentStreamProvider content, CallInProgress.AttemptInProgress attempt) {
      return ContentStreamProvider.fromInputStreamSupplier(
          () -> attempt.requestBody().watch(content.newStream()));
    }

    @Override
    public String clientName() {
      return client.clientName();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record Exchange(ExecutableHttpRequest request, CallInProgress.AttemptInProgress attempt)
      implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      HttpExecuteResponse response;
      try {
        response = request.call();
      } catch (IOException | RuntimeException e) {
        attempt.broke(e);
        throw e;
      }
      attempt.answered(response.httpResponse());
      if (response.responseBody().isEmpty()) {
        return response;
      }
      AbortableInputStream body = response.responseBody().get();
      return HttpExecuteResponse.builder()
          .response(response.httpResponse())
          .responseBody(AbortableInputStream.create(attempt.responseBody().watch(body), body))
          .build();
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
