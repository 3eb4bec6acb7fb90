package dev.lectern.presenter;

import dev.lectern.ui.theme.Motion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Dims the window but for one control, and says beside it what it is about. The mouse goes through.
 * FX thread.
 */
final class Spotlight extends Pane {

  private static final double ROOM = 6;
  private static final double CORNER = 4;
  private static final double GAP = 12;
  private static final int MOVE_MILLIS = 150;

  private final BorderPane stage;
  private final Path scrim = new Path();
  private final Rectangle ring = new Rectangle();
  private final Label number = new Label();
  private final Label title = new Label();
  private final Label say = new Label();
  private final VBox callout = new VBox();
  private List<String> targets = List.of();

  /** The target that was brought in sight, or those behind it: once, then who speaks may scroll. */
  private int sought;

  private @Nullable Bounds lit;
  private @Nullable Bounds area;
  private @Nullable Move moving;

  /**
   * @param stage what is dimmed but for its bottom, where the speaker's notes are; the targets are
   *     in it
   */
  Spotlight(BorderPane stage) {
    this.stage = stage;
    setId("presenter-spotlight");
    setManaged(false);
    setMouseTransparent(true);
    scrim.setFillRule(FillRule.EVEN_ODD);
    scrim.getStyleClass().add("presenter-scrim");
    ring.getStyleClass().add("presenter-ring");
    ring.setArcWidth(2 * CORNER);
    ring.setArcHeight(2 * CORNER);
    number.getStyleClass().add("presenter-number");
    number.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    title.getStyleClass().add("presenter-title");
    title.setWrapText(true);
    say.setWrapText(true);
    HBox head = new HBox(number, title);
    head.getStyleClass().add("presenter-callout-head");
    callout.setId("presenter-callout");
    callout.getStyleClass().add("presenter-callout");
    callout.getChildren().addAll(head, say);
    callout.setManaged(false);
    getChildren().addAll(scrim, ring, callout);
    setVisible(false);
  }

  /** What it is about from now on; null for nothing. */
  void tell(@Nullable Talk talk) {
    List<String> now = talk == null || talk.number() == 0 ? List.of() : talk.targets();
    sought = now.equals(targets) ? sought : now.size();
    targets = now;
    if (talk != null) {
      number.setText(Integer.toString(talk.number()));
      title.setText(talk.step());
      say.setText(talk.say());
      say.setVisible(!talk.say().isEmpty());
      say.setManaged(!talk.say().isEmpty());
    }
    lit = null;
    look();
  }

  /** Follows its control; called when everything has its place and nothing is drawn yet. */
  void look() {
    seek();
    Optional<Bounds> found = targets.stream().flatMap(this::nodes).flatMap(this::seen).findFirst();
    if (found.isEmpty()) {
      setVisible(false);
      lit = null;
      return;
    }
    Bounds whole = sceneToLocal(whole());
    Bounds next = found.get();
    if (isVisible() && next.equals(lit) && whole.equals(area)) {
      return;
    }
    Bounds from = isVisible() ? lit : null;
    lit = next;
    area = whole;
    setVisible(true);
    place(next, whole);
    if (moving != null) {
      moving.stop();
    }
    if (from == null || !Motion.on()) {
      draw(next, whole);
    } else {
      moving = new Move(from, next);
      moving.play();
    }
  }

  private Stream<Node> nodes(String id) {
    return stage.lookupAll("#" + id).stream().filter(Spotlight::shown);
  }

  /** Scrolls to the first control that is there, if not all of it is in sight. */
  private void seek() {
    for (int i = 0; i < sought; i++) {
      Optional<Node> there =
          nodes(targets.get(i)).filter(node -> node.getLayoutBounds().getHeight() > 1).findFirst();
      if (there.isPresent()) {
        Node node = there.get();
        double height = seen(node).mapToDouble(Bounds::getHeight).findFirst().orElse(0);
        if (height < node.getLayoutBounds().getHeight() - 1) {
          scroll(node);
        }
        sought = i;
      }
    }
  }

