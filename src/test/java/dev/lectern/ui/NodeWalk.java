package dev.lectern.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What must hold of every visible node: controls have an id and a name, ids are not given twice,
 * text is 12 px or more, stands out from its ground, and is not cut without a tooltip. FX thread.
 */
public final class NodeWalk {

  private static final double LEAST_CONTRAST = 4.5;

  /** Ids that JavaFX gives to parts of its controls. */
  private static final Set<String> SKINS = Set.of("virtual-flow", "list-view", "arrow-button");

  private static final double LEAST_SIZE = 11.99;

  private final List<String> found = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  private NodeWalk() {}

  /** What does not hold, one line each. FX thread. */
  public static List<String> faults(Parent root) {
    // what was shown a moment ago has no size before the next pulse
    root.applyCss();
    root.layout();
    NodeWalk walk = new NodeWalk();
    walk.each(root, walk::control);
    walk.ids(root);
    walk.ids.forEach(
        (id, times) -> {
          if (times > 1) {
            walk.found.add("the id " + id + " is given " + times + " times");
          }
        });
    walk.each(root, walk::text);
    return walk.found.stream().distinct().toList();
  }

  private void each(Node node, Consumer<Node> visit) {
    if (!node.isVisible()) {
      return;
    }
    visit.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> each(child, visit));
    }
  }

  /** Names with a hyphen are for labs; others are fields of a controller or parts of a skin. */
  private static boolean named(String id) {
    return id.contains("-") && !SKINS.contains(id);
  }

  /** Ids of everything, seen now or not: who names one must find one node. Cells are many. */
  private void ids(Node node) {
    if (node instanceof javafx.scene.control.IndexedCell) {
      return;
    }
    if (node.getId() != null && named(node.getId())) {
      ids.merge(node.getId(), 1, Integer::sum);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::ids);
    }
  }

  private void control(Node node) {
    boolean used =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBoxBase
            || node instanceof ListView
            || node instanceof TableView
            || node instanceof TreeView;
    if (!used || partOfAnother(node)) {
      return;
    }
    String text = node instanceof Labeled labeled ? labeled.getText() : null;
    boolean named =
        node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
            || text != null && !text.isBlank();
    if (node.getId() == null) {
      found.add("no id: " + where(node));
    }
    if (!named) {
      found.add("no accessible text: " + where(node));
    }
  }

  /** Buttons and fields that a control is itself made of, and the rows of lists. */
  private static boolean partOfAnother(Node node) {
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      if (up instanceof ComboBoxBase || up.getStyleClass().contains("spinner")) {
        return true;
      }
      if (up instanceof javafx.scene.control.IndexedCell) {
        return true;
      }
    }
    return node.getStyleClass().contains("tab-down-button")
        || node.getStyleClass().contains("show-hide-columns-button");
  }

  private void text(Node node) {
    if (node instanceof Labeled labeled
        && labeled.isTextTruncated()
        && labeled.getText() != null
        && !labeled.getText().isBlank()
        && !hinted(node)) {
      found.add("cut without a tooltip: " + labeled.getText() + " in " + where(node));
    }
    if (!(node instanceof Text text) || node instanceof FontIcon || text.getText().isBlank()) {
      return;
    }
    if (text.getFont().getSize() < LEAST_SIZE) {
      found.add("%.1f px: %s".formatted(text.getFont().getSize(), where(node)));
    }
    if (exempt(node) || clipped(node) || !(text.getFill() instanceof Color fill)) {
      return;
    }
    Color ground = ground(node);
    double contrast = contrast(over(fill, ground), ground);
    if (contrast < LEAST_CONTRAST) {
      found.add(
          "contrast %.1f (%s on %s): %s".formatted(contrast, hex(fill), hex(ground), where(node)));
    }
  }

  private static boolean hinted(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (up instanceof Control control && control.getTooltip() != null
          || up.getProperties().containsKey("javafx.scene.control.Tooltip")) {
        return true;
      }
    }
    return false;
  }

  /** Line numbers, what is switched off, and what is dimmed on purpose. */
  private static boolean exempt(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (up.isDisabled()
          || up.getOpacity() < 1
          || up.getStyleClass().contains("code-line-number")) {
        return true;
      }
    }
    return false;
  }

  /** Whether its middle is scrolled out of view: nothing is behind it there. */
  private static boolean clipped(Node node) {
    Point2D middle = middle(node);
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      if (up.getClip() != null
          && !up.getClip().getBoundsInParent().contains(up.sceneToLocal(middle))) {
        return true;
      }
    }
    return false;
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  /** The colour behind the middle of a node, all grounds laid over each other. */
  private static Color ground(Node node) {
    Point2D middle = middle(node);
    List<Color> layers = new ArrayList<>();
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      if (up instanceof Region region && region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
          if (covers(region, fill.getInsets(), middle)) {
            Paint paint = fill.getFill();
            layers.add(paint instanceof Color color ? color : Color.TRANSPARENT);
            if (layers.getLast().isOpaque()) {
              return flat(layers);
            }
          }
        }
      }
    }
    layers.add(node.getScene().getFill() instanceof Color color ? color : Color.WHITE);
    return flat(layers);
  }

  private static boolean covers(Region region, Insets insets, Point2D point) {
    Point2D at = region.sceneToLocal(point);
    return at != null
        && at.getX() >= insets.getLeft()
        && at.getX() <= region.getWidth() - insets.getRight()
        && at.getY() >= insets.getTop()
        && at.getY() <= region.getHeight() - insets.getBottom();
  }

  private static Color flat(List<Color> layers) {
    Color all = layers.getLast();
    for (Color layer : layers.reversed()) {
      all = over(layer, all);
    }
    return all;
  }

  private static Color over(Color above, Color below) {
    double a = above.getOpacity();
    return Color.color(
        above.getRed() * a + below.getRed() * (1 - a),
        above.getGreen() * a + below.getGreen() * (1 - a),
        above.getBlue() * a + below.getBlue() * (1 - a));
  }

  /** WCAG 2.2, "contrast ratio". */
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static String hex(Color color) {
    return color.toString().replace("0x", "#").toLowerCase(Locale.ROOT);
  }

  /** The node and those above it, up to one with an id. */
  private static String where(Node node) {
    StringBuilder path = new StringBuilder();
    int steps = 0;
    for (Node up = node; up != null && steps < 6; up = up.getParent(), steps++) {
      String name = up.getClass().getSimpleName();
      String id = up.getId() == null ? "" : "#" + up.getId();
      String style = up.getStyleClass().isEmpty() ? "" : "." + String.join(".", up.getStyleClass());
      String said = up instanceof Text text ? " '" + text.getText() + "'" : "";
      path.append(path.isEmpty() ? "" : " in ").append(name).append(id).append(style).append(said);
      if (up.getId() != null) {
        break;
      }
    }
    return path.toString();
  }
}
