package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.GraphLayout.Measure;
import dev.lectern.ui.graph.GraphLayout.Size;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Sizes by the type that is used: 28 px high boxes at 12 px. FX thread. */
final class TextMeasure implements Measure {

  /** So many words are remembered: while a definition is typed nearly all of them stay. */
  private static final int MOST = 5_000;

  /** Room for what a mark may write in a frame, in em: "Map, 4,000 of 4,000". */
  private static final double NOTE = 10.5;

  private final Text text = new Text();
  private final Map<String, Double> widths = new HashMap<>();
  private final double em;

  TextMeasure(Font font) {
    text.setFont(font);
    em = font.getSize();
  }

  /** Whether it measures that type. */
  boolean of(Font font) {
    return font.equals(text.getFont());
  }

  @Override
  public Size node(Node node) {
    double height = Math.rint(em * 28 / 12);
    return switch (node.shape()) {
      case START, END -> new Size(14, 14);
      // 22 px for an icon that may come
      case FRAME ->
          new Size(
              20 + 22 + width(node.shown()) + 16 + Math.max(width(node.note()), em * NOTE), height);
      case BOX, PILL -> new Size(Math.max(em * 8, 24 + 22 + width(node.shown())), height);
    };
  }

  @Override
  public Size label(Edge edge) {
    return new Size(width(edge.label()) + 2, Math.rint(em * 16 / 12));
  }

  private double width(String words) {
    if (widths.size() > MOST) {
      widths.clear();
    }
    return widths.computeIfAbsent(
        words,
        all -> {
          text.setText(all);
          return Math.ceil(text.getLayoutBounds().getWidth());
        });
  }
}