  private static void scroll(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof ScrollPane pane && pane.getContent() != null) {
        Node content = pane.getContent();
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden =
            content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        if (hidden > 0) {
          pane.setVvalue(Math.clamp((at.getMinY() - GAP) / hidden, 0, 1));
        }
        return;
      }
    }
  }

  private static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** What is lit, in the window; null while nothing is. */
  @Nullable Bounds lit() {
    return isVisible() ? lit : null;
  }

  /** Where its words stand, in the window. */
  Bounds words() {
    return callout.getBoundsInParent();
  }

  /** Where a shown node is on the screen; empty when it is scrolled away. */
  private Stream<Bounds> seen(Node node) {
    Bounds box = node.localToScene(node.getLayoutBounds());
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.getClip() != null && !each.equals(node)) {
        box = common(box, each.localToScene(each.getClip().getBoundsInParent()));
      }
    }
    box = common(box, whole());
    return box.getWidth() > 1 && box.getHeight() > 1
        ? Stream.of(sceneToLocal(box))
        : Stream.empty();
  }

  private Bounds whole() {
    Bounds all = stage.getLayoutBounds();
    Node bottom = stage.getBottom();
    double height = bottom == null ? all.getHeight() : bottom.getBoundsInParent().getMinY();
    return stage.localToScene(
        new BoundingBox(all.getMinX(), all.getMinY(), all.getWidth(), Math.max(1, height)));
  }

  private static Bounds common(Bounds a, Bounds b) {
    double left = Math.max(a.getMinX(), b.getMinX());
    double top = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        left,
        top,
        Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - left),
        Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - top));
  }

  private void draw(Bounds target, Bounds whole) {
    double x = Math.max(whole.getMinX() + 1, target.getMinX() - ROOM);
    double y = Math.max(whole.getMinY() + 1, target.getMinY() - ROOM);
    double right = Math.min(whole.getMaxX() - 1, target.getMaxX() + ROOM);
    double bottom = Math.min(whole.getMaxY() - 1, target.getMaxY() + ROOM);
    ring.setX(x);
    ring.setY(y);
    ring.setWidth(right - x);
    ring.setHeight(bottom - y);
    scrim
        .getElements()
        .setAll(
            List.<PathElement>of(
                new MoveTo(whole.getMinX(), whole.getMinY()),
                new LineTo(whole.getMaxX(), whole.getMinY()),
                new LineTo(whole.getMaxX(), whole.getMaxY()),
                new LineTo(whole.getMinX(), whole.getMaxY()),
                new ClosePath(),
                new MoveTo(x + CORNER, y),
                new LineTo(right - CORNER, y),
                new ArcTo(CORNER, CORNER, 0, right, y + CORNER, false, true),
                new LineTo(right, bottom - CORNER),
                new ArcTo(CORNER, CORNER, 0, right - CORNER, bottom, false, true),
                new LineTo(x + CORNER, bottom),
                new ArcTo(CORNER, CORNER, 0, x, bottom - CORNER, false, true),
                new LineTo(x, y + CORNER),
                new ArcTo(CORNER, CORNER, 0, x + CORNER, y, false, true),
                new ClosePath()));
  }

  /** Beside the control, where there is room; on it only when it fills the window. */
  private void place(Bounds target, Bounds whole) {
    double width = Math.min(callout.prefWidth(-1), whole.getWidth() * 0.6);
    double height = callout.prefHeight(width);
    double x =
        Math.clamp(
            target.getCenterX() - width / 2,
            whole.getMinX() + GAP,
            Math.max(whole.getMinX() + GAP, whole.getMaxX() - width - GAP));
    double y = target.getMaxY() + ROOM + GAP;
    if (y + height > whole.getMaxY() - GAP) {
      y = target.getMinY() - ROOM - GAP - height;
    }
    if (y < whole.getMinY() + GAP) {
      y = Math.clamp(target.getMinY(), whole.getMinY() + GAP, whole.getMaxY() - height - GAP);
      double left = target.getMinX() - ROOM - GAP - width;
      x = left >= whole.getMinX() + GAP ? left : target.getMaxX() + ROOM + GAP;
      if (x + width > whole.getMaxX() - GAP) {
        x = whole.getMaxX() - width - 2 * GAP;
        y = whole.getMaxY() - height - 2 * GAP;
      }
    }
    callout.resizeRelocate(Math.rint(x), Math.rint(y), width, height);
  }

  private final class Move extends Transition {
    private final Bounds from;
    private final Bounds to;

    Move(Bounds from, Bounds to) {
      this.from = from;
      this.to = to;
      setCycleDuration(Motion.of(MOVE_MILLIS));
      setInterpolator(Interpolator.EASE_OUT);
    }

    @Override
    protected void interpolate(double share) {
      if (area != null) {
        draw(
            new BoundingBox(
                from.getMinX() + share * (to.getMinX() - from.getMinX()),
                from.getMinY() + share * (to.getMinY() - from.getMinY()),
                from.getWidth() + share * (to.getWidth() - from.getWidth()),
                from.getHeight() + share * (to.getHeight() - from.getHeight())),
            area);
      }
    }
  }
}
