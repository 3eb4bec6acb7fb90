package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.IndexInfo.Projection;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A secondary index in the form of a new table. */
public final class IndexRow {

  private final Texts texts = Texts.of("dynamodb");
  private final boolean global;
  private final Supplier<KeyAttribute> tableKey;
  private final TextField name;
  private final KeyFields partition;
  private final KeyFields sort;
  private final ComboBox<Projection> projection = new ComboBox<>();
  private final TextField included;
  private final TextField reads;
  private final TextField writes;
  private final ObservableBooleanValue provisioned;
  private final VBox view = new VBox(4);

  /**
   * @param tableKey the table's partition key, which a local index shares
   * @param provisioned whether the table is, so that a global index has units of its own
   */
  public IndexRow(
      boolean global,
      int number,
      Supplier<KeyAttribute> tableKey,
      ObservableBooleanValue provisioned,
      Runnable changed,
      java.util.function.Consumer<IndexRow> remove) {
    this.global = global;
    String id = "dynamodb-new-index-" + number;
    name = field(id + "-name", "new.index.name");
    included = field(id + "-included", "new.index.included");
    partition = new KeyFields(id + "-partition", texts.get("new.index.partition"), changed);
    sort = new KeyFields(id + "-sort", texts.get("new.index.sort"), changed);
    this.tableKey = tableKey;
    this.provisioned = provisioned;
    reads = units(id + "-reads", "new.reads", changed);
    writes = units(id + "-writes", "new.writes", changed);
    projection.setId(id + "-projection");
    projection.setAccessibleText(texts.get("new.index.projection"));
    projection.getItems().setAll(Arrays.asList(Projection.values()));
    projection.setValue(Projection.ALL);
    included.visibleProperty().bind(projection.valueProperty().isEqualTo(Projection.INCLUDE));
    included.managedProperty().bind(included.visibleProperty());
    name.textProperty().addListener((o, before, now) -> changed.run());
    included.textProperty().addListener((o, before, now) -> changed.run());
    projection.valueProperty().addListener((o, before, now) -> changed.run());
    HBox first =
        new HBox(
            8,
            name,
            projection,
            Icons.button(
                id + "-remove",
                "fth-trash-2",
                texts.get("new.index.remove"),
                () -> remove.accept(this)));
    HBox second = global ? new HBox(8, partition.view(), sort.view()) : new HBox(8, sort.view());
    view.getStyleClass().add("well");
    view.getChildren()
        .addAll(
            NewTableForm.heading(texts.get(global ? "new.global" : "new.local")), first, second);
    view.getChildren().add(included);
    if (global) {
      HBox units = new HBox(8, reads, new Label("RCU"), writes, new Label("WCU"));
      units.setAlignment(Pos.CENTER_LEFT);
      units.visibleProperty().bind(provisioned);
      units.managedProperty().bind(provisioned);
      view.getChildren().add(units);
    }
  }

  private TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    return field;
  }

  /** Blank is as many as the table has. */
  private TextField units(String id, String key, Runnable changed) {
    TextField field = field(id, key);
    field.setPromptText(texts.get("new.index.units"));
    field.setPrefColumnCount(8);
    field.textProperty().addListener((o, before, now) -> changed.run());
    return field;
  }

  private boolean unitsGiven() {
    return !reads.getText().isBlank() && !writes.getText().isBlank();
  }

  private boolean unitsRight() {
    return !global
        || !provisioned.get()
        || (reads.getText().isBlank() && writes.getText().isBlank())
        || (NewTableForm.units(reads) > 0 && NewTableForm.units(writes) > 0);
  }

  /** Its fields. */
  public Node view() {
    return view;
  }

  /** Whether all is there that it needs. */
  public boolean valid() {
    return !name.getText().isBlank()
        && (global ? partition.given() : sort.given())
        && (projection.getValue() != Projection.INCLUDE || !included.getText().isBlank())
        && unitsRight();
  }

  /** The index as it was typed. */
  public NewTable.Index index() {
    List<String> attributes =
        projection.getValue() == Projection.INCLUDE
            ? Arrays.stream(included.getText().split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList()
            : List.of();
    return new NewTable.Index(
        name.getText().strip(),
        global,
        global ? partition.attribute() : tableKey.get(),
        sort.given() ? sort.attribute() : null,
        projection.getValue(),
        attributes,
        global && provisioned.get() && unitsGiven()
            ? new Units(NewTableForm.units(reads), NewTableForm.units(writes))
            : null);
  }
}
