package dev.lectern.pane.dynamodb.item;

import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.JsonEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The item editor: its size, its fields in four views. */
public final class EditorController {

  private enum View {
    TREE,
    JSON,
    DYNAMODB_JSON,
    DIFF
  }

  private final EditorViewModel model;
  private final SaveViewModel save;
  private final FieldCell.Doing doing;
  private final Runnable close;
  private final Texts texts = Texts.of("dynamodbitem");
  private final Segments<View> views =
      new Segments<>("dynamodb-item-view", view -> texts.get("view." + view.name()), View.values());
  private final SizeSection size = new SizeSection();
  private final JsonEditor json = new JsonEditor();
  private final DiffPane diff = new DiffPane("dynamodb-diff");
  private boolean shownByRace;
  private View current = View.TREE;
  private boolean filling;

  @FXML private Label title;
  @FXML private Label key;
  @FXML private Chip changes;
  @FXML private HBox viewBox;
  @FXML private Button discardButton;
  @FXML private Button deleteButton;
  @FXML private VBox bands;
  @FXML private StackPane sizeBox;
  @FXML private StackPane content;
  @FXML private VBox tree;
  @FXML private ListView<Field> fields;

  EditorController(
      EditorViewModel model, SaveViewModel save, FieldCell.Doing doing, Runnable close) {
    this.model = model;
    this.save = save;
    this.doing = doing;
    this.close = close;
  }

  @FXML
  private void initialize() {
    viewBox.getChildren().setAll(views);
    sizeBox.getChildren().setAll(size);
    fields.setItems(model.rows());
    fields.setCellFactory(view -> new FieldCell(model, doing));
    json.setLabel(texts.get("json.label"));
    content.getChildren().setAll(tree);
    views.valueProperty().addListener((o, before, now) -> leave(before, now));
    json.textProperty().addListener((o, before, now) -> typed());
    model.weights().addListener((ListChangeListener<Weight>) change -> weigh());
    model.changes().addListener((ListChangeListener<Change>) change -> head());
    model.dirtyProperty().addListener((o, before, now) -> head());
    model.problemProperty().addListener((o, before, now) -> weigh());
    model.arrivalsProperty().addListener((o, before, now) -> opened());
    save.raceProperty().addListener((o, before, now) -> race(now));
    opened();
    weigh();
  }

  private void opened() {
    race(save.raceProperty().get());
    if (views.valueProperty().get() == View.DIFF || save.raceProperty().get() == null) {
      refill();
    }
    head();
  }

  private void head() {
    TableInfo table = model.tableProperty().get();
    var stored = model.storedProperty().get();
    title.setText(texts.get(stored == null ? "title.new" : "title.edit"));
    key.setText(table == null || stored == null ? "" : Show.key(table.keyOf(stored)));
    key.setTooltip(new Tooltip(key.getText()));
    int count = model.changes().size();
    changes.setText(texts.get("changes", count));
    changes.setTone(Tone.WARNING);
    show(changes, stored != null && count > 0);
    discardButton.setDisable(!model.dirtyProperty().get());
    show(deleteButton, stored != null);
    if (current == View.DIFF) {
      refill();
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void weigh() {
    size.show(List.copyOf(model.weights()), model.problemProperty().get());
  }

  private void leave(View before, View now) {
    if (before == now) {
      return;
    }
    if ((before == View.JSON || before == View.DYNAMODB_JSON) && !takeJson()) {
      views.valueProperty().set(before);
      return;
    }
    current = now;
    content
        .getChildren()
        .setAll(
            switch (now) {
              case TREE -> tree;
              case JSON, DYNAMODB_JSON -> json;
              case DIFF -> diff;
            });
    refill();
  }

  /** Puts what the model has into the view that is shown. */
  private void refill() {
    if (model.tableProperty().get() == null) {
      return;
    }
    switch (current) {
      case TREE -> fields.refresh();
      case JSON, DYNAMODB_JSON -> {
        filling = true;
        json.setEditable(model.wholeProperty().get());
        json.setText(current == View.JSON ? model.plainJson() : model.dynamoJson());
        filling = false;
      }
      case DIFF -> {
        Race lost = save.raceProperty().get();
        var mine = model.itemProperty().get();
        if (lost != null && mine != null) {
          diff.show(
              Change.between(lost.theirs() == null ? Map.of() : lost.theirs(), mine),
              texts.get("diff.theirs"),
              texts.get("diff.mine"));
        } else {
          diff.show(model.changes(), texts.get("diff.stored"), texts.get("diff.now"));
        }
      }
    }
  }

  private void typed() {
    if (!filling && (current == View.JSON || current == View.DYNAMODB_JSON)) {
      takeJson();
    }
  }

  private boolean takeJson() {
    if (!model.wholeProperty().get()) {
      return true;
    }
    return model.takeJson(json.getText(), current == View.JSON);
  }

  private void race(@Nullable Race lost) {
    bands.getChildren().clear();
    if (lost != null) {
      band(
          Tone.WARNING,
          lost.why(model.storedProperty().get()),
          button("dynamodb-race-theirs", "race.theirs", save::takeTheirs),
          button("dynamodb-race-mine", "race.mine", save::keepMine));
      shownByRace |= views.valueProperty().get() != View.DIFF;
      views.valueProperty().set(View.DIFF);
      refill();
      return;
    }
    if (shownByRace) {
      shownByRace = false;
      views.valueProperty().set(View.TREE);
    }
    if (!model.wholeProperty().get()) {
      band(
          Tone.ACCENT,
          "partial",
          button("dynamodb-fetch-whole", "partial.fetch", save::fetchWhole));
    }
  }

  private void band(Tone tone, String text, Button... ways) {
    bands.getChildren().add(new MessageBand(tone, texts.get(text), ways));
  }

  private Button button(String id, String text, Runnable run) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }

  @FXML
  private void addAttribute() {
    Field added = model.add(null);
    fields.scrollTo(added);
  }

  @FXML
  private void discard() {
    model.discard();
  }

  @FXML
  private void delete() {
    save.delete();
  }

  @FXML
  private void close() {
    close.run();
  }
}
