package dev.lectern.lab.check;

import static dev.lectern.lab.check.LabRoom.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Resource;
import dev.lectern.problem.ProblemException;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Snapshots;
import dev.lectern.task.Progress;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Lab 5.A as a learner does it, with the console's clients and from a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class AwsLabDeskTest {

  private static final String BUCKET = "dv-7f3a-rescue";
  private static final String KEY = "cfg.json";

  @TempDir Path folder;
  private LabRoom room;

  @BeforeEach
  void begin() throws Exception {
    room = new LabRoom(folder, Path.of("labs"));
  }

  @AfterEach
  void end() {
    room.close();
  }

  @Test
  void nothingIsSetUpBeforeItIsStarted() throws Exception {
    LabDesk.View view = room.desk.open("5.A");
    assertThat(view.progress().ready()).isFalse();
    assertThat(view.lost()).isEmpty();
    assertThat(view.text("in ${bucket}")).isEqualTo("in " + BUCKET);
    assertThat(s3().listBuckets().buckets()).isEmpty();
    assertThatThrownBy(() -> room.desk.check("5.A", "enable", Map.of(), QUIET))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not set up");
    room.desk.start("5.A", QUIET);
    assertThat(s3().listBuckets().buckets()).hasSize(1);
    assertThat(view.values().get("files")).satisfies(f -> assertThat(Path.of(f)).isDirectory());
  }

  @Test
  void aWrongWayIsNamedAndTheRightOneEarnsItsPoints() throws Exception {
    room.desk.start("5.A", QUIET);
    versioning(BucketVersioningStatus.SUSPENDED);
    StepProgress wrong = check("enable");
    assertThat(wrong.state()).isEqualTo(StepState.OPEN);
    assertThat(wrong.results().getFirst().found())
        .isEqualTo(
            "Expected Status Enabled, found Suspended. A bucket that was never versioned has no"
                + " Status at all.");
    assertThat(wrong.results().getFirst().show())
        .isEqualTo("aws s3api get-bucket-versioning --bucket " + BUCKET);
    assertThat(wrong.mistakes()).singleElement().asString().startsWith("You suspended versioning.");
    versioning(BucketVersioningStatus.ENABLED);
    StepProgress right = check("enable");
    assertThat(right.state()).isEqualTo(StepState.PASSED);
    assertThat(right.score()).isEqualTo(10);
    assertThat(right.tries()).isEqualTo(2);
    assertThat(right.mistakes()).isEmpty();
  }

  @Test
  void whatWasPassedStaysPassed() throws Exception {
    room.desk.start("5.A", QUIET);
    versioning(BucketVersioningStatus.ENABLED);
    check("enable");
    versioning(BucketVersioningStatus.SUSPENDED);
    assertThat(check("enable").state()).isEqualTo(StepState.PASSED);
  }

  @Test
  void hintsCapTheScore() throws Exception {
    room.desk.start("5.A", QUIET);
    room.desk.hint("5.A", "enable", 2);
    versioning(BucketVersioningStatus.ENABLED);
    assertThat(check("enable").score()).isEqualTo(7);
  }

  @Test
  void aRestartFindsEverythingAsItWas() throws Exception {
    room.desk.start("5.A", QUIET);
    versioning(BucketVersioningStatus.ENABLED);
    check("enable");
    threeVersions();
    LabDesk.View before = room.desk.check("5.A", "overwrite", Map.of(), QUIET);
    room.restart();
    assertThat(room.desk.open("5.A")).isEqualTo(before);
    assertThat(room.desk.labs())
        .filteredOn(entry -> entry.lab().id().equals("5.A"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.score()).isEqualTo(20);
              assertThat(entry.begun()).isTrue();
              assertThat(entry.finished()).isFalse();
            });
  }

  /** An event that waited in a queue is worked on as soon as the sandbox is there again. */
  @Test
  void whatTheSandboxGoesOnWithIsKnownAsTheLabs() throws Exception {
    room.desk.start("5.A", QUIET);
    versioning(BucketVersioningStatus.ENABLED);
    check("enable");
    threeVersions();
    JournalView journal = room.sandbox.journal();
    List<Snapshots.Snapshot> before = room.sandbox.snapshots().list();
    assertThat(before).isNotEmpty();
    JournalView.Entry write =
        journal.latest(50).stream()
            .filter(entry -> entry.operation().equals("PutObject"))
            .findFirst()
            .orElseThrow();
    JournalView eager =
        instead(
            JournalView.class,
            journal,
            "onEntry",
            arguments -> {
              @SuppressWarnings("unchecked")
              Consumer<JournalView.Entry> listener = (Consumer<JournalView.Entry>) arguments[0];
              listener.accept(write);
              return journal.onEntry(listener);
            });
    room.restart(instead(SandboxInstance.class, room.sandbox, "journal", any -> eager));
    var _ = room.desk.labs();
    assertThat(room.sandbox.snapshots().list()).isEqualTo(before);
  }

  /** The same, but for one method. */
  private static <T> T instead(
      Class<T> type, T same, String method, Function<Object[], Object> other) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method)
                    ? other.apply(arguments)
                    : called.invoke(same, arguments)));
  }

  @Test
  void callsFromATerminalCountInTheSandbox() throws Exception {
    room.desk.start("5.A", QUIET);
    solve("enable");
    threeVersions();
    check("overwrite");
    try (S3Client terminal = terminal()) {
      String marker = terminal.deleteObject(b -> b.bucket(BUCKET).key(KEY)).versionId();
      terminal.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(marker));
    }
    assertThat(check("restore").state()).isEqualTo(StepState.PASSED);
    assertThat(room.desk.open("5.A").progress().calls())
        .filteredOn(call -> call.call().equals("s3:DeleteObject"))
        .extracting(call -> call.origin())
        .containsOnly("terminal");
  }

  @Test
  void aCallOfTheConsoleIsSeenOnce() throws Exception {
    room.desk.start("5.A", QUIET);
    room.clients.withOrigin("s3 pane").s3().deleteObject(b -> b.bucket(BUCKET).key("other"));
    check("restore");
    assertThat(room.desk.open("5.A").progress().calls())
        .singleElement()
        .satisfies(call -> assertThat(call.origin()).isEqualTo("s3 pane"));
  }

  @Test
  void aCallOfATaskThatWasCancelledMeanwhileIsKept() throws Exception {
    room.desk.start("5.A", QUIET);
    Thread learner =
        new Thread(
            () -> {
              try {
                room.clients
                    .withOrigin("s3 pane")
                    .s3()
                    .deleteObject(b -> b.bucket(BUCKET).key("other"));
              } catch (SdkException cancelled) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
              }
            });
    room.recorder.onCall(
        call -> {
          if (Thread.currentThread().equals(learner)) {
            learner.interrupt();
          }
        });
    // so that it hears of calls after the one above
    room.restart();
    var _ = room.desk.labs();
    learner.start();
    learner.join();
    assertThat(room.desk.open("5.A").progress().calls())
        .extracting(call -> call.call())
        .containsExactly("s3:DeleteObject");
  }

  @Test
  void resetPutsTheLearnersOwnStateBack() throws Exception {
    room.desk.start("5.A", QUIET);
    versioning(BucketVersioningStatus.ENABLED);
    check("enable");
    threeVersions();
    check("overwrite");
    List<ObjectVersion> mine = versions();
    assertThat(room.desk.resetSays("5.A", "restore"))
        .startsWith(
            "Puts the bucket " + BUCKET + " back to how you had it when you came to “Delete, then");
    for (ObjectVersion version : mine) {
      s3().deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(version.versionId()));
    }
    assertThat(check("restore").mistakes()).isNotEmpty();
    LabDesk.View reset = room.desk.reset("5.A", "restore", QUIET);
    assertThat(versions()).isEqualTo(mine);
    assertThat(reset.progress().step("overwrite").state()).isEqualTo(StepState.PASSED);
    assertThat(reset.progress().step("restore").results()).isEmpty();
    assertThat(reset.progress().calls()).isEmpty();
  }

  @Test
  void resetHarmsNothingOutsideOfTheLab() throws Exception {
    room.desk.start("5.A", QUIET);
    solve("enable");
    threeVersions();
    check("overwrite");
    s3().createBucket(b -> b.bucket("my-own"));
    assertThat(room.desk.resetSays("5.A", "overwrite"))
        .startsWith(
            "Deletes the bucket "
                + BUCKET
                + " with everything in it and makes it again as it is when"
                + " step 1 is solved.");
    room.desk.reset("5.A", "overwrite", QUIET);
    assertThat(s3().listBuckets().buckets()).extracting(b -> b.name()).contains("my-own");
    assertThat(versions()).hasSize(1);
    assertThat(s3().getBucketVersioning(b -> b.bucket(BUCKET)).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
  }

  @Test
  void hintsThatWereReadStayRead() throws Exception {
    room.desk.start("5.A", QUIET);
    room.desk.hint("5.A", "enable", 3);
    room.desk.reset("5.A", "enable", QUIET);
    versioning(BucketVersioningStatus.ENABLED);
    assertThat(check("enable").score()).isEqualTo(4);
  }

  @Test
  void theSolutionIsShownAlsoAfterAWrongWay() throws Exception {
    room.desk.start("5.A", QUIET);
    solve("enable");
    threeVersions();
    check("overwrite");
    for (ObjectVersion version : versions()) {
      s3().deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(version.versionId()));
    }
    StepProgress shown = solve("restore");
    assertThat(shown.state()).isEqualTo(StepState.SHOWN);
    assertThat(shown.score()).isZero();
    assertThat(shown.results()).allMatch(result -> result.passed());
    assertThat(s3().headObject(b -> b.bucket(BUCKET).key(KEY)).contentLength()).isPositive();
  }

  @Test
  void aSkippedStepIsNoneThatWasDone() throws Exception {
    room.desk.start("5.A", QUIET);
    LabDesk.View view = room.desk.skip("5.A", "enable");
    assertThat(view.progress().step("enable").state()).isEqualTo(StepState.SKIPPED);
    assertThat(view.progress().current(view.lab()).id()).isEqualTo("overwrite");
    assertThat(view.progress().score()).isZero();
    versioning(BucketVersioningStatus.ENABLED);
    assertThat(check("enable").score()).isEqualTo(10);
  }

  @Test
  void aDeletedBucketIsNoticed() throws Exception {
    room.desk.start("5.A", QUIET);
    s3().deleteObject(b -> b.bucket(BUCKET).key(KEY));
    s3().deleteBucket(b -> b.bucket(BUCKET));
    LabDesk.View view = room.desk.open("5.A");
    assertThat(view.lost()).isEqualTo("The lab's bucket " + BUCKET + " is not there any more.");
    assertThat(room.desk.check("5.A", "enable", Map.of(), QUIET).lost()).isEqualTo(view.lost());
    assertThat(room.desk.reset("5.A", "enable", QUIET).lost()).isEmpty();
    assertThat(s3().headObject(b -> b.bucket(BUCKET).key(KEY)).contentLength()).isPositive();
  }

  @Test
  void anotherSessionIsNoticed() throws Exception {
    room.desk.start("5.A", QUIET);
    try (var elsewhere = room.open("eu-west-1")) {
      room.session = Optional.of(elsewhere);
      assertThat(room.desk.open("5.A").lost())
          .isEqualTo(
              "This lab was begun in the sandbox, account 000000000000, us-east-1, and the console"
                  + " works in the sandbox, account 000000000000, eu-west-1 now.");
      assertElsewhere(() -> room.desk.solve("5.A", "enable", QUIET));
      assertElsewhere(() -> room.desk.reset("5.A", "enable", QUIET));
      assertElsewhere(() -> room.desk.left("5.A"));
      assertElsewhere(() -> room.desk.cleanUp("5.A", QUIET));
    }
    assertThat(s3().headObject(b -> b.bucket(BUCKET).key(KEY)).contentLength()).isPositive();
    room.session = Optional.empty();
    assertThat(room.desk.open("5.A").lost()).startsWith("There is no session now.");
    assertThatThrownBy(() -> room.desk.start("5.A", QUIET))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no session.");
    room.session = Optional.of(room.clients);
    assertThat(room.desk.open("5.A").lost()).isEmpty();
  }

  private static void assertElsewhere(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("The lab belongs to another place.");
  }

  @Test
  void cleaningUpListsDeletesAndVerifiesAndLeavesTheRest() throws Exception {
    room.desk.start("5.A", QUIET);
    solve("enable");
    threeVersions();
    check("overwrite");
    s3().createBucket(b -> b.bucket("dv-7f3a-rescue-not-the-labs"));
    assertThat(room.desk.left("5.A"))
        .extracting(Resource::toString)
        .containsExactly("bucket " + BUCKET);
    int score = room.desk.open("5.A").progress().score();
    LabDesk.View after = room.desk.cleanUp("5.A", QUIET);
    assertThat(after.progress().score()).isEqualTo(score);
    assertThat(after.lost()).contains("is not there any more");
    assertThat(room.desk.left("5.A")).isEmpty();
    assertThat(s3().listBuckets().buckets())
        .extracting(b -> b.name())
        .containsExactly("dv-7f3a-rescue-not-the-labs");
    assertThat(room.desk.reset("5.A", "overwrite", QUIET).lost()).isEmpty();
  }

  @Test
  void aCancelledStartIsNoStart() throws Exception {
    assertThatThrownBy(() -> room.desk.start("6.A", new Cancelled()))
        .isInstanceOf(CancellationException.class);
    assertThat(room.desk.open("6.A").progress().ready()).isFalse();
    assertThat(room.desk.start("6.A", QUIET).progress().ready()).isTrue();
  }

  @Test
  void startingAgainBeginsFromNothing() throws Exception {
    room.desk.start("5.A", QUIET);
    solve("enable");
    threeVersions();
    LabDesk.View view = room.desk.start("5.A", QUIET);
    assertThat(view.progress().score()).isZero();
    assertThat(view.progress().steps()).isEmpty();
    assertThat(versions()).hasSize(1);
  }

  @Test
  void aDamagedFileOfTheLearnerIsMadeAgain() throws Exception {
    Path file = Path.of(room.desk.start("5.A", QUIET).values().get("files"), "release-2", KEY);
    Files.writeString(file, "{}");
    room.desk.start("5.A", QUIET);
    assertThat(file).content().contains("\"release\": 2");
  }

  @Test
  void partsOneAfterTheOtherAreNotAtTheSameTime() throws Exception {
    Map<String, String> values = room.desk.start("6.A", QUIET).values();
    String bucket = values.get("bucket");
    try (S3Client terminal = terminal()) {
      String upload =
          terminal.createMultipartUpload(b -> b.bucket(bucket).key("big.bin")).uploadId();
      for (int i = 1; i <= 3; i++) {
        int part = i;
        terminal.uploadPart(
            b -> b.bucket(bucket).key("big.bin").uploadId(upload).partNumber(part),
            Path.of(values.get("files"), "part-" + part + ".bin"));
      }
      room.desk.check("6.A", "initiate", Map.of(), QUIET);
      StepProgress found =
          room.desk.check("6.A", "parts", Map.of(), QUIET).progress().step("parts");
      assertThat(found.results()).extracting(r -> r.passed()).containsExactly(true, false, true);
      assertThat(found.results().get(1).found()).isEqualTo("At most 1 ran at the same time.");
      assertThat(found.score()).isEqualTo(11);
    }
  }

  @Test
  void whatTheLearnerIsToWorkOutIsNotTold() throws Exception {
    Map<String, String> values = room.desk.start("5.C", QUIET).values();
    s3().putObject(
            b -> b.bucket(values.get("bucket")).key("two-parts.bin"),
            Path.of(values.get("files"), "two-parts.bin"));
    StepProgress found =
        room.desk.check("5.C", "etag", Map.of("etag", "abc"), QUIET).progress().step("etag");
    assertThat(found.results().get(1).found()).startsWith("Expected another value, found ");
    assertThat(found.toString()).doesNotContain(values.get("joined"));
  }

  @Test
  void aWrongCallIsNotHeldAgainstWhoMadeItGoodSince() throws Exception {
    String bucket = room.desk.start("5.C", QUIET).values().get("bucket");
    for (String step : List.of("checksum", "etag")) {
      room.desk.solve("5.C", step, QUIET);
    }
    s3().putObject(b -> b.bucket(bucket).key("stock.txt"), RequestBody.fromString("6"));
    assertThat(lostUpdate().mistakes())
        .singleElement()
        .satisfies(wrong -> assertThat(wrong).startsWith("You wrote stock.txt without If-Match."));
    String now = s3().headObject(b -> b.bucket(bucket).key("stock.txt")).eTag();
    s3().putObject(
            b -> b.bucket(bucket).key("stock.txt").ifMatch(now), RequestBody.fromString("5"));
    StepProgress half = lostUpdate();
    assertThat(half.state()).isEqualTo(StepState.OPEN);
    assertThat(half.mistakes()).isEmpty();
    s3().putObject(b -> b.bucket(bucket).key("stock.txt"), RequestBody.fromString("4"));
    assertThat(lostUpdate().mistakes()).hasSize(1);
  }

  /** The version that counts is looked at, whichever number it has. */
  @Test
  void aBoundaryIsMadeGoodByANewVersion() throws Exception {
    Map<String, String> values = room.desk.start("4.C", QUIET).values();
    String document =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":%s,"Resource":"*"}]}""";
    String arn =
        room.clients
            .iam()
            .createPolicy(
                b ->
                    b.policyName(values.get("boundary"))
                        .policyDocument(document.formatted("\"*\"")))
            .policy()
            .arn();
    assertThat(ceiling().mistakes()).hasSize(1);
    room.clients
        .iam()
        .createPolicyVersion(
            b ->
                b.policyArn(arn)
                    .setAsDefault(true)
                    .policyDocument(document.formatted("[\"s3:*\",\"logs:*\"]")));
    assertThat(ceiling().state()).isEqualTo(StepState.PASSED);
  }

  private StepProgress ceiling() throws Exception {
    return room.desk.check("4.C", "ceiling", Map.of(), QUIET).progress().step("ceiling");
  }

  @Test
  void aPatientCheckWaitsForWhatAThingDoesNotHaveYet() throws Exception {
    room.desk.start("5.D", QUIET);
    for (String step : List.of("key", "lifecycle")) {
      room.desk.solve("5.D", step, QUIET);
    }
    Progress waiting =
        new Uncancelled(
            text -> {
              if (text.equals("Waiting for AWS")) {
                room.sandbox.clock().advance(Duration.ofDays(31));
              }
            });
    LabDesk.View view = room.desk.check("5.D", "later", Map.of("smallest", "128"), waiting);
    assertThat(view.progress().step("later").state()).isEqualTo(StepState.PASSED);
  }

  private StepProgress lostUpdate() throws Exception {
    return room.desk.check("5.C", "lost-update", Map.of(), QUIET).progress().step("lost-update");
  }

  private StepProgress check(String step) throws Exception {
    return room.desk.check("5.A", step, Map.of(), QUIET).progress().step(step);
  }

  private StepProgress solve(String step) throws Exception {
    return room.desk.solve("5.A", step, QUIET).progress().step(step);
  }

  private S3Client s3() {
    return room.clients.s3();
  }

  private void versioning(BucketVersioningStatus status) {
    s3().putBucketVersioning(b -> b.bucket(BUCKET).versioningConfiguration(c -> c.status(status)));
  }

  private void threeVersions() {
    for (int i = 1; i <= 3; i++) {
      s3().putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("mine " + i));
    }
  }

  private List<ObjectVersion> versions() {
    return s3().listObjectVersions(b -> b.bucket(BUCKET)).versions();
  }

  private S3Client terminal() {
    SandboxInstance.Account root = room.sandbox.accounts().getFirst();
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(room.sandbox.endpoint())
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey())))
        .build();
  }

  private static final class Cancelled implements Progress {
    @Override
    public void update(long done, long total) {}

    @Override
    public void message(String text) {}

    @Override
    public boolean cancelled() {
      return true;
    }
  }

  private record Uncancelled(Consumer<String> said) implements Progress {
    @Override
    public void update(long done, long total) {}

    @Override
    public void message(String text) {
      said.accept(text);
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
