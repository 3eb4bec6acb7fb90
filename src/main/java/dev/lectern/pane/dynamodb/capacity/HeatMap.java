package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Worked;
import dev.lectern.ui.graph.Drawing;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Requests of the load second by second, by the hash of their partition key, as squares. */
final class HeatMap extends Drawing {

  private static final double LEFT = 52;
  private static final double BOTTOM = 40;
  private static final int LEVELS = 5;

  private final Texts texts = Texts.of("dynamodbcapacity");
  private int[][] heat = new int[Heat.ROWS][0];

  HeatMap() {
    super(
        "dynamodb-heat", "heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "muted", "text", "grid");
    setAccessibleText(texts.get("heat.label"));
  }

  /** Shows counts by row of hashes and second. */
  void show(int[][] now) {
    heat = now;
    redraw();
  }

  @Override
  protected void draw(GraphicsContext pen, double width, double height) {
    double left = LEFT * em() / 12;
    double bottom = BOTTOM * em() / 12;
    double wide = width - left - 8;
    double high = height - bottom - 4;
    double row = high / Heat.ROWS;
    int columns = Math.max(20, heat[0].length);
    double step = Math.min(14, wide / columns);
    int most = 1;
    for (int[] each : heat) {
      for (int count : each) {
        most = Math.max(most, count);
      }
    }
    for (int r = 0; r < Heat.ROWS; r++) {
      int from = r * 256 / Heat.ROWS;
      int to = (r + 1) * 256 / Heat.ROWS - 1;
      if (row >= em() || r % 2 == 0) {
        text(
            pen,
            "%02x–%02x".formatted(from, to),
            left - 6,
            4 + r * row + row / 2,
            TextAlignment.RIGHT,
            "muted");
      }
      for (int c = 0; c < columns; c++) {
        int count = c < heat[r].length ? heat[r][c] : 0;
        int level = count == 0 ? 0 : 1 + Math.min(LEVELS - 2, (LEVELS - 1) * (count - 1) / most);
        pen.setFill(ink("heat-" + level));
        pen.fillRect(left + c * step, 4 + r * row, Math.max(1, step - 1), Math.max(1, row - 1));
      }
    }
    double y = height - 16;
    text(pen, "0", left, y, TextAlignment.LEFT, "muted");
    for (int level = 0; level < LEVELS; level++) {
      pen.setFill(ink("heat-" + level));
      pen.fillRect(left + 14 + level * 22, y - 5, 18, 10);
    }
    text(
        pen,
        texts.get("heat.scale", Worked.number((long) most)),
        left + 14 + LEVELS * 22 + 4,
        y,
        TextAlignment.LEFT,
        "muted");
  }
}
