package dev.lectern.pane.stepfunctions.versions;

import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Alias;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/** One alias: its version, and how much a second one gets. FX thread. */
final class AliasCard extends VBox {

  private final Alias alias;
  private final Texts texts = Texts.of("stepfunctions");
  private final ComboBox<String> version;
  private final ComboBox<String> other;
  private final Slider weight = new Slider(0, 100, 90);
  private final Label share = new Label();
  private final Button save;

  AliasCard(Alias alias, List<String> numbers, VersionsViewModel model) {
    this.alias = alias;
    FormParts parts = new FormParts(texts);
    String id = "stepfunctions-alias-" + alias.name();
    version = parts.choice(id + "-version", "aliases.version");
    other = parts.choice(id + "-other", "aliases.other");
    version.getItems().setAll(numbers);
    other.getItems().add(texts.get("aliases.none"));
    other.getItems().addAll(numbers);
    version.setValue(alias.version());
    other.setValue(alias.other().isEmpty() ? texts.get("aliases.none") : alias.other());
    weight.setId(id + "-weight");
    weight.setAccessibleText(texts.get("aliases.weight"));
    weight.setBlockIncrement(5);
    weight.setPrefWidth(220);
    weight.setValue(alias.other().isEmpty() ? 90 : alias.weight());
    share.setMinWidth(USE_PREF_SIZE);
    save =
        parts.button(
            id + "-save", "aliases.save", "fth-check", () -> model.save(edited()), "accent");
    Button delete =
        parts.button(
            id + "-delete",
            "delete",
            "",
            () -> model.delete(alias),
            "button-outlined",
            "danger",
            "small");
    delete.setAccessibleText(texts.get("aliases.delete.title", alias.name()));
    VBox body =
        new VBox(
            8,
            parts.row(
                new Label(texts.get("aliases.points")),
                version,
                new Label(texts.get("aliases.and")),
                other),
            parts.row(weight, share),
            parts.row(save));
    getChildren().setAll(Cards.of(alias.name(), body, delete));
    version.valueProperty().addListener((o, before, now) -> changed());
    other.valueProperty().addListener((o, before, now) -> changed());
    weight.valueProperty().addListener((o, before, now) -> changed());
    changed();
  }

  private boolean alone() {
    return other.getValue() == null || other.getValue().equals(texts.get("aliases.none"));
  }

  private Alias edited() {
    return new Alias(
        alias.name(),
        alias.arn(),
        Objects.requireNonNullElse(version.getValue(), alias.version()),
        alone() ? 100 : (int) Math.round(weight.getValue()),
        alone() ? "" : other.getValue(),
        alias.description());
  }

  private void changed() {
    weight.setDisable(alone());
    Alias now = edited();
    share.setText(
        alone()
            ? texts.get("aliases.all", now.version())
            : texts.get(
                "aliases.split", now.version(), now.weight(), now.other(), 100 - now.weight()));
    save.setDisable(now.equals(alias) || now.version().equals(now.other()));
  }
}
