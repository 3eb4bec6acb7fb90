package dev.lectern.pane.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.functions.NewFunction;
import dev.lectern.pane.lambda.functions.SdkFunctionsGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.pane.lambda.invoke.SdkInvokeGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The explorer's gateways against the sandbox; one function for all. */
class SdkGatewaysTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkFunctionsGateway functions;
  private static SdkInvokeGateway invoke;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
        "Python is not on this computer");
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    functions = new SdkFunctionsGateway(clients);
    invoke = new SdkInvokeGateway(clients, functions);
    Map<String, String> files = Template.FAILING.files(Language.PYTHON);
    functions.create(
        new NewFunction(
            "failing",
            "python3.13",
            "index.handler",
            functions.defaultRole(),
            256,
            3,
            files,
            null,
            Template.FAILING),
        Deployment.build("python3.13", files).zip(),
        Progress.unseen());
  }

  @AfterAll
  static void stop() {
    if (sandbox != null) {
      clients.close();
      sandbox.close();
    }
  }

  private static Run send(String payload) {
    return invoke.invoke(new Request("failing", "", Request.Type.REQUEST_RESPONSE, payload, ""));
  }

  @Test
  void aFunctionIsListedInvokedAndMadeCold() throws Exception {
    FunctionInfo listed = functions.list(Progress.unseen()).getFirst();
    assertThat(listed.name()).isEqualTo("failing");
    FunctionInfo described = functions.describe("failing", "");
    assertThat(described.ready()).isTrue();
    assertThat(described.codeLocation()).startsWith("http://127.0.0.1:");
    Run cold = send("{\"how\":\"no\"}");
    assertThat(cold.good()).isTrue();
    assertThat(cold.report().orElseThrow().cold()).isTrue();
    Run failed = send("{}");
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.report().orElseThrow().cold()).isFalse();
    assertThat(failed.log()).contains("asked to fail: throw");
    FunctionInfo fresh = invoke.freshen("failing", Progress.unseen());
    assertThat(fresh.variables()).containsKey("LECTERN_COLD_START");
    assertThat(send("{\"how\":\"no\"}").report().orElseThrow().cold()).isTrue();
    Run wrong = send("{");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.problem()).isNotNull();
    assertThat(invoke.qualifiers("failing")).containsExactly("$LATEST");
  }
}
