package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Shape;
import dev.lectern.ui.graph.GraphLayout.Box;
import dev.lectern.ui.graph.GraphLayout.Point;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/**
 * All of a graph as a picture, as it is coloured and marked now, with whole titles. It is drawn
 * once more for that, where nobody sees it. FX thread.
 */
public final class GraphExport {

  /** What a picture can be. */
  public enum Kind {
    PNG,
    SVG;

    /** End of a file's name. */
    public String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Longest side of a PNG; more than graphics cards take is drawn smaller. */
  private static final double MOST = 8_000;

  private static final double EDGE = 16;

  private GraphExport() {}

  /**
   * Makes the bytes of a file.
   *
   * @param then is given them: before this returns, or later where a large graph is laid out in the
   *     background
   */
  public static void of(GraphView view, Kind kind, Consumer<byte[]> then) {
    GraphView twin = view.twin();
    // without a size its clip shows nothing of it; where it is it has the colours and the type
    twin.setManaged(false);
    twin.setFocusTraversable(false);
    view.world().getChildren().add(twin);
    // the type is known before it is laid out: that is done once
    twin.applyCss();
    twin.layoutProperty()
        .addListener(
            (o, before, now) -> {
              byte[] bytes = drawn(twin, kind);
              view.world().getChildren().remove(twin);
              then.accept(bytes);
            });
    twin.show(view.graph().whole());
  }

  private static byte[] drawn(GraphView twin, Kind kind) {
    twin.world().getTransforms().clear();
    twin.applyCss();
    twin.layout();
    return kind == Kind.PNG
        ? png(twin)
        : svg(twin).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** All fills of a background, one over the other. */
  private static Color ground(Region of) {
    Color ground = Color.TRANSPARENT;
    if (of.getBackground() != null) {
      for (BackgroundFill fill : of.getBackground().getFills()) {
        Color upper = color(fill.getFill());
        ground =
            upper.isOpaque() || ground.getOpacity() == 0
                ? upper
                : ground.interpolate(
                    new Color(upper.getRed(), upper.getGreen(), upper.getBlue(), 1),
                    upper.getOpacity());
      }
    }
    return ground;
  }

  private static Color color(Paint paint) {
    return paint instanceof Color color ? color : Color.TRANSPARENT;
  }

  private static byte[] png(GraphView view) {
    GraphLayout layout = view.layoutProperty().get();
    double width = layout.width() + 2 * EDGE;
    double height = layout.height() + 2 * EDGE;
    double scale = Math.min(2, MOST / Math.max(width, height));
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(ground(view));
    how.setTransform(Transform.scale(scale, scale));
    how.setViewport(
        new javafx.geometry.Rectangle2D(
            -EDGE * scale, -EDGE * scale, Math.ceil(width * scale), Math.ceil(height * scale)));
    WritableImage image = view.world().snapshot(how, null);
    int w = (int) image.getWidth();
    int h = (int) image.getHeight();
    int[] pixels = new int[w * h];
    image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
    return Png.of(pixels, w, h);
  }

  private static String svg(GraphView view) {
    GraphLayout layout = view.layoutProperty().get();
    StringBuilder out = new StringBuilder();
    double width = layout.width() + 2 * EDGE;
    double height = layout.height() + 2 * EDGE;
    out.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"-%.0f -%.0f %.0f %.0f\" font-family=\"Inter, sans-serif\">%n",
            width, height, EDGE, EDGE, width, height));
    out.append(
        text(
            "<rect x=\"-%.0f\" y=\"-%.0f\" width=\"100%%\" height=\"100%%\" %s/>%n",
            EDGE, EDGE, paint("fill", ground(view))));
    view.nodeViews().stream()
        .filter(node -> node.node.shape() == Shape.FRAME)
        .forEach(node -> node(out, node, layout));
    for (EdgeView edge : view.edgeViews()) {
      edge(out, edge, layout);
    }
    view.nodeViews().stream()
        .filter(node -> node.node.shape() != Shape.FRAME)
        .forEach(node -> node(out, node, layout));
    return out.append("</svg>\n").toString();
  }

  private static void node(StringBuilder out, NodeView node, GraphLayout layout) {
    Box box = layout.nodes().get(node.node.id());
    if (box == null) {
      return;
    }
    double radius =
        switch (node.node.shape()) {
          case START, END -> box.height() / 2;
          case PILL -> box.height() / 2;
          case BOX, FRAME -> 4;
        };
    Color border = Color.TRANSPARENT;
    String dashes = "";
    if (node.getBorder() != null && !node.getBorder().getStrokes().isEmpty()) {
      var stroke = node.getBorder().getStrokes().getLast();
      border = color(stroke.getTopStroke());
      BorderStrokeStyle style = stroke.getTopStyle();
      dashes = style.getDashArray().isEmpty() ? "" : " stroke-dasharray=\"4 3\"";
    }
    out.append(
        text(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" %s"
                + " %s stroke-width=\"1.5\"%s><title>%s</title></rect>%n",
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            radius,
            paint("fill", ground(node)),
            paint("stroke", border),
            dashes,
            xml(node.words())));
    for (Label label : node.labels()) {
      if (label.isVisible() && !label.getText().isEmpty()) {
        label(out, label, box.x() + label.getLayoutX(), box.y() + label.getLayoutY());
      }
    }
  }

