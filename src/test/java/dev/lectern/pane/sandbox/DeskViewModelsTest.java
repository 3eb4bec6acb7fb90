package dev.lectern.pane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Faults.Standing;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk does to a running sandbox, without a window. */
class DeskViewModelsTest {

  private static final Account ALICE =
      new Account("111122223333", "AKIAALICE", "alice-secret-of-forty-letters-or-so-1234");

  @TempDir Path folder;
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final Texts texts = Texts.of("sandbox");
  private final List<UserProblem> problems = new ArrayList<>();
  private final AtomicInteger reloads = new AtomicInteger();
  private SandboxEngine sandbox;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary().withAccounts(ALICE));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private SnapshotsViewModel snapshots() {
    return new SnapshotsViewModel(
        sandbox.snapshots(), tasks, problems::add, reloads::incrementAndGet, texts);
  }

  @Test
  void theClockJumpsAfterAThought() {
    try (ClockViewModel clock = new ClockViewModel(sandbox, tasks, InstantSource.system())) {
      clock.stepProperty().set(Duration.ofDays(30));
      assertThat(clock.outlookProperty().get().coming()).isEmpty();
      assertThat(clock.ahead()).isZero();
      clock.jump();
      assertThat(clock.ahead()).isEqualTo(Duration.ofDays(30));
      assertThat(clock.stepProperty().get()).isNull();
      assertThat(clock.think(Instant.now())).isFalse();
      clock.pause();
      assertThat(clock.pausedProperty().get()).isTrue();
      clock.run(60);
      assertThat(clock.speedProperty().get()).isEqualTo(60);
      clock.reset();
      assertThat(clock.ahead()).isZero();
    }
  }

  /** The desk is drawn anew when the time is told: it must not say that a stopped clock runs. */
  @Test
  void aClockThatWasStoppedIsToldAsStopped() {
    try (ClockViewModel clock = new ClockViewModel(sandbox, tasks, InstantSource.system())) {
      List<Boolean> told = new ArrayList<>();
      clock.nowProperty().subscribe(now -> told.add(clock.pausedProperty().get()));
      clock.pause();
      assertThat(told.getLast()).isTrue();
      clock.run(1);
      clock.tick();
      assertThat(told.getLast()).isFalse();
    }
  }

  @Test
  void aPresetIsPutOnAndEverythingCanBeTurnedOff() {
    try (FaultsViewModel faults = new FaultsViewModel(sandbox.faults(), tasks)) {
      Preset.all().forEach(preset -> faults.put(preset.fault()));
      assertThat(faults.on()).hasSize(Preset.all().size());
      assertThat(new FaultWords(texts).line(faults.on().getFirst()))
          .isEqualTo("s3: throttle, 3 of 5");
      faults.turnAllOff();
      assertThat(faults.on()).isEmpty();
      assertThat(faults.allProperty().get()).noneMatch(Standing::on).hasSize(Preset.all().size());
      faults.remove(Preset.all().getFirst().fault());
      assertThat(faults.allProperty().get()).hasSize(Preset.all().size() - 1);
    }
  }

  @Test
  void everyPresetIsInWords() {
    FaultWords words = new FaultWords(texts);
    for (Preset preset : Preset.all()) {
      assertThat(texts.get("preset." + preset.key())).isNotBlank();
      assertThat(words.line(preset.fault())).doesNotContain("fault.");
      assertThat(words.hint(preset.fault().effect())).isNotBlank();
    }
  }

  @Test
  void aRestoreCanBeUndone() {
    SnapshotsViewModel model = snapshots();
    model.save("Class start");
    assertThat(model.doneProperty().get()).startsWith("Saved “Class start” in ");
    sandbox.clock().advance(Duration.ofDays(3));
    Instant before = sandbox.clock().now();
    assertThat(model.undoableProperty().get()).isFalse();

    model.restore("Class start");
    assertThat(sandbox.clock().now()).isBefore(before.minus(Duration.ofDays(2)));
    assertThat(model.undoableProperty().get()).isTrue();
    assertThat(model.rowsProperty().get())
        .extracting(SnapshotRow::name)
        .containsExactly("Class start");

    model.undo();
    assertThat(sandbox.clock().now()).isAfterOrEqualTo(before);
    assertThat(model.undoableProperty().get()).isFalse();
    assertThat(reloads.get()).isEqualTo(2);
  }

  @Test
  void aWipeCanBeUndone() {
    SnapshotsViewModel model = snapshots();
    sandbox.clock().advance(Duration.ofDays(3));
    model.wipe();
    assertThat(sandbox.clock().now()).isBefore(Instant.now().plusSeconds(60));
    model.undo();
    assertThat(sandbox.clock().now()).isAfter(Instant.now().plus(Duration.ofDays(2)));
  }

  @Test
  void exportsImportsAndDeletes() throws Exception {
    SnapshotsViewModel model = snapshots();
    model.save("one");
    Path file = folder.resolve("one.zip");
    model.exportTo("one", file);
    model.delete("one");
    assertThat(model.rowsProperty().get()).isEmpty();
    model.importFrom(file);
    assertThat(model.rowsProperty().get()).extracting(SnapshotRow::name).containsExactly("one");

    Files.writeString(file, "no zip");
    model.importFrom(file);
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.title()).isEqualTo("one.zip was not imported.");
              assertThat(problem.why()).contains("no snapshot of a sandbox");
            });
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void whatALabSavesAndForgetsIsSeenAtOnce() throws Exception {
    try (SnapshotsViewModel model = snapshots()) {
      var _ = sandbox.snapshots().save("lab 5.A enable");
      assertThat(model.rowsProperty().get())
          .extracting(SnapshotRow::name)
          .containsExactly("lab 5.A enable");
      sandbox.snapshots().delete("lab 5.A enable");
      assertThat(model.rowsProperty().get()).isEmpty();
    }
    var _ = sandbox.snapshots().save("later");
  }

  @Test
  void namesThatCannotBeUsedAreRefused() {
    SnapshotsViewModel model = snapshots();
    assertThat(model.fault(" ")).isPresent();
    assertThat(model.fault("lab 5.A step 1")).isPresent();
    assertThat(model.fault("é".repeat(51))).isPresent();
    assertThat(model.fault("é".repeat(50))).isEmpty();
    model.save("é".repeat(50));
    assertThat(problems).isEmpty();
  }

  @Test
  void theSecretIsHiddenUntilAskedAndCopiedWhole() {
    ConnectViewModel connect =
        new ConnectViewModel(sandbox.endpoint(), "us-east-1", sandbox.accounts());
    for (ConnectViewModel.Tool tool :
        EnumSet.complementOf(EnumSet.of(ConnectViewModel.Tool.ROLE))) {
      connect.toolProperty().set(tool);
      assertThat(connect.shownLines())
          .contains(sandbox.endpoint().toString(), ALICE.accessKeyId())
          .doesNotContain(ALICE.secretAccessKey());
      assertThat(connect.lines()).contains(ALICE.secretAccessKey());
    }
    connect.shownProperty().set(true);
    assertThat(connect.shownLines()).contains(ALICE.secretAccessKey());
  }

  /** Root may assume no role: what is offered for one takes a user's key, which only IAM tells. */
  @Test
  void aRolesProfileTakesTheKeyOfAUser() {
    ConnectViewModel connect =
        new ConnectViewModel(sandbox.endpoint(), "eu-west-1", sandbox.accounts());
    connect.toolProperty().set(ConnectViewModel.Tool.ROLE);
    assertThat(connect.lines())
        .contains(
            """
            [profile ROLE]
            region = eu-west-1
            endpoint_url = %s
            role_arn = arn:aws:iam::%s:role/ROLE
            source_profile = USER
            """
                .formatted(sandbox.endpoint(), ALICE.id()))
        .doesNotContain(ALICE.accessKeyId(), ALICE.secretAccessKey());
  }

  /** The SDKs read AWS_REGION, boto3 and older command lines AWS_DEFAULT_REGION. */
  @Test
  void everyToolLearnsTheRegion() {
    ConnectViewModel connect =
        new ConnectViewModel(sandbox.endpoint(), "eu-west-1", sandbox.accounts());
    connect.toolProperty().set(ConnectViewModel.Tool.BASH);
    assertThat(connect.lines())
        .contains("export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1");
    connect.toolProperty().set(ConnectViewModel.Tool.POWERSHELL);
    assertThat(connect.lines())
        .contains("$env:AWS_REGION = $env:AWS_DEFAULT_REGION = \"eu-west-1\"");
  }

  /** Otherwise the AWS CLI asks {@code sync-127.0.0.1} to start an execution and wait for it. */
  @Test
  void everyToolOfTheCommandLineLeavesTheHostAlone() {
    ConnectViewModel connect =
        new ConnectViewModel(sandbox.endpoint(), "eu-west-1", sandbox.accounts());
    connect.toolProperty().set(ConnectViewModel.Tool.BASH);
    assertThat(connect.lines()).contains("export AWS_DISABLE_HOST_PREFIX_INJECTION=true");
    connect.toolProperty().set(ConnectViewModel.Tool.POWERSHELL);
    assertThat(connect.lines()).contains("$env:AWS_DISABLE_HOST_PREFIX_INJECTION = \"true\"");
    connect.toolProperty().set(ConnectViewModel.Tool.PROFILE);
    assertThat(connect.lines()).contains("disable_host_prefix_injection = true");
  }
}
