package dev.lectern.pane.iam;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A policy in short: a line for each statement. FX thread. */
final class StatementLines {

  private static final int MOST = 6;

  private StatementLines() {}

  /** The lines of what an identity may do. */
  static Node of(String document, Texts texts) {
    return of(document, "statement", texts);
  }

  /** The lines of who may take on a role. */
  static Node trust(String document, Texts texts) {
    return of(document, "statement.trust", texts);
  }

  private static Node of(String document, String key, Texts texts) {
    List<PolicySummary.Line> lines = PolicySummary.of(document);
    VBox all = new VBox(2);
    for (PolicySummary.Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
      Chip effect =
          new Chip(
              texts.get(line.allow() ? "effect.allow" : "effect.deny"),
              line.allow() ? Tone.SUCCESS : Tone.DANGER);
      effect.setMinWidth(Region.USE_PREF_SIZE);
      Label text =
          new Label(texts.get(line.condition() ? key + ".if" : key, line.what(), line.where()));
      text.getStyleClass().add("mono");
      text.setMinWidth(0);
      text.setTooltip(new Tooltip(text.getText()));
      HBox row = new HBox(8, effect, text);
      row.getStyleClass().add("iam-line");
      all.getChildren().add(row);
    }
    if (lines.size() > MOST) {
      Label more = new Label(texts.get("statement.more", lines.size() - MOST));
      more.getStyleClass().addAll("text-small", "text-muted");
      all.getChildren().add(more);
    }
    return all;
  }
}
