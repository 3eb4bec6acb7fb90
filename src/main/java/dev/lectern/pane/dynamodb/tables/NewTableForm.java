package dev.lectern.pane.dynamodb.tables;

import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form of a new table; says what stays for good before the table is made. */
final class NewTableForm {

  /** API type TableName. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private static final String NONE = "NONE";

  private enum Mode {
    DEMAND,
    PROVISIONED
  }

  private final Texts texts = Texts.of("dynamodb");
  private final TextField name = field("dynamodb-new-name", "new.name");
  private final Label nameRule = small("new.name.rule");
  private final KeyFields partition =
      new KeyFields("dynamodb-new-partition", texts.get("new.partition"), this::check);
  private final KeyFields sort =
      new KeyFields("dynamodb-new-sort", texts.get("new.sort"), this::check);
  private final Segments<Mode> mode =
      new Segments<>(
          "dynamodb-new-mode",
          each -> texts.get(each == Mode.DEMAND ? "mode.demand" : "new.provisioned"),
          Mode.values());
  private final TextField reads = field("dynamodb-new-reads", "new.reads");
  private final TextField writes = field("dynamodb-new-writes", "new.writes");
  private final HBox units = new HBox(8, reads, new Label("RCU"), writes, new Label("WCU"));
  private final ComboBox<String> stream = new ComboBox<>();
  private final TextField expiry = field("dynamodb-new-ttl", "new.ttl");
  private final CheckBox guarded = new CheckBox(texts.get("new.guarded"));
  private final VBox indexes = new VBox(8);
  private final List<IndexRow> rows = new ArrayList<>();
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final ScrollPane view;
  private int numbers;

  NewTableForm() {
    reads.setText("5");
    writes.setText("5");
    reads.setPrefColumnCount(5);
    writes.setPrefColumnCount(5);
    units.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    units.visibleProperty().bind(mode.valueProperty().isEqualTo(Mode.PROVISIONED));
    units.managedProperty().bind(units.visibleProperty());
    stream.setId("dynamodb-new-stream");
    stream.setAccessibleText(texts.get("new.stream"));
    stream.getItems().setAll(NONE, "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY");
    stream.setValue(NONE);
    expiry.setPrefColumnCount(20);
    guarded.setId("dynamodb-new-guarded");
    Button global = add("dynamodb-new-global", "new.add.global", true);
    Button local = add("dynamodb-new-local", "new.add.local", false);
    MessageBand forever = new MessageBand(Tone.ACCENT, texts.get("new.forever"));
    HBox modeBox = new HBox(mode);
    VBox all =
        new VBox(
            6,
            heading(texts.get("new.name")),
            name,
            nameRule,
            heading(texts.get("new.key")),
            new HBox(8, partition.view(), sort.view()),
            forever,
            heading(texts.get("new.mode")),
            modeBox,
            units,
            heading(texts.get("new.indexes")),
            indexes,
            new HBox(8, global, local),
            heading(texts.get("new.more")),
            line("new.stream", stream),
            line("new.ttl.label", expiry),
            guarded);
    all.setPrefWidth(560);
    all.setPadding(new javafx.geometry.Insets(0, 12, 0, 0));
    view = new ScrollPane(all);
    view.setId("dynamodb-new-scroll");
    view.setFitToWidth(true);
    view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    view.setPrefViewportHeight(480);
    name.textProperty().addListener((o, before, now) -> check());
    reads.textProperty().addListener((o, before, now) -> check());
    writes.textProperty().addListener((o, before, now) -> check());
    mode.valueProperty().addListener((o, before, now) -> check());
    check();
  }

  private HBox line(String key, Node field) {
    Label label = new Label(texts.get(key));
    label.setMinWidth(150);
    HBox line = new HBox(8, label, field);
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return line;
  }

  private Button add(String id, String key, boolean global) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.setOnAction(
        event -> {
          IndexRow row =
              new IndexRow(
                  global,
                  ++numbers,
                  partition::attribute,
                  mode.valueProperty().isEqualTo(Mode.PROVISIONED),
                  this::check,
                  this::remove);
          rows.add(row);
          indexes.getChildren().add(row.view());
          check();
        });
    return button;
  }

  private void remove(IndexRow row) {
    rows.remove(row);
    indexes.getChildren().remove(row.view());
    check();
  }

  private TextField field(String id, String key) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    return field;
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    label.setPadding(new javafx.geometry.Insets(6, 0, 0, 0));
    return label;
  }

  private Label small(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().addAll("text-small", "text-muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void check() {
    boolean named = NAME.matcher(name.getText().strip()).matches();
    nameRule.getStyleClass().removeAll("danger", "text-muted");
    nameRule.getStyleClass().add(named || name.getText().isEmpty() ? "text-muted" : "danger");
    valid.set(
        named
            && partition.given()
            && (mode.valueProperty().get() == Mode.DEMAND
                || (units(reads) > 0 && units(writes) > 0))
            && rows.stream().allMatch(IndexRow::valid));
  }

  /** The units that were typed, 0 when they are none. */
  static long units(TextField field) {
    String typed = field.getText().strip();
    return typed.matches("\\d{1,7}") ? Long.parseLong(typed) : 0;
  }

  Node view() {
    return view;
  }

  /** Whether everything that must be given is given; the rest is for DynamoDB to judge. */
  ObservableBooleanValue valid() {
    return valid.getReadOnlyProperty();
  }

  /** The table to make, while the form is valid. */
  NewTable result() {
    boolean onDemand = mode.valueProperty().get() == Mode.DEMAND;
    return new NewTable(
        name.getText().strip(),
        partition.attribute(),
        sort.given() ? sort.attribute() : null,
        rows.stream().map(IndexRow::index).toList(),
        onDemand,
        onDemand ? 0 : units(reads),
        onDemand ? 0 : units(writes),
        stream.getValue().equals(NONE) ? null : stream.getValue(),
        expiry.getText().isBlank() ? null : expiry.getText().strip(),
        guarded.isSelected());
  }
}
