package dev.lectern.pane.lambda.versions;

import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
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

  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final ComboBox<String> version;
  private final ComboBox<String> other;
  private final Slider weight = new Slider(0, 100, 10);
  private final Label share = new Label();
  private final Button save;
  private final Button count;
  private final Button delete;
  private final GridPane bars = new GridPane();
  private final MessageBand foreign;
  private final Runnable edited;
  private AliasLine alias;
  private boolean gone;
  private boolean filling;

  /**
   * @param drop makes another card in the place of this one
   * @param edited told whenever it may hold other things than are saved
   */
  AliasCard(
      AliasLine alias,
      List<String> numbers,
      VersionsViewModel model,
      Consumer<AliasCard> drop,
      Runnable edited) {
    this.alias = alias;
    this.edited = edited;
    String id = "lambda-alias-" + alias.name();
    setId(id);
    version = parts.choice(id + "-version", "aliases.version");
    other = parts.choice(id + "-other", "aliases.other");
    fill(numbers, alias.version(), alias.other().isEmpty() ? none() : alias.other());
    weight.setId(id + "-weight");
    weight.setAccessibleText(texts.get("aliases.weight"));
    weight.setBlockIncrement(5);
    weight.setValue(alias.other().isEmpty() ? 10 : alias.weight() * 100);
    weight.setPrefWidth(220);
    share.setMinWidth(USE_PREF_SIZE);
    Consumer<Object> changed = value -> changed();
    save = parts.button(id + "-save", "aliases.save", "", () -> save(model), "accent");
    count =
        parts.button(
            id + "-count", "aliases.count", "fth-play", () -> model.count(alias.name(), CALLS));
    count.setText(texts.get("aliases.count", CALLS));
    count.setAccessibleText(count.getText());
    delete =
        parts.button(
            id + "-delete",
            "delete",
            "",
            () -> model.deleteAlias(alias.name(), () -> drop.accept(this)));
    delete.getStyleClass().addAll("button-outlined", "danger", "small");
    bars.setHgap(8);
    bars.setVgap(4);
    HBox split = new HBox(8, new Label(texts.get("aliases.and")), other, weight, share);
    split.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    foreign =
        parts.warning(
            id + "-foreign",
            "",
            parts.button(id + "-drop", "foreign.drop", "", () -> drop.accept(this)));
    VBox body =
        new VBox(
            8,
            foreign,
            parts.row(new Label(texts.get("aliases.points")), version, split),
            parts.row(save, count),
            bars);
    getChildren().setAll(Cards.of(alias.name(), body, delete));
    version.valueProperty().addListener((o, before, now) -> changed.accept(now));
    other.valueProperty().addListener((o, before, now) -> changed.accept(now));
    weight.valueProperty().addListener((o, before, now) -> changed.accept(now));
    changed();
  }

  private String none() {
    return texts.get("aliases.none");
  }

  private void fill(List<String> numbers, String first, String second) {
    List<String> versions = new ArrayList<>(numbers);
    versions.addFirst("$LATEST");
    FormParts.fill(version, versions, first);
    List<String> others = new ArrayList<>(numbers);
    others.addFirst(none());
    FormParts.fill(other, others, second);
  }

  private void save(VersionsViewModel model) {
    if (gone) {
      model.create(edited(), () -> {});
    } else {
      model.save(edited());
    }
  }

  /**
   * Whether this card goes on standing for the alias, because it was edited here. Where somebody
   * else changed the alias meanwhile it says so.
   */
  boolean keeps(AliasLine now, List<String> numbers) {
    if (!now.name().equals(alias.name()) || !kept() || edited().equals(now)) {
      return false;
    }
    if (gone || !now.equals(alias)) {
      foreign
          .textProperty()
          .set(
              now.other().isEmpty()
                  ? texts.get("aliases.foreign", now.version())
                  : texts.get(
                      "aliases.foreign.two",
                      100 - now.percent(),
                      now.version(),
                      now.percent(),
                      now.other()));
      foreign.setVisible(true);
    }
    alias = now;
    gone = false;
    filling = true;
    fill(numbers, version.getValue(), alone() ? none() : other.getValue());
    filling = false;
    changed();
    return true;
  }

  /** Whether this card stays although its alias is no longer there, because it was edited here. */
  boolean outlives(List<AliasLine> there) {
    if (!kept() || there.stream().anyMatch(each -> each.name().equals(alias.name()))) {
      return false;
    }
    gone = true;
    foreign.textProperty().set(texts.get("aliases.foreign.gone"));
    foreign.setVisible(true);
    changed();
    return true;
  }

  /** Whether it holds what is not saved. */
  boolean kept() {
    return gone || !edited().equals(alias);
  }

  private boolean alone() {
    return other.getValue() == null || other.getValue().equals(none());
  }

  private AliasLine edited() {
    return new AliasLine(
        alias.name(),
        version.getValue(),
        alone() ? "" : other.getValue(),
        alone() ? 0 : Math.round(weight.getValue()) / 100.0);
  }

  private void changed() {
    if (filling) {
      return;
    }
    weight.setDisable(alone());
    long percent = Math.round(weight.getValue());
    share.setText(
        alone() ? texts.get("aliases.all") : texts.get("aliases.share", 100 - percent, percent));
    save.setDisable(!kept());
    count.setDisable(gone);
    delete.setDisable(gone);
    edited.run();
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
