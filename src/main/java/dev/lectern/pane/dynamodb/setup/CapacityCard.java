package dev.lectern.pane.dynamodb.setup;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Capacity mode, and the units of the table and its global indexes. FX thread. */
final class CapacityCard {

  private enum Billing {
    DEMAND,
    PROVISIONED
  }

  /** Two fields of a row. */
  private record Fields(TextField reads, TextField writes) {

    boolean right() {
      return number(reads) > 0 && number(writes) > 0;
    }

    Units units() {
      return new Units(number(reads), number(writes));
    }

    private static long number(TextField field) {
      String typed = field.getText().strip();
      return typed.matches("\\d{1,7}") ? Long.parseLong(typed) : 0;
    }
  }

  private final SetupViewModel model;
  private final Texts texts = Texts.of("dynamodbsetup");
  private final Segments<Billing> mode =
      new Segments<>(
          "dynamodb-setup-mode",
          each -> texts.get(each == Billing.DEMAND ? "mode.demand" : "mode.provisioned"),
          Billing.values());
  private final GridPane grid = new GridPane();
  private final Label about = new Label();
  private final Button save = new Button(texts.get("capacity.save"));
  private final Map<String, Fields> fields = new LinkedHashMap<>();
  private final VBox view;

  CapacityCard(SetupViewModel model) {
    this.model = model;
    grid.setHgap(12);
    grid.setVgap(6);
    about.getStyleClass().addAll("text-small", "text-muted");
    about.setWrapText(true);
    about.setMaxWidth(720);
    about.setMinHeight(Region.USE_PREF_SIZE);
    save.setId("dynamodb-setup-capacity-save");
    save.getStyleClass().add("small");
    save.setOnAction(event -> save());
    mode.valueProperty().addListener((o, before, now) -> fit());
    model.busyProperty().addListener((o, before, now) -> check());
    view = new VBox(10, new HBox(mode), about, grid, save);
  }

  Node view() {
    return view;
  }

  void show(TableInfo table) {
    mode.valueProperty().set(table.onDemand() ? Billing.DEMAND : Billing.PROVISIONED);
    fields.clear();
    grid.getChildren().clear();
    grid.addRow(0, head("capacity.what"), head("capacity.reads"), head("capacity.writes"));
    row("", texts.get("capacity.table"), table.reads(), table.writes());
    for (IndexInfo index : table.indexes()) {
      if (index.global()) {
        row(index.name(), index.name(), index.reads(), index.writes());
      }
    }
    fit();
  }

  private Label head(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().addAll("text-small", "text-muted");
    return label;
  }

  private void row(String name, String text, long reads, long writes) {
    int row = fields.size() + 1;
    Label label = new Label(text);
    label.getStyleClass().add(name.isEmpty() ? "heading" : "mono");
    Fields made =
        new Fields(
            field("dynamodb-setup-reads-" + row, texts.get("capacity.reads.of", text), reads),
            field("dynamodb-setup-writes-" + row, texts.get("capacity.writes.of", text), writes));
    fields.put(name, made);
    grid.addRow(row, label, made.reads(), made.writes());
  }

  private TextField field(String id, String label, long units) {
    TextField field = new TextField(String.valueOf(Math.max(1, units)));
    field.setId(id);
    field.setAccessibleText(label);
    field.setPrefColumnCount(7);
    field.textProperty().addListener((o, before, now) -> check());
    return field;
  }

  private void fit() {
    boolean provisioned = mode.valueProperty().get() == Billing.PROVISIONED;
    about.setText(texts.get(provisioned ? "about.provisioned" : "about.demand"));
    grid.setVisible(provisioned);
    grid.setManaged(provisioned);
    check();
  }

  private void check() {
    TableInfo table = model.tableProperty().get();
    boolean provisioned = mode.valueProperty().get() == Billing.PROVISIONED;
    boolean right = !provisioned || fields.values().stream().allMatch(Fields::right);
    save.setDisable(table == null || model.busyProperty().get() || !right || !differs(table));
  }

  private boolean differs(TableInfo table) {
    if (mode.valueProperty().get() == Billing.DEMAND) {
      return !table.onDemand();
    }
    return table.onDemand()
        || fields.entrySet().stream()
            .anyMatch(
                entry -> {
                  Units now = entry.getValue().units();
                  IndexInfo index = table.index(entry.getKey()).orElse(null);
                  return index == null
                      ? now.reads() != table.reads() || now.writes() != table.writes()
                      : now.reads() != index.reads() || now.writes() != index.writes();
                });
  }

  private void save() {
    if (mode.valueProperty().get() == Billing.DEMAND) {
      model.onDemand();
      return;
    }
    Map<String, Units> indexes = new LinkedHashMap<>();
    Units table = new Units(1, 1);
    for (Map.Entry<String, Fields> entry : fields.entrySet()) {
      if (entry.getKey().isEmpty()) {
        table = entry.getValue().units();
      } else {
        indexes.put(entry.getKey(), entry.getValue().units());
      }
    }
    model.provision(table, indexes);
  }
}
