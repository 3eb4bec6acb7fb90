package dev.lectern.pane.dynamodb.item;

import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A field of the item in a row: name, type, value, bytes, and what can be done with it. */
final class FieldCell extends ListCell<Field> {

  static final double NAME = 210;
  static final double TYPE = 84;
  static final double BYTES = 76;
  private static final double INDENT = 16;
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /** What a row asks for that is done elsewhere. */
  interface Doing {
    /** Loads the bytes of a file into the field. */
    void loadFile(Field field);

    /** Saves the field's bytes to a file. */
    void saveFile(Field field);

    /** Asks how large the item is to be, and fills the field up to it. */
    void fill(Field field);
  }

  private final EditorViewModel model;
  private final Doing doing;
  private final Texts texts = Texts.of("dynamodbitem");
  private @Nullable Field shown;
  private @Nullable Region dot;
  private final ListChangeListener<Weight> weighed = change -> colour();

  FieldCell(EditorViewModel model, Doing doing) {
    this.model = model;
    this.doing = doing;
    getStyleClass().add("dynamodb-field");
    // as wide as the list, however long a value is
    setPrefWidth(0);
    model.weights().addListener(new WeakListChangeListener<>(weighed));
  }

  /** The dot has the colour of the attribute's piece in the size bar. */
  private void colour() {
    if (dot != null && shown != null) {
      dot.getStyleClass().setAll("dynamodb-dot", SizeBar.colour(model.weights(), shown.name.get()));
    }
  }

  @Override
  protected void updateItem(@Nullable Field field, boolean empty) {
    super.updateItem(field, empty);
    if (empty || field == null) {
      shown = null;
      dot = null;
      setGraphic(null);
      pseudoClassStateChanged(CHANGED, false);
      pseudoClassStateChanged(WRONG, false);
      return;
    }
    shown = field;
    dot = null;
    setGraphic(row(field));
    field.changed.addListener(new javafx.beans.value.WeakChangeListener<>(marks));
    field.problem.addListener(new javafx.beans.value.WeakChangeListener<>(marks));
    mark();
  }

  private final ChangeListener<Object> marks = (o, before, now) -> mark();

  private void mark() {
    Field field = shown;
    if (field != null) {
      pseudoClassStateChanged(CHANGED, field.changed.get());
      pseudoClassStateChanged(WRONG, !field.problem.get().isEmpty());
      setTooltip(field.problem.get().isEmpty() ? null : new Tooltip(field.problem.get()));
    }
  }

