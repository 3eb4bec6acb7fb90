package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.FunctionInsight.Environment;
import dev.lectern.sandbox.FunctionInsight.Event;
import dev.lectern.sandbox.FunctionInsight.Failure;
import dev.lectern.sandbox.FunctionInsight.Phase;
import dev.lectern.sandbox.FunctionInsight.Stage;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What those who watch see of functions. */
class InsightTest extends LambdaTest {

  private List<Environment> lives() {
    return sandbox.functions().environments(ALICE.id(), "us-east-1", "watched", Instant.EPOCH);
  }

  private static List<String> stages(Environment environment) {
    return environment.phases().stream()
        .map(
            phase -> phase.stage() + (phase.failure() == Failure.NONE ? "" : " " + phase.failure()))
        .toList();
  }

  private List<Event> events() {
    return sandbox.functions().events(ALICE.id(), "us-east-1", "watched");
  }

  @Test
  void theLifeOfEnvironmentsIsSeen() throws Exception {
    python("watched", PYTHON, function -> function.timeout(1).memorySize(128));
    invoke("watched", "{}");
    invoke("watched", "{\"do\":\"fail\"}");
    invoke("watched", "{\"do\":\"exit\",\"code\":3}");
    invoke("watched", "{\"do\":\"sleep\",\"seconds\":9}");
    until("it rests", () -> lives().getFirst().phases().getLast().stage() == Stage.RESET);
    Environment only = lives().getFirst();
    assertThat(lives()).hasSize(1);
    assertThat(only.id()).contains("[$LATEST]");
    assertThat(only.end()).isEqualTo(End.NONE);
    assertThat(stages(only))
        .containsExactly(
            "WAITING",
            "INIT",
            "INVOKE",
            "FROZEN",
            "INVOKE FUNCTION",
            "FROZEN",
            "INVOKE CRASH",
            "RESET",
            "WAITING",
            "INIT",
            "INVOKE TIMEOUT",
            "RESET");
    assertThat(only.phases().get(6).detail()).isEqualTo("exit status 3");
    Instant before = Instant.EPOCH;
    for (Phase phase : only.phases()) {
      assertThat(phase.from()).isAfterOrEqualTo(before);
      before = phase.to() == null ? phase.from() : phase.to();
    }
    lambda.updateFunctionConfiguration(u -> u.functionName("watched").description("other"));
    until("it is replaced", () -> lives().getFirst().end() == End.REPLACED);

    lambda.putFunctionConcurrency(p -> p.functionName("watched").reservedConcurrentExecutions(0));
    assertThat(refused(() -> invoke("watched", "{}")).statusCode()).isEqualTo(429);
    assertThat(sandbox.functions().throttles(ALICE.id(), "us-east-1", "watched"))
        .extracting("reason")
        .containsExactly("ReservedFunctionConcurrentInvocationLimitExceeded");
    lambda.deleteFunctionConcurrency(p -> p.functionName("watched"));

    invoke(
        "watched",
        "{\"do\":\"fail\"}",
        i -> i.invocationType(InvocationType.EVENT).logType("None"));
    until("it was tried", () -> events().getFirst().attempts().size() == 1);
    assertThat(events().getFirst().attempts().getFirst().error()).isEqualTo("ValueError");
    assertThat(events().getFirst().condition()).isEmpty();
    sandbox.clock().advance(Duration.ofSeconds(61));
    until("it was tried again", () -> events().getFirst().attempts().size() == 2);
    sandbox.clock().advance(Duration.ofSeconds(121));
    until("it has ended", () -> !events().getFirst().condition().isEmpty());
    assertThat(events().getFirst().condition()).isEqualTo("RetriesExhausted");
    assertThat(events().getFirst().attempts()).hasSize(3);

    String link = lambda.getFunction(g -> g.functionName("watched")).code().location();
    try (InputStream zip = URI.create(link).toURL().openStream()) {
      assertThat(zip.readAllBytes()).startsWith('P', 'K');
    }
  }

  private String version(String function) {
    return sandbox.functions().version(ALICE.id(), "us-east-1", function);
  }

  @Test
  void whatIsChangedHasAnotherVersionAndWhatIsInvokedHasNot() throws Exception {
    String none = version("");
    python("changed", PYTHON, function -> function.timeout(1).memorySize(128));
    String listed = version("");
    assertThat(listed).isNotEqualTo(none);
    List<Runnable> changes =
        List.of(
            () -> lambda.updateFunctionConfiguration(u -> u.functionName("changed").timeout(2)),
            () -> lambda.publishVersion(p -> p.functionName("changed")),
            () ->
                lambda.createAlias(
                    a -> a.functionName("changed").name("live").functionVersion("1")),
            () ->
                lambda.putFunctionConcurrency(
                    p -> p.functionName("changed").reservedConcurrentExecutions(2)),
            () ->
                lambda.addPermission(
                    p ->
                        p.functionName("changed")
                            .statementId("s")
                            .action("lambda:InvokeFunction")
                            .principal("s3.amazonaws.com")),
            () ->
                lambda.putFunctionEventInvokeConfig(
                    p -> p.functionName("changed").maximumRetryAttempts(0)));
    for (Runnable change : changes) {
      String before = version("changed");
      change.run();
      assertThat(version("changed")).isNotEqualTo(before);
      lambda.waiter().waitUntilFunctionUpdatedV2(f -> f.functionName("changed"));
    }
    String still = version("changed");
    invoke("changed", "{}");
    invoke("changed", "{\"do\":\"fail\"}");
    assertThat(version("changed")).isEqualTo(still);
    assertThat(version("other")).isEqualTo(version("another"));
    lambda.deleteFunction(d -> d.functionName("changed"));
    assertThat(version("")).isEqualTo(none);
  }
}
