package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.IndexRow;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The indexes of a table, how far they are filled, and the form of another. FX thread. */
final class IndexesCard {

  private final SetupViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("dynamodbsetup");
  private final GridPane grid = new GridPane();
  private final Label none = new Label(texts.get("index.none"));
  private final Button add = new Button(texts.get("index.add"), Icons.of("fth-plus"));
  private final VBox view;

  IndexesCard(SetupViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    grid.setHgap(16);
    grid.setVgap(6);
    none.getStyleClass().addAll("text-small", "text-muted");
    none.setWrapText(true);
    none.setMaxWidth(720);
    none.setMinHeight(Region.USE_PREF_SIZE);
    add.setId("dynamodb-setup-index-add");
    add.getStyleClass().add("small");
    add.setOnAction(event -> ask());
    add.disableProperty().bind(model.busyProperty());
    model
        .fillingProperty()
        .addListener(
            (o, before, now) -> {
              TableInfo table = model.tableProperty().get();
              if (table != null) {
                show(table);
              }
            });
    view = new VBox(10, none, grid, add);
  }

  Node view() {
    return view;
  }

  void show(TableInfo table) {
    grid.getChildren().clear();
    String[] heads = {"name", "kind", "key", "projection", "status"};
    for (int i = 0; i < heads.length; i++) {
      grid.add(small(texts.get("index." + heads[i])), i, 0);
    }
    int row = 1;
    for (IndexInfo index : table.indexes()) {
      Label name = new Label(index.name());
      name.getStyleClass().add("mono");
      Label keys = new Label(String.join(", ", index.keys()));
      keys.getStyleClass().add("mono");
      grid.addRow(
          row,
          name,
          new Label(texts.get(index.global() ? "index.global" : "index.local")),
          keys,
          new Label(projection(index)),
          status(index));
      if (index.global()) {
        Button remove =
            Icons.button(
                "dynamodb-setup-index-remove-" + row,
                "fth-trash-2",
                texts.get("index.remove", index.name()),
                () -> model.removeIndex(index));
        remove.setDisable(!index.status().equals("ACTIVE"));
        grid.add(remove, heads.length, row);
      }
      row++;
    }
    boolean empty = table.indexes().isEmpty();
    grid.setVisible(!empty);
    grid.setManaged(!empty);
    none.setVisible(empty);
    none.setManaged(empty);
  }

  private static String projection(IndexInfo index) {
    return index.projection() == IndexInfo.Projection.INCLUDE
        ? "INCLUDE " + String.join(", ", index.included())
        : index.projection().name();
  }

  private Node status(IndexInfo index) {
    boolean fills = model.fillingProperty().get().contains(index.name());
    Chip chip = new Chip(index.status(), Tone.SUCCESS);
    if (!index.status().equals("ACTIVE")) {
      chip.setTone(Tone.WARNING);
    }
    if (fills) {
      chip.setText(texts.get("index.filling", index.status()));
      chip.setGraphic(Icons.of("fth-loader"));
    }
    return chip;
  }

  private Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "text-muted");
    return label;
  }

  private static @Nullable Units units(TableInfo table, NewTable.Index index) {
    return table.onDemand() ? null : index.unitsOr(new Units(table.reads(), table.writes()));
  }

  private void ask() {
    TableInfo table = model.tableProperty().get();
    if (table == null) {
      return;
    }
    ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    IndexRow[] form = new IndexRow[1];
    Runnable check = () -> valid.set(form[0] != null && form[0].valid());
    form[0] =
        new IndexRow(
            true,
            1,
            table::partition,
            new ReadOnlyBooleanWrapper(!table.onDemand()),
            check,
            any -> {});
    Button remove = (Button) form[0].view().lookup("#dynamodb-new-index-1-remove");
    if (remove != null) {
      remove.setVisible(false);
      remove.setManaged(false);
    }
    MessageBand cost = new MessageBand(Tone.ACCENT, texts.get("index.add.about", table.items()));
    VBox content = new VBox(10, form[0].view(), cost);
    content.setPrefWidth(560);
    var _ =
        dialogs.form(
            texts.get("index.add.title"),
            content,
            texts.get("index.add.verb"),
            valid,
            () -> model.addIndex(table, form[0].index(), units(table, form[0].index())));
  }
}
