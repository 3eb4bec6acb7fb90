package dev.lectern.pane.lambda.versions;

import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One alias: where it points, the weight of a second version, and who answered. FX thread. */
final class AliasCard extends VBox {

  private static final int CALLS = 100;

  private final AliasLine alias;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final ComboBox<String> version;
  private final ComboBox<String> other;
  private final Slider weight = new Slider(0, 100, 10);
  private final Label share = new Label();
  private final Button save;
  private final GridPane bars = new GridPane();

  AliasCard(AliasLine alias, List<String> numbers, VersionsViewModel model) {
    this.alias = alias;
    String id = "lambda-alias-" + alias.name();
    setId(id);
    version = parts.choice(id + "-version", "aliases.version");
    other = parts.choice(id + "-other", "aliases.other");
    version.getItems().add("$LATEST");
    version.getItems().addAll(numbers);
    other.getItems().add(texts.get("aliases.none"));
    other.getItems().addAll(numbers);
    version.setValue(alias.version());
    other.setValue(alias.other().isEmpty() ? texts.get("aliases.none") : alias.other());
    weight.setId(id + "-weight");
    weight.setAccessibleText(texts.get("aliases.weight"));
    weight.setBlockIncrement(5);
    weight.setValue(alias.other().isEmpty() ? 10 : alias.percent());
    weight.setPrefWidth(220);
    share.setMinWidth(USE_PREF_SIZE);
    Consumer<Object> changed = value -> changed();
    save = parts.button(id + "-save", "aliases.save", "", () -> model.save(edited()), "accent");
    Button count =
        parts.button(
            id + "-count", "aliases.count", "fth-play", () -> model.count(alias.name(), CALLS));
    count.setText(texts.get("aliases.count", CALLS));
    count.setAccessibleText(count.getText());
    Button delete =
        parts.button(id + "-delete", "delete", "", () -> model.deleteAlias(alias.name()));
    delete.getStyleClass().addAll("button-outlined", "danger", "small");
    bars.setHgap(8);
    bars.setVgap(4);
    HBox split = new HBox(8, new Label(texts.get("aliases.and")), other, weight, share);
    split.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    VBox body =
        new VBox(
            8,
            parts.row(new Label(texts.get("aliases.points")), version, split),
            parts.row(save, count),
            bars);
    getChildren().setAll(Cards.of(alias.name(), body, delete));
    version.valueProperty().addListener((o, before, now) -> changed.accept(now));
    other.valueProperty().addListener((o, before, now) -> changed.accept(now));
    weight.valueProperty().addListener((o, before, now) -> changed.accept(now));
    changed();
  }

  private boolean alone() {
    return other.getValue() == null || other.getValue().equals(texts.get("aliases.none"));
  }

  private AliasLine edited() {
    return new AliasLine(
        alias.name(),
        version.getValue(),
        alone() ? "" : other.getValue(),
        alone() ? 0 : Math.round(weight.getValue()) / 100.0);
  }

  private void changed() {
    weight.setDisable(alone());
    long percent = Math.round(weight.getValue());
    share.setText(
        alone() ? texts.get("aliases.all") : texts.get("aliases.share", 100 - percent, percent));
    save.setDisable(edited().equals(alias));
  }

  /** Shows who answered, when it is about this alias. */
  void show(VersionsViewModel.Count count) {
    bars.getChildren().clear();
    if (!count.alias().equals(alias.name())) {
      return;
    }
    int row = 0;
    for (Map.Entry<String, Integer> each : new ArrayList<>(count.answers().entrySet())) {
      boolean error = each.getKey().equals("error");
      Label name =
          new Label(
              error ? texts.get("aliases.failed") : texts.get("aliases.answered", each.getKey()));
      name.setMinWidth(USE_PREF_SIZE);
      ProgressBar bar = new ProgressBar(each.getValue() / (double) count.wanted());
      bar.setId("lambda-count-" + alias.name() + "-" + each.getKey().replace("$", ""));
      bar.setAccessibleText(name.getText() + " " + each.getValue());
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setPrefWidth(320);
      GridPane.setHgrow(bar, Priority.ALWAYS);
      Label calls = new Label(texts.get("aliases.calls", each.getValue(), count.answered()));
      calls.setMinWidth(USE_PREF_SIZE);
      bars.addRow(row++, name, bar, calls);
    }
  }
}
