package dev.lectern.pane.lambda.functions;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.pane.lambda.role.SdkRolesGateway;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.task.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions through the SDK. */
public final class SdkFunctionsGateway implements FunctionsGateway {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(400);

  /** A new role is known everywhere some seconds after it was made. */
  private static final int TRIES = 20;

  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final String NOT_YET = "cannot be assumed by Lambda";

  private final AwsClients clients;
  private final SdkRolesGateway roles;

  /** With a session's clients. */
  public SdkFunctionsGateway(AwsClients clients) {
    this.clients = clients;
    this.roles = new SdkRolesGateway(clients);
  }

  @Override
  public List<FunctionInfo> list(Progress progress) {
    List<FunctionInfo> all = new ArrayList<>();
    for (FunctionConfiguration each : clients.lambda().listFunctionsPaginator().functions()) {
      progress.check();
      all.add(info(each, "", -1));
      progress.update(all.size(), -1);
    }
    all.sort(Comparator.comparing(FunctionInfo::name));
    return all;
  }

  @Override
  public FunctionInfo describe(String name, String qualifier) {
    GetFunctionResponse answer =
        clients
            .lambda()
            .getFunction(
                r -> r.functionName(name).qualifier(qualifier.isEmpty() ? null : qualifier));
    Integer reserved =
        answer.concurrency() == null ? null : answer.concurrency().reservedConcurrentExecutions();
    return info(
        answer.configuration(),
        answer.code() == null ? "" : text(answer.code().location()),
        reserved == null ? -1 : reserved);
  }

  @Override
  public FunctionInfo create(NewFunction function, byte[] zip, Progress progress)
      throws InterruptedException {
    if (function.role().isEmpty()) {
      String needs = function.template() == null ? "" : function.template().needs();
      roles.withOwn(function.name(), needs, role -> createIn(role, function, zip, progress));
    } else if (standsIn() && function.role().equals(defaultRole())) {
      roles.withMighty(function.role(), role -> createIn(role, function, zip, progress));
    } else {
      create(function.role(), function, zip);
    }
    GetFunctionConfigurationResponse now =
        clients.lambda().getFunctionConfiguration(r -> r.functionName(function.name()));
    while (now.state() == State.PENDING) {
      Pause.of(LOOK_AGAIN, progress);
      now = clients.lambda().getFunctionConfiguration(r -> r.functionName(function.name()));
    }
    return describe(function.name(), "");
  }

  private void create(String role, NewFunction function, byte[] zip) {
    CreateFunctionRequest request =
        CreateFunctionRequest.builder()
            .functionName(function.name())
            .runtime(function.runtime())
            .handler(function.handler())
            .role(role)
            .memorySize(function.memory())
            .timeout(function.timeout())
            .code(code -> code.zipFile(SdkBytes.fromByteArray(zip)))
            .build();
    // cancelled in the middle, nobody would know whether there is a function in that role
    var _ = Whole.of(() -> clients.lambda().createFunction(request));
  }

  private void createIn(String role, NewFunction function, byte[] zip, Progress progress)
      throws InterruptedException {
    for (int left = TRIES; ; left--) {
      try {
        create(role, function, zip);
        return;
      } catch (InvalidParameterValueException refused) {
        if (left == 0 || !String.valueOf(refused.getMessage()).contains(NOT_YET)) {
          throw refused;
        }
        Pause.of(TRY_AGAIN, progress);
      }
    }
  }

  @Override
  public List<ExecutionRole> roles() {
    return roles.roles();
  }

  @Override
  public boolean standsIn() {
    return roles.standsIn();
  }

  @Override
  public void delete(String name) {
    clients.lambda().deleteFunction(r -> r.functionName(name));
  }

  @Override
  public String defaultRole() {
    String account = clients.session().accountId();
    return "arn:aws:iam::" + (account.isEmpty() ? "000000000000" : account) + ":role/lambda";
  }

  private static FunctionInfo info(FunctionConfiguration of, String location, int reserved) {
    return new FunctionInfo(
        text(of.functionName()),
        text(of.functionArn()),
        text(of.runtimeAsString()),
        text(of.handler()),
        text(of.role()),
        text(of.description()),
        Objects.requireNonNullElse(of.memorySize(), 128),
        Objects.requireNonNullElse(of.timeout(), 3),
        of.state() == null ? "Active" : of.stateAsString(),
        of.lastUpdateStatus() == null ? "Successful" : of.lastUpdateStatusAsString(),
        of.stateReason() != null ? of.stateReason() : text(of.lastUpdateStatusReason()),
        text(of.revisionId()),
        Objects.requireNonNullElse(of.codeSize(), 0L),
        text(of.codeSha256()),
        location,
        text(of.lastModified()),
        reserved,
        of.environment() == null ? java.util.Map.of() : of.environment().variables(),
        of.layers().stream().map(Layer::arn).toList(),
        of.deadLetterConfig() == null ? "" : text(of.deadLetterConfig().targetArn()),
        of.loggingConfig() != null && of.loggingConfig().logFormat() == LogFormat.JSON);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
