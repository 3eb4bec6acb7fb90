package dev.lectern.pane.lambda.triggers;

import dev.lectern.pane.lambda.triggers.TriggersGateway.Mapping;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Permission;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Pull;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Rules;
import dev.lectern.pane.lambda.triggers.TriggersGateway.Triggers;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Push and pull, side by side. FX thread. */
final class TriggersView {

  private final TriggersViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final VBox permissions = new VBox(6);
  private final VBox mappings = new VBox(6);
  private final TextField id = parts.field("lambda-permission-id", "triggers.id", 14);
  private final ComboBox<String> principal =
      parts.choice("lambda-permission-principal", "triggers.principal");
  private final TextField source = parts.field("lambda-permission-source", "triggers.source", 34);
  private final ComboBox<String> stream = parts.choice("lambda-mapping-source", "triggers.stream");
  private final TextField filter = parts.field("lambda-mapping-filter", "triggers.filter", 26);
  private final RulesFields rules = new RulesFields("lambda-mapping", parts, Rules.FIRST);
  private final Label none = parts.note(texts.get("triggers.pull.none"));
  private final ScrollPane page;
  private final Node urls;
  private final StateView view;

  /**
   * @param urls the card of the function's URLs
   */
  TriggersView(TriggersViewModel model, Dialogs dialogs, Node urls) {
    this.model = model;
    this.dialogs = dialogs;
    principal.setEditable(true);
    principal
        .getItems()
        .setAll(
            "s3.amazonaws.com",
            "sns.amazonaws.com",
            "events.amazonaws.com",
            "apigateway.amazonaws.com",
            "cognito-idp.amazonaws.com");
    principal.setValue("s3.amazonaws.com");
    stream.setEditable(true);
    stream.setItems(model.streams());
    stream.setPrefWidth(420);
    Button permit = parts.button("lambda-permit", "triggers.permit", "fth-shield", this::permit);
    permit
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !id.getText().strip().matches("[a-zA-Z0-9-_]{1,100}"), id.textProperty()));
    BooleanBinding valid = rules.valid();
    Button map = parts.button("lambda-map", "triggers.map", "fth-plus", this::map);
    map.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !stream.getEditor().getText().strip().startsWith("arn:") || !valid.get(),
                stream.getEditor().textProperty(),
                valid));
    VBox push =
        new VBox(
            8,
            parts.note(texts.get("triggers.push.about")),
            permissions,
            parts.row(id, principal, source, permit));
    VBox pull =
        new VBox(
            8,
            parts.note(texts.get("triggers.pull.about")),
            mappings,
            parts.row(stream, rules.batch(), filter),
            parts.note(texts.get("triggers.failing")),
            parts.row(rules.failing()),
            parts.row(map));
    this.urls = urls;
    page =
        parts.page(
            "lambda-triggers",
            Cards.of(texts.get("triggers.push"), push),
            Cards.of(texts.get("triggers.pull"), pull),
            urls);
    view = new StateView(page);
    model.triggersProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void permit() {
    String who = principal.getEditor().getText().strip();
    model.permit(id.getText().strip(), who, source.getText().strip(), id::clear);
  }

  private void map() {
    String from = stream.getEditor().getText().strip();
    model.map(new Pull(from, filter.getText().strip(), rules.edited()));
  }

  private void show() {
    Triggers triggers = model.triggersProperty().get();
    if (model.problemProperty().get() != null) {
      view.showProblem(
          model.problemProperty().get(),
          Action.of("lambda-triggers-again", texts.get("retry"), "fth-refresh-cw", model::load));
    } else if (triggers == null) {
      view.showLoading();
    } else {
      view.showContent();
      double before = urls.getBoundsInParent().getMinY();
      permissions.getChildren().clear();
      triggers.permissions().forEach(each -> permissions.getChildren().add(row(each)));
      if (triggers.permissions().isEmpty()) {
        permissions.getChildren().add(parts.note(texts.get("triggers.push.none")));
      }
      show(triggers.mappings());
      if (urls.isFocusWithin()) {
        follow(before);
      }
    }
  }

  /**
   * Scrolls by what the cards above have grown: letting everybody in adds statements there, and
   * would move the next button of the URL's card away from the mouse.
   */
  private void follow(double before) {
    Region all = (Region) page.getContent();
    double seen = page.getViewportBounds().getHeight();
    double scrolled = page.getVvalue() * (all.getHeight() - seen);
    page.applyCss();
    page.layout();
    double moved = urls.getBoundsInParent().getMinY() - before;
    double hidden = all.getHeight() - seen;
    if (moved != 0 && hidden > 0) {
      page.setVvalue((scrolled + moved) / hidden);
    }
  }

  /** What only came to another result stays in the window: a click on it would be lost. */
  private void show(List<Mapping> all) {
    List<Node> now = new ArrayList<>();
    for (Mapping each : all) {
      MappingRow row =
          mappings.getChildren().stream()
              .filter(MappingRow.class::isInstance)
              .map(MappingRow.class::cast)
              .filter(known -> known.shows(each))
              .findFirst()
              .orElseGet(() -> new MappingRow(each, model, parts, () -> change(each)));
      row.came(each.result());
      now.add(row);
    }
    if (all.isEmpty()) {
      now.add(none);
    }
    if (!mappings.getChildren().equals(now)) {
      mappings.getChildren().setAll(now);
    }
  }

  private HBox row(Permission of) {
    Label name = new Label(of.id());
    name.getStyleClass().add("heading");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label who = new Label(texts.get("triggers.arrow", of.principal(), of.action()));
    who.getStyleClass().add("mono");
    who.setMinWidth(Region.USE_PREF_SIZE);
    MiddleEllipsisLabel from =
        new MiddleEllipsisLabel(
            of.url()
                ? texts.get("triggers.url")
                : of.source().isEmpty()
                    ? texts.get("triggers.any")
                    : texts.get("triggers.from", of.source()));
    from.getStyleClass().addAll("text-small", "text-muted");
    Button remove =
        parts.button(
            "lambda-forbid-" + of.id(), "triggers.remove", "", () -> model.forbid(of.id()));
    remove.getStyleClass().addAll("small", "flat");
    return line(name, who, from, remove);
  }

  private void change(Mapping of) {
    RulesFields fields = new RulesFields("lambda-mapping-change", parts, of.rules());
    var _ =
        dialogs.form(
            texts.get("triggers.change.title"),
            fields.form(of.stream()),
            texts.get("triggers.change.verb"),
            fields.valid(),
            () -> model.change(of, fields.edited()));
  }

  private static HBox line(Node... nodes) {
    HBox row = new HBox(10, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  StateView view() {
    return view;
  }
}
