package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.lambda.triggers.TriggersGateway.Mapping;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Rules;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A mapping: what it reads and how, and what its last batch came to. FX thread. */
final class MappingRow extends VBox {

  private final Texts texts = Texts.of("lambda");
  private final Label result;
  private final Mapping mapping;

  /**
   * @param change lets the user change its rules
   */
  MappingRow(Mapping of, TriggersViewModel model, FormParts parts, Runnable change) {
    super(2);
    mapping = of;
    MiddleEllipsisLabel from = new MiddleEllipsisLabel(of.source());
    from.getStyleClass().add("mono");
    boolean on = of.state().equals("Enabled");
    Chip state = new Chip(of.state(), on ? Tone.SUCCESS : Tone.WARNING);
    state.setMinWidth(USE_PREF_SIZE);
    Label size = new Label(texts.get("triggers.size", of.rules().batch()));
    size.setMinWidth(USE_PREF_SIZE);
    Button toggle =
        parts.button(
            "lambda-mapping-toggle-" + of.uuid(),
            on ? "triggers.disable" : "triggers.enable",
            "",
            () -> model.enable(of.uuid(), !on));
    Button edit = parts.button("lambda-mapping-change-" + of.uuid(), "triggers.change", "", change);
    Button remove =
        parts.button("lambda-unmap-" + of.uuid(), "delete", "", () -> model.unmap(of.uuid()));
    for (Button each : List.of(toggle, edit, remove)) {
      each.getStyleClass().addAll("small", "flat");
    }
    HBox line = new HBox(10, state, from, size, toggle, edit, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(line);
    if (!of.filter().isEmpty()) {
      getChildren().add(parts.note(texts.get("triggers.only", of.filter())));
    }
    result = parts.note("");
    result.setId("lambda-mapping-result-" + of.uuid());
    Label rules = parts.note(texts.get("triggers.rules", String.join(", ", failing(of))));
    rules.setId("lambda-mapping-rules-" + of.uuid());
    String needed = String.join(", ", TriggersViewModel.needed(of.source()));
    getChildren().addAll(result, rules, parts.note(texts.get("triggers.needed", needed)));
    came(of.result());
  }

  private List<String> failing(Mapping of) {
    Rules rules = of.rules();
    List<String> words = new ArrayList<>();
    if (of.stream()) {
      words.add(
          rules.retries() == Rules.NONE
              ? texts.get("triggers.rules.forever")
              : texts.get("triggers.rules.retries", rules.retries()));
      if (rules.oldest() != Rules.NONE) {
        words.add(texts.get("triggers.rules.oldest", rules.oldest()));
      }
      if (rules.split()) {
        words.add(texts.get("triggers.rules.split"));
      }
    } else {
      words.add(texts.get("triggers.rules.queue"));
    }
    if (rules.reportFailures()) {
      words.add(texts.get("triggers.rules.partial"));
    }
    if (of.stream()) {
      words.add(
          rules.destination().isEmpty()
              ? texts.get("triggers.rules.lost")
              : texts.get("triggers.rules.destination", rules.destination()));
    }
    return words;
  }

  /** Whether it shows this mapping, whatever its last batch came to. */
  boolean shows(Mapping other) {
    return mapping.came("").equals(other.came(""));
  }

  /** Shows what a batch came to. */
  void came(String now) {
    result.setText(texts.get("triggers.result", now));
    result.getStyleClass().removeAll("danger", "text-muted");
    result.getStyleClass().add(now.startsWith("PROBLEM") ? "danger" : "text-muted");
  }
}
