package dev.lectern.pane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.pane.sandbox.Frame.State;
import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Refusal;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.Simulation.Filter;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The film of requests of the real SDK, without a window. */
@Timeout(60)
class FilmViewModelTest {

  private static final Account ALICE = new Account("111122223333", "AKIAALICE", "alice-secret");

  private final Semaphore changes = new Semaphore(0);
  private SandboxEngine sandbox;
  private S3Client s3;
  private FilmViewModel film;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary().withAccounts(ALICE));
    s3 =
        S3Client.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ALICE.accessKeyId(), ALICE.secretAccessKey())))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    film = new FilmViewModel(sandbox, quiet(), Texts.of("sandbox"));
    var unused = sandbox.simulation().onChange(changes::release);
  }

  @AfterEach
  void stop() {
    film.close();
    s3.close();
    sandbox.close();
  }

  /** Changes come on the server's threads; the test itself looks when it wants to. */
  private static TaskRunner quiet() {
    TaskRunner direct = new DirectTaskRunner();
    return new TaskRunner() {
      @Override
      public <T> TaskBuilder<T> work(String title, Work<T> work) {
        return direct.work(title, work);
      }

      @Override
      public void onFxThread(Runnable action) {}

      @Override
      public TaskHandle later(long millis, Runnable action) {
        return direct.later(millis, action);
      }

      @Override
      public List<TaskHandle> running() {
        return List.of();
      }

      @Override
      public TaskRunner scope() {
        return this;
      }

      @Override
      public void close() {}
    };
  }

  private void untilHeldBefore(Stage stage) throws InterruptedException {
    film.refresh();
    while (film.chosenProperty().get() == null || film.chosenProperty().get().next() != stage) {
      assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      film.refresh();
    }
  }

  private Frame frame(Stage stage) {
    return film.framesProperty().get().get(stage.ordinal());
  }

  @Test
  void aHeldRequestIsFollowedToItsAnswer() throws Exception {
    film.turn(true);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> s3.listBuckets(), Thread::startVirtualThread);
    untilHeldBefore(Stage.SIGNATURE);
    assertThat(film.stageProperty().get()).isEqualTo(Stage.CLIENT);
    assertThat(frame(Stage.SIGNATURE).state()).isEqualTo(State.NEXT);
    assertThat(frame(Stage.IDENTITY).state()).isEqualTo(State.NOT_YET);

    film.step();
    untilHeldBefore(Stage.IDENTITY);
    assertThat(film.stageProperty().get()).isEqualTo(Stage.SIGNATURE);
    assertThat(frame(Stage.SIGNATURE).saw()).startsWith("GET\n/\n");
    film.back();
    assertThat(film.stageProperty().get()).isEqualTo(Stage.CLIENT);
    film.step();
    assertThat(film.stageProperty().get()).isEqualTo(Stage.SIGNATURE);
    assertThat(call).isNotDone();

    film.toEnd();
    call.get(20, TimeUnit.SECONDS);
    film.refresh();
    assertThat(film.stageProperty().get()).isEqualTo(Stage.ANSWER);
    assertThat(film.framesProperty().get()).allMatch(each -> each.state() == State.DONE);
    assertThat(film.canStep()).isFalse();
    assertThat(frame(Stage.DECISION).saw()).contains("\"action\": \"s3:ListAllMyBuckets\"");
  }

  @Test
  void aRequestOfWhichAPartIsRefusedSaysSo() {
    s3.createBucket(r -> r.bucket("parts"));
    s3.putBucketPolicy(
        r ->
            r.bucket("parts")
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject",
                       "Resource": "arn:aws:s3:::parts/keep"}]}
                    """));
    s3.deleteObjects(
        r -> r.bucket("parts").delete(d -> d.objects(o -> o.key("other"), o -> o.key("keep"))));
    film.refresh();
    assertThat(frame(Stage.DECISION).state()).isEqualTo(State.DONE);
    assertThat(frame(Stage.DECISION).summary()).isEqualTo("partly refused");
    assertThat(frame(Stage.DECISION).saw()).contains("arn:aws:s3:::parts/keep");
  }

  @Test
  void aRefusedRequestStopsWhereItWasRefused() {
    sandbox
        .faults()
        .put(new Fault("f", "s3", "", "", new Effect.Refuse(Refusal.THROTTLED), 1, 1, 0), true);
    assertThatThrownBy(() -> s3.listBuckets()).isInstanceOf(S3Exception.class);
    film.refresh();
    assertThat(frame(Stage.IDENTITY).state()).isEqualTo(State.DONE);
    assertThat(frame(Stage.FAULT).state()).isEqualTo(State.REFUSED);
    assertThat(frame(Stage.FAULT).summary()).isEqualTo("SlowDown");
    assertThat(frame(Stage.OPERATION).state()).isEqualTo(State.SKIPPED);
    assertThat(frame(Stage.OPERATION).summary()).isEqualTo("not reached");
    assertThat(frame(Stage.ANSWER).state()).isEqualTo(State.DONE);
  }

  @Test
  void aPastRequestIsPlayedFromItsStart() {
    s3.listBuckets();
    film.refresh();
    film.choose(film.rowsProperty().get().getFirst());
    assertThat(film.stageProperty().get()).isEqualTo(Stage.CLIENT);
    for (int i = 1; i < Stage.OF_A_REQUEST.size(); i++) {
      assertThat(film.canStep()).isTrue();
      film.step();
    }
    assertThat(film.stageProperty().get()).isEqualTo(Stage.ANSWER);
    assertThat(film.canStep()).isFalse();
  }

  @Test
  void theListIsFiltered() {
    s3.listBuckets();
    s3.createBucket(b -> b.bucket("data"));
    film.filterProperty().set(new Filter("s3", "CreateBucket"));
    assertThat(film.rowsProperty().get())
        .extracting(row -> row.entry().operation())
        .containsExactly("CreateBucket");
    film.filterProperty().set(new Filter("dynamodb", ""));
    assertThat(film.rowsProperty().get()).isEmpty();
  }

  @Test
  void leavingThePageLetsEverythingGo() throws Exception {
    film.turn(true);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> s3.listBuckets(), Thread::startVirtualThread);
    untilHeldBefore(Stage.SIGNATURE);
    film.close();
    call.get(20, TimeUnit.SECONDS);
    assertThat(sandbox.simulation().on()).isFalse();
  }

  @Test
  void whatARequestCausedStandsBelowIt() throws Exception {
    s3.createBucket(b -> b.bucket("data"));
    String cause = sandbox.journal().latest(1).getFirst().requestId();
    s3.listBuckets(
        b -> b.overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", "Cause=" + cause)));
    film.refresh();
    assertThat(film.rowsProperty().get())
        .extracting(row -> row.entry().operation() + " " + row.depth())
        .containsExactly("CreateBucket 0", "ListBuckets 1");
  }
}
