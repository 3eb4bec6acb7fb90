package dev.lectern.pane.classroom;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.kit.StudentResults.StepResult;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The evidence of one student in one step. */
final class Evidence {

  private Evidence() {}

  /** What a step came to: facts, each check, recognised mistakes, what was typed. */
  static List<Node> of(Texts texts, StepResult step) {
    List<Node> lines = new ArrayList<>();
    lines.add(
        text(
            texts.get(
                "evidence.facts",
                texts.get("state." + known(step.state())),
                step.score(),
                step.points(),
                step.attempts(),
                step.hints(),
                Format.duration(Duration.ofSeconds(Math.max(0, step.seconds())))),
            ""));
    for (CheckResult check : step.checks()) {
      Label claim = text(check.claim(), check.passed() ? "success" : "danger");
      claim.setGraphic(Icons.of(check.passed() ? "fth-check-circle" : "fth-x-circle"));
      lines.add(claim);
      if (!check.found().isEmpty()) {
        lines.add(text(check.found(), "text-muted"));
      }
    }
    step.mistakes().forEach(said -> lines.add(text(texts.get("evidence.mistake", said), "")));
    step.answers()
        .forEach((name, value) -> lines.add(text(texts.get("evidence.answer", name, value), "")));
    return lines;
  }

  /** A file from elsewhere can have any word there. */
  static String known(String state) {
    return switch (state) {
      case "passed", "skipped", "shown" -> state;
      default -> "open";
    };
  }

  /** A line that wraps. */
  static Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    if (!styleClass.isEmpty()) {
      label.getStyleClass().add(styleClass);
    }
    return label;
  }
}
