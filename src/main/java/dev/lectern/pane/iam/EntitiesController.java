package dev.lectern.pane.iam;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.BusyBar;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The list of users, groups, roles or policies. */
final class EntitiesController {

  private final EntitiesViewModel model;
  private final IamActions actions;
  private final Consumer<IamPlace> go;
  private final Texts texts = Texts.of("iam");

  private List<Action> all = List.of();

  @FXML private BorderPane root;
  @FXML private HBox kinds;
  @FXML private TextField filter;
  @FXML private TableView<Entity> table;
  @FXML private TableColumn<Entity, Entity> name;
  @FXML private TableColumn<Entity, Entity> policies;
  @FXML private TableColumn<Entity, Entity> boundary;
  @FXML private TableColumn<Entity, Entity> more;
  @FXML private TableColumn<Entity, Entity> created;
  @FXML private Button createButton;
  @FXML private Button openButton;
  @FXML private Button deleteButton;
  @FXML private BusyBar busy;

  EntitiesController(EntitiesViewModel model, IamActions actions, Consumer<IamPlace> go) {
    this.model = model;
    this.actions = actions;
    this.go = go;
  }

  @FXML
  private void initialize() {
    Segments<Kind> chosen =
        new Segments<>("iam-kind", kind -> texts.get("kinds." + kind.word()), Kind.values());
    for (Kind kind : Kind.values()) {
      chosen.button(kind).setGraphic(Icons.of(kind.icon()));
    }
    kinds.getChildren().setAll(chosen);
    ListPart<Entity, Boolean> list =
        new ListPart<>(model, root, table, filter, () -> empty(model.kindProperty().get()));
    list.column(
        name,
        one -> new Label(one.name(), Icons.of(one.kind().icon())),
        Comparator.comparing(Entity::name));
    list.column(policies, this::policies);
    list.column(boundary, this::boundary);
    list.column(more, this::more);
    list.column(
        created,
        one -> ListPart.muted(when(one).map(Format::dayTime).orElse(texts.get("never"))),
        Comparator.comparing(one -> when(one).orElse(Instant.EPOCH)));
    list.keys(one -> go.accept(IamPlace.of(one.kind(), one.name())), this::deleteChosen);
    for (Button button : List.of(createButton, openButton, deleteButton)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    kinds.setMinWidth(Region.USE_PREF_SIZE);
    openButton.disableProperty().bind(list.none());
    deleteButton.disableProperty().bind(list.none());
    all =
        List.of(
            list.action(createButton, texts.get("create.long"), "fth-plus"),
            list.action(openButton, texts.get("open.long"), "fth-folder"),
            list.action(deleteButton, texts.get("delete.long"), "fth-trash-2"));
    busy.of(actions.busyProperty());
    model.kindProperty().subscribe(chosen.valueProperty()::set);
    model.kindProperty().subscribe(this::words);
    chosen
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != model.kindProperty().get()) {
                go.accept(IamPlace.list(now));
              }
            });
  }

  /** What can be done in the list, once it was made. */
  List<Action> actions() {
    return all;
  }

  private ListPart.Empty empty(Kind kind) {
    return new ListPart.Empty(
        kind.icon(),
        texts.get("none." + kind.word()),
        texts.get("none.text." + kind.word()),
        Action.of(
            "iam-create-first", texts.get("create." + kind.word()), "fth-plus", this::create));
  }

  private void words(Kind kind) {
    boolean policy = kind == Kind.POLICY;
    createButton.setText(texts.get("create." + kind.word()));
    policies.setText(texts.get(policy ? "column.versions" : "column.policies"));
    boundary.setText(texts.get(policy ? "column.used" : "column.boundary"));
    more.setText(
        texts.get(
            switch (kind) {
              case USER -> "column.groups";
              case GROUP -> "column.arn";
              case ROLE -> "column.trust";
              case POLICY -> "column.summary";
            }));
    created.setText(texts.get(kind == Kind.ROLE ? "column.used-last" : "column.created"));
  }

  private Node policies(Entity one) {
    if (one.kind() == Kind.POLICY) {
      return new Label(one.ofAws() ? texts.get("kind.aws") : Format.number(one.versions().size()));
    }
    int count = one.attached().size() + one.inline().size();
    Label label = new Label(Format.number(count));
    if (count == 0) {
      label.getStyleClass().add("text-muted");
    }
    return label;
  }

  private Node boundary(Entity one) {
    if (one.kind() == Kind.POLICY) {
      return new Label(texts.get("used", one.attachments(), one.boundaryOf()));
    }
    return one.boundary().isEmpty()
        ? ListPart.muted(texts.get("no"))
        : new Chip(Entity.nameOf(one.boundary()), Tone.WARNING);
  }

  private Node more(Entity one) {
    return switch (one.kind()) {
      case USER -> ListPart.muted(String.join(", ", one.groups()));
      case GROUP -> mono(one.arn());
      case ROLE ->
          mono(
              String.join(
                  ", ",
                  PolicySummary.of(one.trust()).stream().map(PolicySummary.Line::where).toList()));
      case POLICY ->
          mono(
              one.versions().isEmpty()
                  ? ""
                  : String.join(
                      " · ",
                      PolicySummary.of(one.versions().getFirst().document()).stream()
                          .map(line -> line.what())
                          .toList()));
    };
  }

  private static Label mono(String text) {
    Label label = ListPart.muted(text);
    label.getStyleClass().add("mono");
    return label;
  }

  private static Optional<Instant> when(Entity one) {
    return Optional.ofNullable(one.kind() == Kind.ROLE ? one.lastUsed() : one.created());
  }

  /** Asks for the name of a new one. */
  @FXML
  void create() {
    actions.create(model.kindProperty().get());
  }

  @FXML
  private void openChosen() {
    Entity one = table.getSelectionModel().getSelectedItem();
    if (one != null) {
      go.accept(IamPlace.of(one.kind(), one.name()));
    }
  }

  @FXML
  private void deleteChosen() {
    Entity one = table.getSelectionModel().getSelectedItem();
    if (one != null && !one.ofAws()) {
      actions.delete(one);
    }
  }
}
