package dev.lectern.pane.stepfunctions.versions;

import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Alias;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Listing;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway.Version;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Versions and aliases as cards. FX thread. */
final class VersionsView {

  private final VersionsViewModel model;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TextField description =
      parts.field("stepfunctions-version-text", "versions.text", 30);
  private final TextField name = parts.field("stepfunctions-alias-name", "aliases.name", 16);
  private final ComboBox<String> target =
      parts.choice("stepfunctions-alias-target", "aliases.version");
  private final GridPane versions = new GridPane();
  private final Label none = parts.note(texts.get("versions.none"));
  private final VBox aliases = new VBox(8);
  private final StateView view;

  VersionsView(VersionsViewModel model) {
    this.model = model;
    versions.setHgap(16);
    versions.setVgap(4);
    Button publish =
        parts.button(
            "stepfunctions-version-publish",
            "versions.publish",
            "fth-layers",
            () -> model.publish(description.getText().strip(), description::clear),
            "accent");
    Button create =
        parts.button("stepfunctions-alias-create", "aliases.create", "fth-plus", this::create);
    create
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !name.getText().strip().matches("(?!\\d+$)[\\w.-]{1,80}")
                        || target.getValue() == null,
                name.textProperty(),
                target.valueProperty()));
    view =
        new StateView(
            parts.page(
                "stepfunctions-versions",
                Cards.of(
                    texts.get("versions"),
                    new VBox(
                        8,
                        parts.note(texts.get("versions.about")),
                        parts.row(description, publish),
                        none,
                        versions)),
                Cards.of(
                    texts.get("aliases"),
                    new VBox(
                        8,
                        parts.note(texts.get("aliases.about")),
                        parts.row(name, target, create))),
                aliases));
    model.listingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  Node view() {
    return view;
  }

  private void create() {
    model.create(
        new Alias(name.getText().strip(), "", target.getValue(), 100, "", ""), name::clear);
  }

  private void show() {
    Listing listing = model.listingProperty().get();
    var problem = model.problemProperty().get();
    if (problem != null) {
      view.showProblem(
          problem,
          Action.of(
              "stepfunctions-versions-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (listing == null) {
      view.showLoading();
    } else {
      view.showContent();
      fill(listing);
    }
  }

  private void fill(Listing listing) {
    versions.getChildren().clear();
    none.setVisible(listing.versions().isEmpty());
    none.setManaged(none.isVisible());
    int row = 0;
    for (Version each : listing.versions()) {
      Label number = new Label(each.number());
      number.getStyleClass().add("heading");
      HBox points = new HBox(4);
      points.setAlignment(Pos.CENTER_LEFT);
      for (Alias alias : listing.aliases()) {
        if (alias.version().equals(each.number()) || alias.other().equals(each.number())) {
          int percent =
              alias.version().equals(each.number()) ? alias.weight() : 100 - alias.weight();
          points
              .getChildren()
              .add(new Chip(texts.get("aliases.share", alias.name(), percent), Tone.ACCENT));
        }
      }
      Button delete =
          parts.button(
              "stepfunctions-version-delete-" + each.number(),
              "delete",
              "",
              () -> model.delete(each),
              "small",
              "flat");
      delete.setAccessibleText(texts.get("versions.delete.title", each.number()));
      versions.addRow(
          row++,
          number,
          new Label(each.description()),
          new Label(Format.dayTime(each.created())),
          points,
          delete);
    }
    List<String> numbers = listing.versions().stream().map(Version::number).toList();
    String kept = target.getValue();
    FormParts.fill(
        target,
        numbers,
        kept != null && numbers.contains(kept)
            ? kept
            : numbers.isEmpty() ? null : numbers.getFirst());
    aliases
        .getChildren()
        .setAll(
            listing.aliases().stream().map(each -> new AliasCard(each, numbers, model)).toList());
  }
}
