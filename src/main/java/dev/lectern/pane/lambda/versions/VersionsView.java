package dev.lectern.pane.lambda.versions;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Versions and aliases as cards. FX thread. */
final class VersionsView {

  private final VersionsViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final TextField description = parts.field("lambda-publish-text", "versions.text", 24);
  private final GridPane table = new GridPane();
  private final VBox aliases = new VBox(8);
  private final TextField name = parts.field("lambda-alias-name", "aliases.name", 14);
  private final ComboBox<String> target = parts.choice("lambda-alias-target", "aliases.version");
  private final List<AliasCard> cards = new ArrayList<>();
  private final StateView view;

  VersionsView(VersionsViewModel model) {
    this.model = model;
    table.setHgap(16);
    table.setVgap(4);
    Button publish =
        parts.button(
            "lambda-publish",
            "versions.publish",
            "fth-layers",
            () -> model.publish(description.getText().strip(), description::clear),
            "accent");
    description.setOnAction(event -> publish.fire());
    Button create = parts.button("lambda-alias-create", "aliases.create", "fth-plus", this::create);
    create
        .disableProperty()
        .bind(
            javafx.beans.binding.Bindings.createBooleanBinding(
                () -> !name.getText().strip().matches("(?!^\\d+$)[a-zA-Z0-9-_]{1,128}"),
                name.textProperty()));
    name.setOnAction(event -> create.fire());
    VBox versions =
        new VBox(
            8, parts.note(texts.get("versions.about")), parts.row(description, publish), table);
    VBox made =
        new VBox(8, parts.note(texts.get("aliases.about")), parts.row(name, target, create));
    view =
        new StateView(
            parts.page(
                "lambda-versions",
                Cards.of(texts.get("aliases"), made),
                aliases,
                Cards.of(texts.get("versions"), versions)));
    model.listingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    model
        .countProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                cards.forEach(card -> card.show(now));
              }
            });
    show();
  }

  private void create() {
    model.create(new AliasLine(name.getText().strip(), target.getValue(), "", 0), name::clear);
  }

  private void show() {
    VersionsViewModel.Listing listing = model.listingProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("lambda-versions-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (listing == null) {
      cards.clear();
      edited();
      view.showLoading();
    } else {
      view.showContent();
      fill(listing);
    }
  }

  private void fill(VersionsViewModel.Listing listing) {
    table.getChildren().clear();
    int row = 0;
    for (VersionLine each : listing.versions()) {
      Label version = new Label(each.version());
      version.getStyleClass().add("heading");
      Label code = new Label(Format.middle(each.sha256(), 15));
      code.getStyleClass().add("mono");
      code.setTooltip(new Tooltip(each.sha256()));
      Label when = new Label(each.modified().replaceFirst("\\..*", "").replace('T', ' '));
      HBox points = new HBox(4);
      points.setAlignment(Pos.CENTER_LEFT);
      for (AliasLine alias : listing.aliases()) {
        if (alias.version().equals(each.version()) || alias.other().equals(each.version())) {
          points
              .getChildren()
              .add(
                  new dev.lectern.ui.control.Chip(
                      alias.name(), dev.lectern.ui.control.Tone.ACCENT));
        }
      }
      Region action = new Region();
      if (!each.version().startsWith("$")) {
        Button delete =
            parts.button(
                "lambda-version-delete-" + each.version(),
                "delete",
                "",
                () -> model.deleteVersion(each.version()));
        delete.getStyleClass().addAll("small", "flat");
        action = delete;
      }
      table.addRow(row++, version, new Label(each.description()), code, when, points, action);
    }
    String chosen = target.getValue();
    List<String> names = listing.versions().stream().map(VersionLine::version).toList();
    FormParts.fill(
        target,
        names,
        chosen != null && !chosen.startsWith("$") && names.contains(chosen)
            ? chosen
            : listing.numbers().isEmpty() ? "$LATEST" : listing.numbers().getFirst());
    List<AliasCard> before = List.copyOf(cards);
    cards.clear();
    for (AliasLine each : listing.aliases()) {
      cards.add(
          before.stream()
              .filter(card -> card.keeps(each, listing.numbers()))
              .findFirst()
              .orElseGet(
                  () -> new AliasCard(each, listing.numbers(), model, this::drop, this::edited)));
    }
    before.stream()
        .filter(card -> !cards.contains(card) && card.outlives(listing.aliases()))
        .forEach(cards::add);
    aliases.getChildren().setAll(cards);
    edited();
    if (model.countProperty().get() != null) {
      cards.forEach(card -> card.show(model.countProperty().get()));
    }
  }

  private void edited() {
    model.unsaved().set(cards.stream().anyMatch(AliasCard::kept));
  }

  /** What is edited in that card is gone. */
  private void drop(AliasCard card) {
    cards.remove(card);
    show();
  }

  StateView view() {
    return view;
  }
}
