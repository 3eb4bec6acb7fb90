package dev.lectern.shell;

import dev.lectern.pane.Drawer;
import dev.lectern.pane.Drawer.State;
import dev.lectern.settings.Settings;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.Motion;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The edge of a drawer towards the content: size by dragging or arrow keys, double click for the
 * usual size, kept from run to run. When the window is too small it closes by itself and comes back
 * when there is room, unless the user opened it in the small window.
 */
final class DrawerFrame extends Region implements Drawer.Host {

  /** Where it stands and how large it may be. */
  enum Side {
    BOTTOM(32, 148, 300, 0.6),
    RIGHT(40, 240, 272, 400);

    private final double closed;
    private final double least;
    private final double usual;
    private final double most;

    Side(double closed, double least, double usual, double most) {
      this.closed = closed;
      this.least = least;
      this.usual = usual;
      this.most = most;
    }

    /** The largest size, in pixels; for {@link #BOTTOM} a part of the room. */
    private double most(double room) {
      return most <= 1 ? Math.max(least, room * most) : most;
    }
  }

  /** Before the window was laid out. */
  private static final double UNKNOWN = Double.MAX_VALUE;

  private static final double GRIP = 5;
  private static final double STEP = 16;

  private final Side side;
  private final Drawer drawer;
  private final Settings settings;
  private final SimpleObjectProperty<State> state;
  private final DoubleProperty size = new SimpleDoubleProperty();
  private final DoubleProperty shown = new SimpleDoubleProperty();
  private final Region grip = new Region();
  private double room = UNKNOWN;
  private boolean small;
  private @Nullable State squeezed;
  private @Nullable Node body;

  DrawerFrame(Side side, Drawer drawer, Settings settings, State first, Texts texts) {
    this.side = side;
    this.drawer = drawer;
    this.settings = settings;
    KeptDrawer kept = settings.get(section(), KeptDrawer.class, new KeptDrawer(first, side.usual));
    state = new SimpleObjectProperty<>(kept.state());
    size.set(kept.size());
    setId("shell-drawer-" + drawer.id());
    getStyleClass().addAll("shell-drawer", side == Side.BOTTOM ? "bottom" : "right");
    grip.setId("shell-grip-" + drawer.id());
    grip.setAccessibleText(texts.get("drawer.size", drawer.title()));
    grip.getStyleClass().add("shell-grip");
    grip.setCursor(side == Side.BOTTOM ? Cursor.V_RESIZE : Cursor.H_RESIZE);
    grip.setFocusTraversable(true);
    grip.setOnMouseDragged(this::drag);
    grip.setOnMouseReleased(event -> keep());
    grip.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            resize(side.usual);
            keep();
          }
        });
    grip.setOnKeyPressed(this::key);
    shown.addListener((o, before, now) -> requestLayout());
    drawer.attach(this);
    shown.set(target());
    fill();
  }

  Drawer drawer() {
    return drawer;
  }

  @Override
  public ObservableValue<State> state() {
    return state;
  }

  @Override
  public void show(State next) {
    squeezed = null;
    apply(next);
    keep();
  }

  /** Opens when closed, closes when open. */
  void toggle() {
    show(state.get() == State.CLOSED ? State.OPEN : State.CLOSED);
  }

  /** Tells how much room there is for content and drawer, and whether the window is too small. */
  void room(double pixels, boolean tooSmall) {
    room = pixels;
    boolean shrank = tooSmall && !small;
    small = tooSmall;
    if (shrank && state.get() != State.CLOSED) {
      squeezed = state.get();
      apply(State.CLOSED);
    } else if (!tooSmall && squeezed != null) {
      State back = squeezed;
      squeezed = null;
      apply(back);
    } else if (state.get() != State.CLOSED) {
      shown.set(target());
    }
  }

  private void apply(State next) {
    state.set(next);
    fill();
    double to = target();
    if (!Motion.on() || getScene() == null) {
      shown.set(to);
      return;
    }
    new Timeline(new KeyFrame(Motion.of(120), new KeyValue(shown, to, Interpolator.EASE_OUT)))
        .play();
  }

  private double target() {
    return switch (state.get()) {
      case CLOSED -> side.closed;
      case OPEN -> Math.clamp(size.get(), side.least, Math.max(side.least, side.most(room)));
      case LARGE -> room == UNKNOWN ? side.usual : side == Side.BOTTOM ? room : side.most(room);
    };
  }

  private void fill() {
    boolean closed = state.get() == State.CLOSED;
    Node next = closed ? drawer.strip() : drawer.view();
    if (next != body) {
      body = next;
      getChildren().setAll(next, grip);
    }
    grip.setVisible(state.get() == State.OPEN);
  }

  private void drag(MouseEvent event) {
    resize(
        side == Side.BOTTOM
            ? localToScene(getLayoutBounds()).getMaxY() - event.getSceneY()
            : localToScene(getLayoutBounds()).getMaxX() - event.getSceneX());
  }

  private void key(KeyEvent event) {
    double by =
        switch (event.getCode()) {
          case UP, LEFT -> STEP;
          case DOWN, RIGHT -> -STEP;
          default -> 0;
        };
    if (by != 0) {
      resize(size.get() + by);
      keep();
      event.consume();
    }
  }

  private void resize(double pixels) {
    size.set(Math.clamp(pixels, side.least, Math.max(side.least, side.most(room))));
    shown.set(target());
  }

  private void keep() {
    settings.put(section(), new KeptDrawer(squeezed == null ? state.get() : squeezed, size.get()));
  }

  private String section() {
    return "drawer-" + drawer.id();
  }

  @Override
  protected double computePrefHeight(double width) {
    return side == Side.BOTTOM ? shown.get() : 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return side == Side.RIGHT ? shown.get() : 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected void layoutChildren() {
    double left = side == Side.RIGHT ? 1 : 0;
    double top = side == Side.BOTTOM ? 1 : 0;
    if (body != null) {
      body.resizeRelocate(left, top, getWidth() - left, getHeight() - top);
    }
    if (side == Side.BOTTOM) {
      grip.resizeRelocate(0, -GRIP / 2, getWidth(), GRIP);
    } else {
      grip.resizeRelocate(-GRIP / 2, 0, GRIP, getHeight());
    }
  }
}
