package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.FunctionInsight.Environment;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.lambda.run.LambdaSettings;
import dev.lectern.sandbox.lambda.run.MemoryLogs;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.wire.protocol.MemoryBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When this computer has no room for another process, calls wait for one. */
class RoomTest {

  private static final String ACCOUNT = "111122223333";

  private final Deliveries nowhere =
      new Deliveries() {
        @Override
        public boolean knows(String arn) {
          return false;
        }

        @Override
        public boolean accepts(String arn, Source from) {
          return false;
        }

        @Override
        public void deliver(
            String arn, Source from, JsonNode message, Map<String, JsonNode> attributes) {}
      };

  private final RoleCalls nobody =
      new RoleCalls() {
        @Override
        public boolean has(String service, String operation) {
          return false;
        }

        @Override
        public Answer call(
            Identity as, String service, String operation, JsonNode input, byte[] body) {
          throw new UnsupportedOperationException(operation);
        }
      };

  private static void call(LambdaService service, String operation, ObjectNode input, String body)
      throws Exception {
    service
        .operations()
        .get(operation)
        .handle(
            new Call(
                operation,
                input,
                new MemoryBody(body.getBytes(StandardCharsets.UTF_8)),
                Caller.root(ACCOUNT, "AKIA"),
                "us-east-1",
                Instant.now(),
                "request",
                new RequestHead("POST", "/", "", Map.of(), "")));
  }

  @Test
  void anEnvironmentThatBecomesFreeServesTheNextCallOfItsFunction() throws Exception {
    try (Store store = Store.open(null);
        LambdaService service =
            new LambdaService(
                store,
                new LambdaSettings(2, Duration.ofMinutes(5), false, 1_000),
                Instant::now,
                new LambdaPorts(
                    (account, region, role, function) -> Map.of(),
                    new MemoryLogs(),
                    nowhere,
                    (cause, name, operation, input) -> {
                      throw new UnsupportedOperationException(operation);
                    },
                    nobody,
                    Effects.UNSEEN,
                    (stream, sequence) -> "",
                    request -> new Decision(true, "for a test"),
                    (head, body, name) -> Caller.ANONYMOUS,
                    () -> 0))) {
      ObjectNode input =
          Json.object()
              .put("FunctionName", "slow")
              .put("Runtime", "java25")
              .put("Handler", "dev.lectern.sandbox.lambda.runtime.RehearsalHandler")
              .put("Role", LambdaTest.ROLE)
              .put("Timeout", 20)
              .put("MemorySize", 512);
      input
          .putObject("Code")
          .put("ZipFile", Base64.getEncoder().encodeToString(LambdaTest.zip(Map.of("a.txt", "a"))));
      call(service, "CreateFunction", input, "");
      List<Future<?>> calls = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++) {
          calls.add(
              threads.submit(
                  () -> {
                    call(service, "Invoke", Json.object().put("FunctionName", "slow"), "{}");
                    return null;
                  }));
        }
        for (Future<?> each : calls) {
          var _ = each.get(60, TimeUnit.SECONDS);
        }
      }
      List<Environment> lives =
          service.insight().environments(ACCOUNT, "us-east-1", "slow", Instant.EPOCH);
      assertThat(lives).hasSize(2);
      assertThat(lives).allMatch(life -> life.end() == End.NONE);
    }
  }
}
