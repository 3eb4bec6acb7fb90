package dev.lectern.pane.stepfunctions.run;

import dev.lectern.ui.control.Columns;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Widths of the table of states: names and times get what they need, the strip what they leave.
 * Where that is not enough the names are cut. What was needed once is kept until another execution
 * is shown: while the moment moves no column does. FX thread.
 */
final class StateColumns {

  /** Least width of the strip and of a name, in pixels of a size of type of 100 %. */
  private static final double STRIP = 52;

  private static final double NAME = 64;

  /** Around a name: padding of the cell, icon and gap; then a step in for each container. */
  private static final double BESIDE_NAME = 36;

  static final double STEP = 12;

  private static final double BESIDE_TIME = 18;

  /** A scroll bar, whether it is there or not. */
  private static final double BAR = 14;

  private final TableView<?> table;
  private final TableColumn<?, ?> name;
  private final TableColumn<?, ?> strip;
  private final TableColumn<?, ?> time;
  private final DoubleBinding scale;
  private final Text text = new Text();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Integer, String> times = new HashMap<>();
  private final ObservableValue<Font> type;
  private double forNames;
  private double forTimes;

  /**
   * @param type of the cells
   */
  StateColumns(
      TableView<?> table,
      TableColumn<?, ?> name,
      TableColumn<?, ?> strip,
      TableColumn<?, ?> time,
      ObservableValue<Font> type) {
    this.table = table;
    this.name = name;
    this.strip = strip;
    this.time = time;
    this.type = type;
    scale = Columns.scale(table);
    scale.addListener((o, before, now) -> arrange());
    table.widthProperty().addListener((o, before, now) -> arrange());
    type.addListener((o, before, now) -> measure());
    measure();
  }

  /** Another execution: nothing is known of what it needs. */
  void forget() {
    names.clear();
    times.clear();
    measure();
  }

  /** A line with that name, so many containers around it, and that time is shown. */
  void shows(String state, int depth, String took) {
    // of times of one length one is as wide as another, nearly: thousands are not measured
    boolean known = depth == names.getOrDefault(state, -1) && times.containsKey(took.length());
    if (!known) {
      names.put(state, depth);
      times.putIfAbsent(took.length(), took);
      measure();
    }
  }

  private void measure() {
    text.setFont(type.getValue());
    forNames = 0;
    names.forEach((state, depth) -> forNames = Math.max(forNames, width(state) + STEP * depth));
    forTimes = width(time.getText());
    times.values().forEach(took -> forTimes = Math.max(forTimes, width(took)));
    arrange();
  }

  private double width(String of) {
    text.setText(of);
    return text.getLayoutBounds().getWidth();
  }

  private void arrange() {
    double all = table.getWidth() - BAR;
    if (all <= 0) {
      return;
    }
    double by = scale.get();
    double last = Math.ceil(forTimes + BESIDE_TIME * by);
    double first = Math.ceil(forNames + BESIDE_NAME * by);
    first = Math.max(NAME * by, Math.min(first, all - last - STRIP * by));
    fix(name, first);
    fix(time, last);
    strip.setMinWidth(STRIP * by);
    strip.setPrefWidth(all - first - last);
    table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
  }

  private static void fix(TableColumn<?, ?> column, double width) {
    column.setMinWidth(0);
    column.setMaxWidth(width);
    column.setMinWidth(width);
    column.setPrefWidth(width);
  }
}