  private static void label(StringBuilder out, Label label, double x, double y) {
    double icon =
        label.getGraphic() == null
            ? 0
            : label.getGraphic().getLayoutBounds().getWidth() + label.getGraphicTextGap();
    Color ground = ground(label);
    if (ground.getOpacity() > 0) {
      out.append(
          text(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"8\" %s/>%n",
              x, y, label.getWidth(), label.getHeight(), paint("fill", ground)));
    }
    if (label.getGraphic() instanceof Text glyph) {
      icon(out, glyph, x + label.getPadding().getLeft(), y + label.getHeight() / 2);
    }
    double size = label.getFont().getSize();
    boolean bold = label.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
    // a wider font than here would leave a pill at its right: from the middle, it fills the padding
    boolean pill = ground.getOpacity() > 0 && icon == 0;
    out.append(
        text(
            "<text x=\"%.1f\" y=\"%.1f\"%s font-size=\"%.1f\"%s %s>%s</text>%n",
            pill ? x + label.getWidth() / 2 : x + icon + label.getPadding().getLeft(),
            y + label.getHeight() / 2 + size * 0.36,
            pill ? " text-anchor=\"middle\"" : "",
            size,
            bold ? " font-weight=\"600\"" : "",
            paint("fill", color(label.getTextFill())),
            xml(label.getText())));
  }

  /**
   * As an outline: who opens the picture does not have the icons' font.
   *
   * @param middle of its height
   */
  private static void icon(StringBuilder out, Text glyph, double x, double middle) {
    Text alone = new Text(glyph.getText());
    alone.setFont(glyph.getFont());
    Bounds box = alone.getLayoutBounds();
    Path outline = (Path) javafx.scene.shape.Shape.union(alone, new Rectangle());
    StringBuilder way = new StringBuilder();
    for (PathElement part : outline.getElements()) {
      way.append(
          switch (part) {
            case MoveTo to -> text("M%.2f %.2f", to.getX(), to.getY());
            case LineTo to -> text("L%.2f %.2f", to.getX(), to.getY());
            case QuadCurveTo to ->
                text(
                    "Q%.2f %.2f %.2f %.2f",
                    to.getControlX(), to.getControlY(), to.getX(), to.getY());
            case CubicCurveTo to ->
                text(
                    "C%.2f %.2f %.2f %.2f %.2f %.2f",
                    to.getControlX1(),
                    to.getControlY1(),
                    to.getControlX2(),
                    to.getControlY2(),
                    to.getX(),
                    to.getY());
            default -> "Z";
          });
    }
    out.append(
        text(
            "<path d=\"%s\" transform=\"translate(%.2f %.2f)\" %s/>%n",
            way,
            x - box.getMinX(),
            middle - box.getCenterY(),
            paint("fill", color(glyph.getFill()))));
  }

  private static void edge(StringBuilder out, EdgeView edge, GraphLayout layout) {
    GraphLayout.Route route = layout.edges().get(edge.edge.id());
    if (route == null) {
      return;
    }
    StringBuilder way = new StringBuilder();
    for (int i = 0; i < route.points().size(); i++) {
      Point at = route.points().get(i);
      boolean last = i == route.points().size() - 1;
      way.append(
          text("%s%.1f %.1f ", i == 0 ? "M" : "L", at.x(), last ? at.y() - EdgeView.HEAD : at.y()));
    }
    String colour = paint("stroke", color(edge.line.getStroke()));
    String dashes = edge.line.getStrokeDashArray().isEmpty() ? "" : " stroke-dasharray=\"5 3\"";
    Point tip = route.points().getLast();
    out.append(
        text(
            "<path d=\"%s\" fill=\"none\" %s stroke-width=\"%.1f\""
                + " stroke-linejoin=\"round\"%s/>%n",
            way.toString().strip(), colour, edge.line.getStrokeWidth(), dashes));
    out.append(
        text(
            "<path d=\"M%.1f %.1f l%.1f %.1f h%.1f z\" %s/>%n",
            tip.x(),
            tip.y(),
            -EdgeView.HEAD / 2,
            -EdgeView.HEAD,
            EdgeView.HEAD,
            paint("fill", color(edge.head.getFill()))));
    route.label().ifPresent(box -> label(out, edge.label, box.x(), box.y()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }

  /** As an attribute that every program for drawings knows: not all take {@code rgba()}. */
  private static String paint(String attribute, Color color) {
    if (color.getOpacity() == 0) {
      return text("%s=\"none\"", attribute);
    }
    String solid =
        text(
            "%s=\"#%02x%02x%02x\"",
            attribute,
            Math.round(color.getRed() * 255),
            Math.round(color.getGreen() * 255),
            Math.round(color.getBlue() * 255));
    return color.isOpaque()
        ? solid
        : text("%s %s-opacity=\"%.2f\"", solid, attribute, color.getOpacity());
  }

  private static String xml(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
