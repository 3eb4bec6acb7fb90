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
}
