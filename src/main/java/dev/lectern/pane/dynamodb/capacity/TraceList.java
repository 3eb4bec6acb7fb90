package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Worked;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/** Arithmetic, a line a step, with a band for each result. FX thread. */
final class TraceList extends GridPane {

  private int line;
  private int number;

  TraceList() {
    getStyleClass().add("dynamodb-trace");
    ColumnConstraints first = new ColumnConstraints();
    first.setMinWidth(22);
    ColumnConstraints what = new ColumnConstraints();
    what.setMinWidth(70);
    what.setHgrow(Priority.ALWAYS);
    ColumnConstraints how = new ColumnConstraints();
    how.setHalignment(HPos.RIGHT);
    how.setMinWidth(60);
    ColumnConstraints result = new ColumnConstraints();
    result.setHalignment(HPos.RIGHT);
    result.setMinWidth(Region.USE_PREF_SIZE);
    getColumnConstraints().addAll(first, what, how, result);
  }

  void clear() {
    getChildren().clear();
    line = 0;
    number = 0;
  }

  /** Adds the steps of a result. */
  void steps(Worked worked) {
    for (Worked.Step step : worked.steps()) {
      Label count = label(Integer.toString(++number), "text-small", "text-muted");
      Label what = label(step.what(), "text-small");
      Label how = label(step.arithmetic(), "mono", "text-muted");
      what.setWrapText(true);
      how.setWrapText(true);
      how.setTextAlignment(TextAlignment.RIGHT);
      Label result = label(Worked.number(step.result()), "text-small", "heading");
      addRow(line++, count, what, how, result);
    }
  }

  /** Adds a result. */
  void result(String what, String value) {
    Label name = label(what, "text-small", "heading");
    Label sum = label(value, "text-small", "heading");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox band = new HBox(name, gap, sum);
    band.getStyleClass().add("dynamodb-trace-result");
    add(band, 0, line++, 4, 1);
  }

  private static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setTooltip(new Tooltip(text));
    return label;
  }
}
