package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.ui.control.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A call in the list: one line across the drawer, or two lines beside the details. */
final class CallCell extends ListCell<ApiCall> {

  /** Height of a line across the drawer, in em of the root font. */
  static final double ONE_LINE = 24 / 13.0;

  /** Height of a cell beside the details, in em of the root font. */
  static final double TWO_LINES = 48 / 13.0;

  /** A status with more than its number. */
  private static final Pattern NUMBERED = Pattern.compile("\\d{3} .+");

  /** Between name and status, and beside them. */
  private static final double AROUND = 52;

  private final ResourceBundle strings;
  private final Label name = label("mono", "call-cell-name");
  private final Label key = label("text-small", "text-muted", "call-cell-key");
  private final Label status = label("chip");
  private final Label took = label("text-small", "call-cell-took");
  private final Label time = label("text-small", "text-muted", "call-cell-time");
  private final Label attempts = label("text-small", "text-muted", "call-cell-attempts");
  private final Label origin = label("text-small", "text-muted", "call-cell-origin");
  private final Tooltip whole = new Tooltip();
  private final Tooltip wholeName = new Tooltip();
  private final Tooltip wholeStatus = new Tooltip();
  private final Region content;
  private final boolean wide;

  CallCell(ResourceBundle strings, boolean wide) {
    this.strings = strings;
    this.wide = wide;
    getStyleClass().add(wide ? "call-cell-wide" : "call-cell");
    content = wide ? oneLine() : twoLines();
    setText(null);
    // a long key is cut in the line
    key.setTooltip(whole);
    name.setTooltip(wholeName);
    status.setTooltip(wholeStatus);
    // as wide as the list: a long key is cut, the list never scrolls sideways
    setPrefWidth(0);
    widthProperty().subscribe(this::fit);
  }

  /**
   * How narrow a list beside the details may be: it has room for the longest usual name, but most
   * of a narrow drawer is for the details.
   *
   * @param height of a cell of two lines; 0 while it is not known
   * @param room for both
   */
  static double leastWidth(double height, double room) {
    double em = height <= 0 ? 13 : height / TWO_LINES;
    return Math.min(20 * em, room * 0.42);
  }

  private HBox oneLine() {
    key.getStyleClass().add("mono");
    time.getStyleClass().add("mono");
    HBox chip = new HBox(status);
    chip.getStyleClass().add("call-cell-chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    key.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(key, Priority.ALWAYS);
    HBox line = new HBox(time, name, key, chip, took, attempts, origin);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private VBox twoLines() {
    for (Label fixed : List.of(took, time)) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    status.setAlignment(Pos.CENTER);
    HBox.setHgrow(status, Priority.NEVER);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox first = new HBox(8, name, space, status);
    first.setAlignment(Pos.CENTER_LEFT);
    key.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(key, Priority.ALWAYS);
    took.getStyleClass().add("text-muted");
    HBox second = new HBox(8, key, took, time);
    second.setAlignment(Pos.CENTER_LEFT);
    return new VBox(2, first, second);
  }

  @Override
  protected void updateItem(@Nullable ApiCall call, boolean empty) {
    super.updateItem(call, empty);
    if (empty || call == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(CallText.name(call));
    wholeName.setText(name.getText());
    key.setText(Format.visible(CallText.keyParameter(call)));
    whole.setText(key.getText());
    status.setText(CallText.status(call));
    wholeStatus.setText(status.getText());
    fit();
    Chips.tone(status, CallText.tone(call));
    took.setText(CallText.millis(call.took()));
    time.setText(CallText.time(call.startedAt()));
    int tries = call.attempts().size();
    attempts.setText(String.valueOf(tries));
    Chips.tone(attempts, tries > 1 ? "warning" : "");
    origin.setText(call.origin());
    setAccessibleText(
        MessageFormat.format(
            strings.getString("list.cell"),
            name.getText(),
            key.getText(),
            wholeStatus.getText(),
            took.getText(),
            time.getText()));
    setGraphic(content);
  }

  /**
   * Beside a long name the status is its number alone, which is never cut; what has no number takes
   * at most half of the line.
   */
  private void fit() {
    if (wide) {
      return;
    }
    String all = wholeStatus.getText();
    double room = getWidth() - AROUND - name.prefWidth(-1);
    status.setText(all);
    if (status.prefWidth(-1) > room && NUMBERED.matcher(all).matches()) {
      status.setText(all.substring(0, all.indexOf(' ')));
    }
    double least = Math.min(status.prefWidth(-1), Math.max(0, getWidth() / 2));
    status.setMinWidth(least);
    name.setMinWidth(Math.max(0, Math.min(name.prefWidth(-1), getWidth() - least - AROUND)));
  }

  private static Label label(String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    return label;
  }
}
