package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.lambda.triggers.TriggersGateway.Rules;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** How a mapping reads, and what becomes of a batch that fails, as fields. FX thread. */
final class RulesFields {

  private final Texts texts = Texts.of("lambda");
  private final FormParts parts;
  private final TextField batch;
  private final CheckBox partial = new CheckBox(texts.get("triggers.partial"));
  private final TextField retries;
  private final TextField oldest;
  private final CheckBox split = new CheckBox(texts.get("triggers.split"));
  private final TextField destination;

  /**
   * @param id of what they belong to
   */
  RulesFields(String id, FormParts parts, Rules rules) {
    this.parts = parts;
    batch = parts.field(id + "-batch", "triggers.batch", 5);
    retries = parts.field(id + "-retries", "triggers.retries", 14);
    oldest = parts.field(id + "-oldest", "triggers.oldest", 17);
    destination = parts.field(id + "-destination", "triggers.destination", 26);
    partial.setId(id + "-partial");
    split.setId(id + "-split");
    batch.setText(Integer.toString(rules.batch()));
    retries.setText(text(rules.retries()));
    oldest.setText(text(rules.oldest()));
    destination.setText(rules.destination());
    partial.setSelected(rules.reportFailures());
    split.setSelected(rules.split());
  }

  private static String text(int limit) {
    return limit < 0 ? "" : Integer.toString(limit);
  }

  private static int limit(TextField field) {
    String text = field.getText().strip();
    return text.isEmpty() ? Rules.NONE : Integer.parseInt(text);
  }

  Node batch() {
    return batch;
  }

  /** What is for the time when a batch fails. */
  Node[] failing() {
    return new Node[] {retries, oldest, split, partial, destination};
  }

  /** All of them by name, below each other; of a queue those that it knows. */
  VBox form(boolean stream) {
    VBox form = new VBox(8, parts.line("triggers.batch", batch));
    if (stream) {
      form.getChildren()
          .addAll(
              parts.note(texts.get("triggers.failing")),
              parts.line("triggers.retries.label", retries),
              parts.line("triggers.oldest.label", oldest),
              split);
    }
    form.getChildren().add(partial);
    if (stream) {
      form.getChildren().add(parts.line("triggers.destination.label", destination));
    }
    return form;
  }

  /** Whether numbers are numbers; whether Lambda takes them is for Lambda to say. */
  BooleanBinding valid() {
    return Bindings.createBooleanBinding(
        () ->
            batch.getText().strip().matches("\\d{1,5}")
                && retries.getText().strip().matches("\\d{0,5}")
                && oldest.getText().strip().matches("\\d{0,6}"),
        new Observable[] {batch.textProperty(), retries.textProperty(), oldest.textProperty()});
  }

  /** What is in them, while they are valid. */
  Rules edited() {
    return new Rules(
        Integer.parseInt(batch.getText().strip()),
        partial.isSelected(),
        split.isSelected(),
        limit(retries),
        limit(oldest),
        destination.getText().strip());
  }
}
