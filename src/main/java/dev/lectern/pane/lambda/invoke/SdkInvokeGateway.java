package dev.lectern.pane.lambda.invoke;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.problem.Problems;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.task.Whole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Invokes through the SDK. */
public final class SdkInvokeGateway implements InvokeGateway {

  /** Description of a function for the moment in which its environments are given up. */
  private static final String MARK = "Lectern makes all environments anew. ";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final AwsClients clients;
  private final FunctionsGateway functions;

  /** With a session's clients. */
  public SdkInvokeGateway(AwsClients clients, FunctionsGateway functions) {
    this.clients = clients;
    this.functions = functions;
  }

  @Override
  public Run invoke(Request request) {
    InvokeRequest.Builder invoke =
        InvokeRequest.builder()
            .functionName(request.function())
            .invocationType(request.type().api());
    if (!request.qualifier().isEmpty()) {
      invoke.qualifier(request.qualifier());
    }
    if (request.type() == Request.Type.REQUEST_RESPONSE) {
      invoke.logType(LogType.TAIL);
    }
    if (!request.payload().isBlank()) {
      invoke.payload(SdkBytes.fromUtf8String(request.payload()));
    }
    if (!request.clientContext().isBlank()) {
      invoke.clientContext(
          Base64.getEncoder()
              .encodeToString(request.clientContext().getBytes(StandardCharsets.UTF_8)));
    }
    Instant begun = Instant.now();
    long begin = System.nanoTime();
    try {
      InvokeResponse answer = clients.lambda().invoke(invoke.build());
      String log =
          answer.logResult() == null
              ? ""
              : new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
      return new Run(
          begun,
          millis(begin),
          answer.responseMetadata().requestId(),
          answer.statusCode(),
          answer.executedVersion() == null ? "" : answer.executedVersion(),
          answer.functionError() == null ? "" : answer.functionError(),
          answer.payload() == null ? "" : answer.payload().asUtf8String(),
          log,
          Report.last(log),
          null);
    } catch (RuntimeException failed) {
      boolean answered = failed instanceof SdkServiceException;
      SdkServiceException answer = answered ? (SdkServiceException) failed : null;
      String id = answer == null || answer.requestId() == null ? "" : answer.requestId();
      return new Run(
          begun,
          millis(begin),
          id,
          answer == null ? 0 : answer.statusCode(),
          "",
          "",
          "",
          "",
          Optional.empty(),
          Problems.of(failed));
    }
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  @Override
  public List<String> qualifiers(String function) {
    List<String> all = new ArrayList<>(List.of("$LATEST"));
    clients.lambda().listAliasesPaginator(r -> r.functionName(function)).aliases().stream()
        .map(AliasConfiguration::name)
        .forEach(all::add);
    clients
        .lambda()
        .listVersionsByFunctionPaginator(r -> r.functionName(function))
        .versions()
        .stream()
        .map(FunctionConfiguration::version)
        .filter(version -> !version.startsWith("$"))
        .forEach(all::add);
    return all;
  }

  @Override
  public FunctionInfo freshen(String function, Progress progress) {
    FunctionInfo fresh = Whole.of(() -> described(function));
    progress.check();
    return fresh;
  }

  /**
   * Of all settings the description alone means nothing to the function, its triggers and its keys.
   * Revisions keep what somebody else changes meanwhile.
   */
  private FunctionInfo described(String function) throws InterruptedException {
    FunctionInfo before = functions.describe(function, "");
    describe(before, MARK + Instant.now());
    FunctionInfo marked = settled(function);
    describe(marked, before.description());
    return settled(function);
  }

  private void describe(FunctionInfo of, String description) {
    clients
        .lambda()
        .updateFunctionConfiguration(
            r -> r.functionName(of.name()).description(description).revisionId(of.revision()));
  }

  private FunctionInfo settled(String function) throws InterruptedException {
    FunctionInfo now = functions.describe(function, "");
    while (!now.ready() && !now.state().equals("Failed")) {
      Pause.of(LOOK_AGAIN, Progress.unseen());
      now = functions.describe(function, "");
    }
    return now;
  }
}
