package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.Simulation;
import dev.lectern.sandbox.Simulation.Filter;
import dev.lectern.sandbox.Simulation.Held;
import dev.lectern.sandbox.Simulation.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sts.StsClient;

/** Requests that are held stage by stage, as clients of the real SDK make them. */
@Timeout(60)
class SimulationSdkTest extends SandboxTest {

  private final Semaphore changes = new Semaphore(0);

  @BeforeEach
  void data() {
    s3.createBucket(b -> b.bucket("data"));
    var unused = simulation().onChange(changes::release);
  }

  private Simulation simulation() {
    return sandbox.simulation();
  }

  private CompletableFuture<Void> put(String key) {
    return CompletableFuture.runAsync(
        () -> s3.putObject(b -> b.bucket("data").key(key), RequestBody.fromString("text")),
        Thread::startVirtualThread);
  }

  private Held heldBefore(Stage stage) throws InterruptedException {
    while (true) {
      List<Held> held = simulation().held();
      if (!held.isEmpty() && held.getFirst().next() == stage) {
        return held.getFirst();
      }
      assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static <T> T soon(Supplier<T> call) throws Exception {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread)
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void goesStageByStageWhileOthersPass() throws Exception {
    simulation().start(new Filter("s3", "PutObject"));
    CompletableFuture<Void> call = put("a");
    List<Stage> stages = new ArrayList<>();
    String id = heldBefore(Stage.SIGNATURE).soFar().requestId();
    assertThat(soon(() -> s3.listBuckets().buckets())).hasSize(1);
    for (Stage next : Stage.OF_A_REQUEST.subList(1, 8)) {
      Held held = heldBefore(next);
      stages.add(held.next());
      assertThat(held.soFar().requestId()).isEqualTo(id);
      assertThat(held.soFar().operation()).isEqualTo("PutObject");
      assertThat(held.soFar().timings()).containsOnlyKeys(upTo(next));
      assertThat(call).isNotDone();
      simulation().step(id);
    }
    call.get(20, TimeUnit.SECONDS);
    assertThat(stages).hasSize(7);
    JournalView.Entry entry = sandbox.journal().find(id).orElseThrow();
    assertThat(entry.timings()).containsOnlyKeys(Stage.OF_A_REQUEST.toArray(Stage[]::new));
    assertThat(entry.requestLine()).isEqualTo("PUT /data/a");
    assertThat(simulation().held()).isEmpty();
  }

  private static Stage[] upTo(Stage next) {
    return Stage.OF_A_REQUEST.subList(0, next.ordinal()).toArray(Stage[]::new);
  }

  @Test
  void toTheEndAndOffLetGo() throws Exception {
    simulation().start(Filter.ALL);
    CompletableFuture<Void> first = put("a");
    simulation().release(heldBefore(Stage.SIGNATURE).soFar().requestId());
    first.get(20, TimeUnit.SECONDS);

    CompletableFuture<Void> second = put("b");
    CompletableFuture<Void> third = put("c");
    heldBefore(Stage.SIGNATURE);
    simulation().stop();
    CompletableFuture.allOf(second, third).get(20, TimeUnit.SECONDS);
    assertThat(simulation().held()).isEmpty();
  }

  @Test
  void anotherFilterLetsGoOfWhatItDoesNotMean() throws Exception {
    simulation().start(Filter.ALL);
    CompletableFuture<Void> call = put("a");
    heldBefore(Stage.SIGNATURE);
    simulation().start(new Filter("dynamodb", ""));
    call.get(20, TimeUnit.SECONDS);
  }

  @Test
  void anOperationInAFormIsHeldOnceItIsKnown() throws Exception {
    StsClient sts = sts(ALICE);
    simulation().start(new Filter("sts", "GetCallerIdentity"));
    var call = CompletableFuture.supplyAsync(sts::getCallerIdentity, Thread::startVirtualThread);
    Held held = heldBefore(Stage.FAULT);
    assertThat(held.soFar().caller().accountId()).isEqualTo(ALICE.id());
    simulation().release(held.soFar().requestId());
    assertThat(call.get(20, TimeUnit.SECONDS).account()).isEqualTo(ALICE.id());
  }

  @Test
  void closingTheSandboxLetsGo() throws Exception {
    simulation().start(Filter.ALL);
    CompletableFuture<Void> call = put("a");
    heldBefore(Stage.SIGNATURE);
    long from = System.nanoTime();
    sandbox.close();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
    assertThat(call.handle((v, e) -> true).get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWaitedIsNotInTheTimings() throws Exception {
    simulation().start(new Filter("s3", "PutObject"));
    CompletableFuture<Void> call = put("a");
    Held held = heldBefore(Stage.SIGNATURE);
    while (simulation().held().getFirst().waited().toMillis() < 300) {
      Thread.onSpinWait();
    }
    simulation().release(held.soFar().requestId());
    call.get(20, TimeUnit.SECONDS);
    JournalView.Entry entry = sandbox.journal().find(held.soFar().requestId()).orElseThrow();
    assertThat(entry.timings().get(Stage.SIGNATURE)).isLessThan(Duration.ofMillis(250));
    assertThat(entry.took()).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void aRequestKnowsWhatCausedIt() throws Exception {
    s3.listBuckets();
    String cause = sandbox.journal().latest(1).getFirst().requestId();
    URI uri = sandbox.endpoint().resolve("/data");
    try (HttpClient http = HttpClient.newHttpClient()) {
      var unused =
          http.send(
              HttpRequest.newBuilder(uri)
                  .header(
                      "X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Cause=" + cause)
                  .build(),
              BodyHandlers.discarding());
    }
    assertThat(sandbox.journal().latest(1).getFirst().parent()).isEqualTo(cause);
  }

  @Test
  void aPresignedUrlsSignatureIsNotInTheJournal() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var unused =
          http.send(
              HttpRequest.newBuilder(
                      sandbox.endpoint().resolve("/data/a?X-Amz-Signature=abc&X-Amz-Date=x"))
                  .build(),
              BodyHandlers.discarding());
    }
    assertThat(sandbox.journal().latest(1).getFirst().requestLine())
        .isEqualTo("GET /data/a?X-Amz-Signature=…&X-Amz-Date=x");
  }
}
