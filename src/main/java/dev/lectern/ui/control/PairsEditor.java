package dev.lectern.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Names with values, one a row, that can be added, changed and removed; what is wrong with a row
 * stands below it while it is typed. FX thread.
 */
public final class PairsEditor extends VBox {

  /**
   * What the editor calls things.
   *
   * @param name prompt of the left field
   * @param value prompt of the right field
   * @param add text of the button that adds a row
   * @param remove accessible text of the button that removes one
   */
  public record Words(String name, String value, String add, String remove) {}

  private final String id;
  private final Words words;
  private final Function<List<Pair>, List<String>> check;
  private final VBox rows = new VBox();
  private final List<Row> all = new ArrayList<>();
  private Consumer<List<Pair>> listener = pairs -> {};

  /**
   * @param id id of the whole; fields are {@code <id>-name-0}, {@code <id>-value-0} and so on
   * @param check what is wrong with each row, empty for nothing
   */
  public PairsEditor(String id, Words words, Function<List<Pair>, List<String>> check) {
    this.id = id;
    this.words = words;
    this.check = check;
    setId(id);
    getStyleClass().add("pairs-editor");
    rows.getStyleClass().add("pairs-rows");
    Button add = new Button(words.add(), Icons.of("fth-plus"));
    add.setId(id + "-add");
    add.setAccessibleText(words.add());
    add.getStyleClass().add("small");
    add.setOnAction(
        event -> {
          add(new Pair("", ""));
          number();
          all.getLast().name.requestFocus();
        });
    getChildren().setAll(rows, add);
  }

  /** Shows other pairs; the listener is not told. */
  public void setPairs(List<Pair> pairs) {
    if (!pairs.equals(pairs().stream().filter(pair -> !blank(pair)).toList())) {
      all.clear();
      rows.getChildren().clear();
      pairs.forEach(this::add);
      number();
    }
    mark();
  }

  /** The rows as they stand, empty ones too. */
  public List<Pair> pairs() {
    return all.stream().map(Row::pair).toList();
  }

  /** Tells the rows after each change of the user. */
  public void onChange(Consumer<List<Pair>> told) {
    listener = told;
  }

  private static boolean blank(Pair pair) {
    return pair.name().isBlank() && pair.value().isBlank();
  }

  private void add(Pair pair) {
    Row row = new Row(pair);
    all.add(row);
    rows.getChildren().add(row);
  }

  private void remove(Row row) {
    int at = all.indexOf(row);
    all.remove(row);
    rows.getChildren().remove(row);
    number();
    changed();
    if (!all.isEmpty()) {
      all.get(Math.min(at, all.size() - 1)).name.requestFocus();
    }
  }

  private void number() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).number(i);
    }
  }

  private void changed() {
    mark();
    listener.accept(pairs());
  }

  private void mark() {
    List<String> problems = check.apply(pairs());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).mark(problems.get(i));
    }
  }

  private final class Row extends VBox {

    private final TextField name = new TextField();
    private final TextField value = new TextField();
    private final Label problem = new Label();
    private final Button remove;

    Row(Pair pair) {
      remove = Icons.button("", "fth-x", words.remove(), () -> remove(this));
      remove.getStyleClass().add("small");
      name.setText(pair.name());
      value.setText(pair.value());
      name.setPromptText(words.name());
      value.setPromptText(words.value());
      name.setPrefColumnCount(10);
      value.setPrefColumnCount(14);
      HBox.setHgrow(name, Priority.SOMETIMES);
      HBox.setHgrow(value, Priority.ALWAYS);
      name.textProperty().addListener((o, before, now) -> changed());
      value.textProperty().addListener((o, before, now) -> changed());
      HBox line = new HBox(name, value, remove);
      line.getStyleClass().add("pairs-row");
      problem.getStyleClass().addAll("text-small", "danger");
      problem.setWrapText(true);
      problem.managedProperty().bind(problem.visibleProperty());
      getChildren().setAll(line, problem);
    }

    Pair pair() {
      return new Pair(name.getText(), value.getText());
    }

    void number(int at) {
      name.setId(id + "-name-" + at);
      value.setId(id + "-value-" + at);
      remove.setId(id + "-remove-" + at);
      name.setAccessibleText(words.name() + " " + (at + 1));
      value.setAccessibleText(words.value() + " " + (at + 1));
      remove.setAccessibleText(words.remove() + " " + (at + 1));
    }

    void mark(String wrong) {
      boolean bad = !wrong.isEmpty();
      problem.setText(wrong);
      problem.setVisible(bad);
      for (TextField field : List.of(name, value)) {
        field.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, bad);
      }
    }
  }
}
