package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a table is set to, a card each. */
public final class SetupController {

  /** What the cards can ask of others. */
  record Doing(Dialogs dialogs, Consumer<String> copy, Consumer<String> delete) {}

  private final SetupViewModel model;
  private final Doing doing;
  private final Texts texts = Texts.of("dynamodbsetup");
  private final CapacityCard capacity;
  private final IndexesCard indexes;
  private final PairsEditor tags;
  private boolean showing;

  @FXML private GridPane facts;
  @FXML private VBox capacityBox;
  @FXML private VBox indexesBox;
  @FXML private VBox tagsBox;
  @FXML private Label tagsTrouble;
  @FXML private Button tagsSave;
  @FXML private CheckBox guarded;
  @FXML private Button deleteButton;
  @FXML private Label consequence;
  @FXML private Label note;

  SetupController(SetupViewModel model, Doing doing) {
    this.model = model;
    this.doing = doing;
    capacity = new CapacityCard(model);
    indexes = new IndexesCard(model, doing.dialogs());
    tags =
        new PairsEditor(
            "dynamodb-tags",
            new PairsEditor.Words(
                texts.get("tags.key"),
                texts.get("tags.value"),
                texts.get("tags.add"),
                texts.get("tags.remove")),
            model::wrong);
  }

  @FXML
  private void initialize() {
    capacityBox.getChildren().setAll(capacity.view());
    indexesBox.getChildren().setAll(indexes.view());
    tagsBox.getChildren().setAll(tags);
    tags.onChange(pairs -> tagsChanged());
    note.textProperty().bind(model.noteProperty());
    note.visibleProperty().bind(model.noteProperty().isNotEmpty());
    guarded
        .selectedProperty()
        .addListener(
            (o, before, now) -> {
              if (!showing) {
                model.guard(now);
              }
            });
    model.tableProperty().addListener((o, before, now) -> show(now));
    model.tagsProperty().addListener((o, before, now) -> tags(now));
    model.tagsProblemProperty().addListener((o, before, now) -> trouble(now));
    model.busyProperty().addListener((o, before, now) -> tagsChanged());
    show(model.tableProperty().get());
    tags(model.tagsProperty().get());
    trouble(null);
  }

  private void show(@Nullable TableInfo table) {
    if (table == null) {
      return;
    }
    showing = true;
    facts.getChildren().clear();
    fact("fact.arn", table.arn(), true);
    fact("fact.key", keys(table), false);
    fact("fact.created", Format.dayTime(table.created()), false);
    fact(
        "fact.items",
        texts.get(
            "fact.items.text",
            Format.number(table.items()),
            Format.bytes(table.bytes()),
            table.items()),
        false);
    fact("fact.stream", stream(table), false);
    capacity.show(table);
    indexes.show(table);
    guarded.setSelected(table.guarded());
    deleteButton.setDisable(table.guarded());
    consequence.setText(
        texts.get(
            table.guarded() ? "delete.guarded" : "delete.about",
            table.items(),
            table.indexes().size()));
    showing = false;
  }

  private String stream(TableInfo table) {
    return table.stream() == null
        ? texts.get("fact.stream.none")
        : texts.get("fact.stream.text", table.stream());
  }

  private String keys(TableInfo table) {
    KeyAttribute sort = table.sort();
    String partition = table.partition().name() + " (" + table.partition().type() + ")";
    return sort == null
        ? texts.get("fact.key.simple", partition)
        : texts.get("fact.key.composite", partition, sort.name() + " (" + sort.type() + ")");
  }

  private void fact(String key, String text, boolean copied) {
    int row = facts.getRowCount();
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("text-small", "text-muted");
    name.setMinWidth(96);
    Label value = new Label(text);
    value.setWrapText(true);
    if (copied) {
      value.getStyleClass().add("mono");
    }
    HBox shown = new HBox(4, value);
    shown.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    if (copied) {
      shown.getChildren().add(new CopyButton("dynamodb-copy-arn", "ARN", () -> text, doing.copy()));
    }
    facts.addRow(row, name, shown);
  }

  private void tags(@Nullable List<Pair> now) {
    tags.setDisable(now == null);
    if (now != null) {
      tags.setPairs(now);
    }
    tagsChanged();
  }

  private void tagsChanged() {
    List<Pair> typed = tags.pairs();
    List<Pair> kept = typed.stream().filter(pair -> !pair.name().isBlank()).toList();
    boolean wrong = model.wrong(typed).stream().anyMatch(each -> !each.isEmpty());
    tagsSave.setDisable(
        wrong || model.busyProperty().get() || kept.equals(model.tagsProperty().get()));
  }

  private void trouble(@Nullable UserProblem problem) {
    tagsTrouble.setText(problem == null ? "" : problem.title() + " " + problem.why());
    tagsTrouble.setVisible(problem != null);
    tagsTrouble.setManaged(problem != null);
  }

  @FXML
  private void saveTags() {
    model.saveTags(tags.pairs());
  }

  @FXML
  private void delete() {
    TableInfo table = model.tableProperty().get();
    if (table != null) {
      doing.delete().accept(table.name());
    }
  }
}