  private Node row(Field field) {
    boolean editable = model.wholeProperty().get();
    boolean key = model.key(field);
    Node name = name(field, editable, key);
    Node type = type(field, editable && !key);
    HBox value = value(field, editable);
    HBox.setHgrow(value, Priority.ALWAYS);
    Label bytes = new Label();
    bytes.getStyleClass().addAll("text-small", "text-muted");
    bytes.setMinWidth(BYTES);
    bytes.setPrefWidth(BYTES);
    bytes.setAlignment(Pos.CENTER_RIGHT);
    bytes
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Format.number(field.bytes.get()) + " B", field.bytes));
    HBox row = new HBox(8, name, type, value, bytes, menu(field, editable, key));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMaxWidth(Double.MAX_VALUE);
    return row;
  }

  private Node name(Field field, boolean editable, boolean key) {
    HBox box = new HBox(4);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(NAME);
    box.setPrefWidth(NAME);
    box.setMaxWidth(NAME);
    Region indent = new Region();
    indent.setMinWidth(INDENT * field.depth());
    box.getChildren().add(indent);
    if (field.kind.get().container()) {
      Button open =
          Icons.button(
              "dynamodb-open-" + getIndex(),
              field.expanded.get() ? "fth-chevron-down" : "fth-chevron-right",
              texts.get(field.expanded.get() ? "field.close" : "field.open", field.name.get()),
              () -> model.toggle(field));
      open.getStyleClass().addAll("small", "dynamodb-open");
      box.getChildren().add(open);
    } else {
      Region gap = new Region();
      gap.setMinWidth(20);
      box.getChildren().add(gap);
    }
    if (field.depth() == 0) {
      dot = new Region();
      colour();
      box.getChildren().add(dot);
    }
    if (key || !editable || unnamed(field)) {
      Label label = new Label(unnamed(field) ? place(field) : field.name.get());
      label.getStyleClass().addAll("mono", "dynamodb-fixed");
      if (key) {
        label.setGraphic(Icons.of("fth-key"));
        label.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
      }
      label.setTooltip(new Tooltip(label.getText()));
      box.getChildren().add(label);
    } else {
      TextField text = field("dynamodb-name-" + getIndex(), texts.get("field.name"));
      text.textProperty().bindBidirectional(field.name);
      HBox.setHgrow(text, Priority.ALWAYS);
      focusWhenWanted(field, Field.Part.NAME, text);
      box.getChildren().add(text);
    }
    return box;
  }

  private static boolean unnamed(Field field) {
    Field parent = field.parent;
    return parent != null && parent.kind.get() != Kind.M && parent.parent != null;
  }

  private static String place(Field field) {
    Field parent = field.parent;
    return parent == null || parent.kind.get().set()
        ? "•"
        : "[" + parent.children.indexOf(field) + "]";
  }

  /**
   * Rows are built anew with every change of what there is; the one that was worked in gets the
   * keyboard again, until it goes somewhere else.
   */
  private static void focusWhenWanted(Field field, Field.Part part, Node node) {
    if (field.wanted != part) {
      return;
    }
    node.sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null && before == null) {
                node.requestFocus();
              }
            });
    node.focusedProperty()
        .addListener(
            (o, before, now) -> {
              if (!now && node.getScene() != null) {
                field.wanted = null;
              }
            });
  }

  private Node type(Field field, boolean editable) {
    Field parent = field.parent;
    if (!editable || (parent != null && parent.kind.get().set())) {
      Label label = new Label(field.kind.get().name());
      label.getStyleClass().add("dynamodb-kind");
      label.setMinWidth(TYPE);
      label.setPrefWidth(TYPE);
      label.setAlignment(Pos.CENTER);
      return label;
    }
    ComboBox<Kind> kind = new ComboBox<>();
    kind.setId("dynamodb-kind-" + getIndex());
    kind.setAccessibleText(texts.get("field.type", field.name.get()));
    kind.getStyleClass().add("dynamodb-kind");
    kind.getItems().setAll(Arrays.asList(Kind.values()));
    kind.setVisibleRowCount(10);
    kind.setValue(field.kind.get());
    kind.setMinWidth(TYPE);
    kind.setPrefWidth(TYPE);
    kind.valueProperty().addListener((o, before, now) -> model.become(field, now));
    focusWhenWanted(field, Field.Part.KIND, kind);
    return kind;
  }

  private HBox value(Field field, boolean editable) {
    HBox box = new HBox(8);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(60);
    box.getChildren().add(old(field));
    switch (field.kind.get()) {
      case NULL -> box.getChildren().add(mono("null"));
      case BOOL -> {
        CheckBox check = new CheckBox(field.text.get());
        check.setId("dynamodb-bool-" + getIndex());
        check.setSelected(field.text.get().equals("true"));
        check.setDisable(!editable);
        check
            .selectedProperty()
            .addListener(
                (o, before, on) -> {
                  field.text.set(on.toString());
                  check.setText(on.toString());
                });
        box.getChildren().add(check);
      }
      case L, M, SS, NS, BS -> {
        Label summary = mono(summary(field));
        summary
            .textProperty()
            .bind(Bindings.createStringBinding(() -> summary(field), field.bytes));
        summary.setMaxWidth(Double.MAX_VALUE);
        Tooltip all = new Tooltip();
        all.textProperty().bind(summary.textProperty());
        summary.setTooltip(all);
        box.getChildren().add(summary);
      }
      case S, N, B -> {
        TextField text = field("dynamodb-value-" + getIndex(), texts.get("field.value"));
        text.textProperty().bindBidirectional(field.text);
        text.setEditable(editable && field.typed());
        HBox.setHgrow(text, Priority.ALWAYS);
        focusWhenWanted(field, Field.Part.VALUE, text);
        box.getChildren().add(text);
      }
    }
    return box;
  }

  private static String summary(Field field) {
    try {
      return Show.full(field.value()).replace('\n', ' ');
    } catch (dev.lectern.calc.item.InvalidValueException e) {
      return e.text();
    }
  }

  private static Label mono(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("mono");
    return label;
  }

  /** The stored value, struck through, while another one is typed. */
  private Node old(Field field) {
    Label old = mono("");
    old.getStyleClass().add("dynamodb-old");
    old.setMaxWidth(160);
    old.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    field.stored.get() == null || field.kind.get().container()
                        ? ""
                        : Show.full(field.stored.get()).replace('\n', ' '),
                field.stored));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(old.textProperty());
    old.setTooltip(tip);
    old.visibleProperty().bind(old.textProperty().isNotEmpty());
    old.managedProperty().bind(old.visibleProperty());
    return old;
  }

  private TextField field(String id, String text) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(text);
    field.setPromptText(text);
    field.getStyleClass().addAll("mono", "dynamodb-cell-field");
    return field;
  }

  private Node menu(Field field, boolean editable, boolean key) {
    MenuButton menu = new MenuButton();
    menu.setId("dynamodb-field-menu-" + getIndex());
    menu.setAccessibleText(texts.get("field.menu", field.name.get()));
    menu.setTooltip(new Tooltip(menu.getAccessibleText()));
    menu.setGraphic(Icons.of("fth-more-horizontal"));
    menu.getStyleClass().addAll("flat", "button-icon", "small", "no-arrow");
    if (editable && field.kind.get().container()) {
      menu.getItems().add(item("field.add", () -> model.add(field)));
    }
    if (editable && !key && field.kind.get() == Kind.S) {
      menu.getItems().add(item("field.fill", () -> doing.fill(field)));
    }
    if (field.kind.get() == Kind.B) {
      if (field.typed()) {
        menu.getItems()
            .add(
                item(field.base64() ? "field.hex" : "field.base64", () -> model.toggleForm(field)));
      }
      if (editable && !key) {
        menu.getItems().add(item("field.load", () -> doing.loadFile(field)));
      }
      menu.getItems().add(item("field.save", () -> doing.saveFile(field)));
    }
    if (editable && !key) {
      menu.getItems().add(item("field.remove", () -> model.remove(field)));
    }
    menu.setVisible(!menu.getItems().isEmpty());
    return menu;
  }

  private MenuItem item(String text, Runnable run) {
    MenuItem item = new MenuItem(texts.get(text));
    item.setId("dynamodb-" + text.replace('.', '-'));
    item.setOnAction(event -> run.run());
    return item;
  }
}
