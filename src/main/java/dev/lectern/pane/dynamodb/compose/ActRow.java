package dev.lectern.pane.dynamodb.compose;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.PlainJson;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** An action with its fields; what became of it stands beside it. FX thread. */
final class ActRow extends VBox {

  private final ActDraft draft;
  private final Mode mode;
  private final Texts texts = Texts.of("dynamodbcompose");
  private final Label number = new Label();
  private final ComboBox<Act.Kind> kind = new ComboBox<>();
  private final TextField item;
  private final HBox expressions;
  private final TextField update;
  private final Chip chip = new Chip("", Tone.NEUTRAL);
  private final Label detail = new Label();

  ActRow(ActDraft draft, Mode mode, String id, Runnable remove) {
    this.draft = draft;
    this.mode = mode;
    getStyleClass().add("dynamodb-act");
    number.getStyleClass().addAll("text-small", "text-muted");
    number.setMinWidth(24);
    kind.setId(id + "-kind");
    kind.setAccessibleText(texts.get("kind"));
    kind.getItems().setAll(mode.kinds());
    kind.setConverter(words());
    kind.setMinWidth(104);
    kind.valueProperty().bindBidirectional(draft.kind);
    TextField table = field(id + "-table", "table", draft.table);
    table.setPrefColumnCount(20);
    table.setMinWidth(160);
    item = field(id + "-item", "item", draft.item);
    HBox.setHgrow(item, Priority.ALWAYS);
    update = field(id + "-update", "update", draft.update);
    TextField condition = field(id + "-condition", "condition", draft.condition);
    TextField values = field(id + "-values", "values", draft.values);
    for (TextField each : new TextField[] {update, condition, values}) {
      HBox.setHgrow(each, Priority.ALWAYS);
      each.setPrefColumnCount(10);
    }
    expressions = new HBox(8, update, condition, values);
    expressions.getStyleClass().add("dynamodb-act-more");
    chip.setId(id + "-outcome");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    detail.setId(id + "-detail");
    detail.getStyleClass().addAll("text-small", "dynamodb-act-more");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    HBox line =
        new HBox(
            8,
            number,
            kind,
            table,
            item,
            chip,
            Icons.button(id + "-remove", "fth-x", texts.get("remove"), remove));
    line.getStyleClass().add("dynamodb-line");
    getChildren().setAll(line, expressions, detail);
    draft.kind.addListener((o, before, now) -> fit());
    draft.outcomeProperty().addListener((o, before, now) -> outcome());
    draft.problemProperty().addListener((o, before, now) -> outcome());
    fit();
    outcome();
  }

  private StringConverter<Act.Kind> words() {
    return new StringConverter<>() {
      @Override
      public String toString(Act.@Nullable Kind value) {
        return value == null ? "" : texts.get("kind." + value.name());
      }

      @Override
      public Act.@Nullable Kind fromString(String typed) {
        return null;
      }
    };
  }

  private TextField field(String id, String key, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.getStyleClass().add("mono");
    field.textProperty().bindBidirectional(text);
    return field;
  }

  void number(int at) {
    number.setText(String.valueOf(at));
  }

  private void fit() {
    Act.Kind now = draft.kind.get();
    item.setPromptText(texts.get(now == Act.Kind.PUT ? "item" : "key"));
    item.setAccessibleText(item.getPromptText());
    shown(expressions, mode == Mode.TRANSACT_WRITE);
    shown(update, now == Act.Kind.UPDATE);
  }

  private void outcome() {
    Outcome outcome = draft.outcomeProperty().get();
    String wrong = draft.problemProperty().get();
    detail.getStyleClass().removeAll("danger", "text-muted");
    shown(chip, outcome != null);
    if (!wrong.isEmpty()) {
      say(wrong, "danger");
      return;
    }
    switch (outcome) {
      case Outcome.Done(var found) -> {
        mark("done", Tone.SUCCESS, "fth-check");
        say(found == null ? "" : json(found), "text-muted");
      }
      case Outcome.Missing() -> {
        mark("missing", Tone.NEUTRAL, "fth-slash");
        say("", "text-muted");
      }
      case Outcome.Left() -> {
        mark("left", Tone.WARNING, "fth-rotate-cw");
        say("", "text-muted");
      }
      case Outcome.Cancelled why when why.cause() -> {
        mark("cause", Tone.DANGER, "fth-x-circle");
        chip.setText(why.code());
        say(
            why.message()
                + (why.item() == null ? "" : "\n" + texts.get("stored", json(why.item()))),
            "danger");
      }
      case Outcome.Cancelled why -> {
        mark("cancelled", Tone.NEUTRAL, "fth-slash");
        say("", "text-muted");
      }
      case null -> say("", "text-muted");
    }
  }

  private void mark(String key, Tone tone, String icon) {
    chip.setText(texts.get("outcome." + key));
    chip.setTone(tone);
    chip.setGraphic(Icons.of(icon));
  }

  private void say(String text, String style) {
    detail.setText(text);
    detail.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    detail.getStyleClass().add(style);
    shown(detail, !text.isEmpty());
  }

  private static String json(Map<String, AttributeValue> found) {
    String text = PlainJson.write(found).replaceAll("\\s*\\n\\s*", " ");
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
