package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in the first hour, in the console as it is put together, over its sandbox. */
@Tag("journey")
@Timeout(120)
class FirstHourJourneyTest extends ConsoleJourney {

  private static final Path CLI = Path.of("/usr/bin/aws");

  @TempDir Path files;

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
  }

  @Test
  void theFirstStartShowsTheSampleBucket() {
    until(() -> rows("#s3-objects") >= 5);
    assertThat(read(() -> node("#shell-crumbs").lookup(".heading")))
        .isInstanceOfSatisfying(
            Label.class, label -> assertThat(label.getText()).isEqualTo(SampleGateway.BUCKET));
  }

  @Test
  void everythingIsAsItWasAfterARestart() {
    interact(
        () -> {
          console.window().open("module-7", "");
          menu("shell-theme-dark").fire();
        });
    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> shown("#calls-list"));
    interact(
        () -> {
          stage.setX(40);
          stage.setY(30);
        });
    restart();
    assertThat(read(() -> shown("#shell-tab-module-7"))).isTrue();
    assertThat(read(() -> shown("#calls-list"))).isTrue();
    assertThat(read(() -> List.of(stage.getX(), stage.getY()))).containsExactly(40.0, 30.0);
    assertThat(read(() -> stage.getScene().getStylesheets()))
        .anyMatch(sheet -> sheet.endsWith("lectern-dark.css"));
  }

  @Test
  void aBucketIsFilledOverwrittenDeletedBroughtBackAndShared() throws Exception {
    act("Create bucket");
    until(() -> shown("#s3-new-bucket-name"));
    interact(
        () -> {
          ((TextInputControl) node("#s3-new-bucket-name")).setText("journey-data");
          ((ButtonBase) node("#s3-new-bucket-versioning")).fire();
        });
    fire("#dialog-ok");
    interact(() -> console.window().open("s3", ""));
    until(() -> rows("#s3-buckets") == 2);
    interact(() -> console.window().open("s3", "journey-data/"));
    until(() -> shown("#state-objects-upload"));

    Path folder = Files.createDirectories(files.resolve("reports"));
    Files.writeString(folder.resolve("cfg.json"), "{\"stage\": \"test\"}");
    drop(folder);
    until(() -> rows("#s3-objects") == 1);
    interact(() -> console.window().open("s3", "journey-data/reports/"));
    until(() -> rows("#s3-objects") == 1);
    interact(() -> table("#s3-objects").getSelectionModel().selectFirst());
    act("Show versions");
    until(() -> shown("#s3-versions-list") && rows("#s3-versions-list") == 1);

    Files.writeString(folder.resolve("cfg.json"), "{\"stage\": \"prod\"}");
    drop(folder.resolve("cfg.json"));
    until(() -> shown("#dialog-ok") || rows("#s3-versions-list") == 2);
    if (read(() -> shown("#dialog-ok"))) {
      // the console asks what to do with a key that is there
      interact(() -> ((ToggleButton) node("#s3-collision-overwrite")).setSelected(true));
      fire("#dialog-ok");
    }
    until(() -> rows("#s3-versions-list") == 2);

    act("Delete");
    fire("#dialog-ok");
    until(() -> shown("#s3-versions-list") && rows("#s3-versions-list") == 3);
    interact(() -> versions().getSelectionModel().clearAndSelect(0));
    fire("#s3-version-remove");
    until(() -> rows("#s3-versions-list") == 2);

    if (read(() -> shown("#s3-version-compare-0"))) {
      fire("#s3-version-compare-0");
      fire("#s3-version-compare-1");
    } else {
      interact(() -> versions().getSelectionModel().selectAll());
    }
    until(() -> shown("#s3-versions-diff"));

    act("Presigned URL");
    until(() -> shown("#s3-presign-url"));
    fire("#s3-presign-copy");
    assertThat(copied.getLast()).contains("X-Amz-Signature");
    robot.push(KeyCode.ESCAPE);

    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> shown("#calls-list"));
    fire("#calls-resize");
    until(() -> shown("#call-cli-keys") && shown("#call-cli-copy"));
    interact(() -> ((ListView<?>) node("#calls-list")).getSelectionModel().selectFirst());
    fire("#call-cli-keys");
    String keys = copied.getLast();
    fire("#call-cli-copy");
    String line = copied.getLast();
    assertThat(line).startsWith("aws ");
    if (Files.isExecutable(CLI)) {
      assertThat(shell(keys + "\n" + line)).as(line).isZero();
    }
  }

  /** In a folder of its own: a line may write a file where it runs. */
  private int shell(String script) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(Files.createTempDirectory(files, "shell").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!shell.waitFor(60, TimeUnit.SECONDS)) {
      shell.destroyForcibly();
      throw new AssertionError("The AWS CLI did not end within a minute.");
    }
    return shell.exitValue();
  }
}
