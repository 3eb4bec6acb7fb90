package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lab as a student does it, in the console as it is put together, with the real desk. */
@Tag("journey")
@Timeout(240)
class LabJourneyTest extends ConsoleJourney {

  /** The guide's lines as they were, by the id of their place. */
  private final Map<String, String> lines = new HashMap<>();

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    fire("#labs-entry-5-A");
    fire("#labs-start");
    until(() -> shown("#labs-card-enable"));
  }

  @Test
  void fromStartToGradeWithAWrongStepAndARestartOnTheWay() {
    line("Status=…", "Status=Suspended");
    fire("#labs-check");
    until(() -> shown("#labs-mistakes"));
    assertThat(read(this::words))
        .anyMatch(word -> word.startsWith("Expected Status Enabled, found Suspended."))
        .anyMatch(word -> word.startsWith("You suspended versioning."));

    line("Status=…", "Status=Enabled");
    fire("#labs-check");
    until(() -> shown("#labs-card-overwrite"));
    for (int release = 2; release <= 4; release++) {
      line("release-2", "release-" + release);
    }
    fire("#labs-hint-1");
    until(() -> shown("#labs-hint-text-1"));
    fire("#labs-check");
    until(() -> shown("#labs-card-restore"));
    assertThat(read(this::words)).contains("20 of 40 points");

    restart();
    until(() -> shown("#labs-card-restore") && shown("#s3-objects"));
    assertThat(read(this::words)).contains("20 of 40 points");
    assertThat(read(() -> shown("#labs-lost"))).isFalse();
    assertThat(read(() -> node("#shell-labs-5").getAccessibleText())).startsWith("Labs, 0/");
    fire("#labs-step-overwrite");
    until(() -> shown("#labs-results-overwrite"));
    assertThat(read(this::words)).contains("Hints used: 1");
    fire("#labs-step-restore");

    fire("#labs-where");
    until(() -> node("#s3-versions") != null && node("#s3-versions").isFocused());
    until(() -> rows("#s3-objects") == 1);
    String bucket = read(() -> ((Label) node("#shell-crumbs").lookup(".heading")).getText());
    interact(() -> table("#s3-objects").getSelectionModel().selectFirst());
    act("Delete");
    fire("#dialog-ok");
    until(() -> rows("#s3-objects") < 1);
    fire("#labs-check");
    until(() -> shown("#labs-sum"));
    interact(() -> console.window().open("s3", bucket + "/cfg.json?versions"));
    until(() -> rows("#s3-versions-list") == 5);
    interact(() -> versions().getSelectionModel().clearAndSelect(0));
    fire("#s3-version-remove");
    until(() -> rows("#s3-versions-list") == 4 || shown("#dialog-ok"));
    if (read(() -> shown("#dialog-ok"))) {
      fire("#dialog-ok");
    }
    until(() -> rows("#s3-versions-list") == 4);
    fire("#labs-check");
    until(() -> shown("#labs-card-version-1"));

    line("versionId=…", "versionId=null");
    fire("#labs-check");
    until(() -> shown("#labs-finished"));
    assertThat(read(this::words)).anyMatch(word -> word.startsWith("All 40 points."));
    assertThat(read(() -> node("#shell-labs-5").getAccessibleText())).startsWith("Labs, 1/");
  }

  @Test
  void aLabWhoseBucketsAreGoneSaysSoAndIsMadeAgain() throws IOException {
    line("Status=…", "Status=Enabled");
    fire("#labs-check");
    until(() -> shown("#labs-card-overwrite"));
    end();
    try (Stream<Path> files = Files.walk(data.resolve("sandbox"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    start();
    until(() -> shown("#labs-lost"));
    until(() -> words().stream().anyMatch(word -> word.contains("is not there any more")));
    assertThat(read(() -> node("#labs-lost-again").isDisabled())).isFalse();
    fire("#labs-lost-again");
    fire("#dialog-ok");
    until(() -> shown("#labs-card-enable"));
    assertThat(read(() -> shown("#labs-lost"))).isFalse();
    line("Status=…", "Status=Enabled");
    fire("#labs-check");
    until(() -> shown("#labs-card-overwrite"));
  }

  /** Runs the line of the step's guide that has this in it, with something else instead. */
  private void line(String what, String instead) {
    until(() -> lineWith(what) != null);
    String id = read(() -> lineWith(what));
    interact(
        () -> {
          TextInputControl area = (TextInputControl) node("#" + id + "-text");
          String whole = lines.computeIfAbsent(id, key -> area.getText());
          area.setText(whole.replace(what, instead));
          ((ButtonBase) node("#" + id + "-run")).fire();
        });
    until(() -> !node("#" + id + "-run").isDisabled());
    assertThat(read(() -> node("#" + id + "-answer-text"))).isNotNull();
  }

  private @Nullable String lineWith(String what) {
    for (Node box : stage.getScene().getRoot().lookupAll(".labs-line")) {
      String id = box.getId().replace("-box", "");
      TextInputControl area = (TextInputControl) box.lookup("#" + id + "-text");
      if (lines.getOrDefault(id, area.getText()).contains(what)) {
        return id;
      }
    }
    return null;
  }

  private List<String> words() {
    return stage.getScene().getRoot().lookupAll(".label").stream()
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .toList();
  }
}
