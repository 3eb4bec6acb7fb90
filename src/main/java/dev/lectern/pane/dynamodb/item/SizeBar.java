package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * The item as a bar: a piece for each attribute, as long as its bytes, over a ruler of 1 KB write
 * blocks; a line where each 4 KB read block ends. FX thread.
 */
final class SizeBar extends Region {

  private static final double LABELS = 18;
  private static final double BAR = 18;
  private static final double NARROWEST_BLOCK = 64;

  /** Colours of attributes that are not keys, in turn. */
  static final int COLOURS = 5;

  private final Texts texts = Texts.of("dynamodbitem");
  private final Region ground = new Region();
  private final List<Region> pieces = new ArrayList<>();
  private final List<Region> ticks = new ArrayList<>();
  private final List<Label> blocks = new ArrayList<>();
  private final List<Label> ruler = new ArrayList<>();
  private List<Weight> weights = List.of();
  private int bytes;
  private double laidOut;

  SizeBar() {
    setId("dynamodb-size-bar");
    getStyleClass().add("dynamodb-size-bar");
    ground.getStyleClass().add("dynamodb-size-ground");
    setMinHeight(LABELS + BAR + LABELS);
    setPrefHeight(LABELS + BAR + LABELS);
    setMaxHeight(LABELS + BAR + LABELS);
    widthProperty()
        .addListener(
            (o, before, now) -> {
              if (Math.abs(now.doubleValue() - laidOut) > 40) {
                draw();
              }
            });
  }

  /** The style class of an attribute's colour: keys have their own. */
  static String colour(List<Weight> weights, String name) {
    int other = 0;
    for (Weight weight : weights) {
      if (weight.name().equals(name)) {
        return weight.key() ? "weight-key" : "weight-" + other % COLOURS;
      }
      if (!weight.key()) {
        other++;
      }
    }
    return "weight-0";
  }

  void show(List<Weight> now) {
    weights = List.copyOf(now);
    bytes = now.stream().mapToInt(Weight::bytes).sum();
    draw();
  }

  private int blockCount() {
    return Math.max(1, Math.ceilDiv(bytes, CapacityUnits.WRITE_BLOCK));
  }

  private void draw() {
    laidOut = getWidth();
    pieces.clear();
    ticks.clear();
    blocks.clear();
    ruler.clear();
    for (Weight weight : weights) {
      Region piece = new Region();
      piece.getStyleClass().addAll("dynamodb-piece", colour(weights, weight.name()));
      Tooltip.install(
          piece, new Tooltip(weight.name() + "  " + Format.number(weight.bytes()) + " B"));
      pieces.add(piece);
    }
    int count = blockCount();
    int step = step(count);
    for (int block = 0; block <= count; block += step) {
      boolean read = block > 0 && block % 4 == 0 && step <= 4;
      Region tick = new Region();
      tick.getStyleClass().add(read ? "dynamodb-read-tick" : "dynamodb-tick");
      ticks.add(tick);
      Label at = new Label(texts.get(read ? "bar.read" : "bar.kb", block, block / 4));
      at.getStyleClass().addAll("text-small", read ? "danger" : "text-muted");
      ruler.add(at);
      if (block < count) {
        Label units = new Label(texts.get("bar.units", Math.min(count, block + step)));
        units.getStyleClass().addAll("text-small", "text-muted");
        blocks.add(units);
      }
    }
    getChildren().setAll(ground);
    getChildren().addAll(pieces);
    getChildren().addAll(ticks);
    getChildren().addAll(blocks);
    getChildren().addAll(ruler);
    requestLayout();
  }

  /** As many blocks between two lines as leave room for their labels. */
  private int step(int count) {
    double room = Math.max(1, getWidth()) / count;
    int step = 1;
    for (int next : new int[] {2, 4, 8, 20, 40, 100, 200}) {
      if (room * step >= NARROWEST_BLOCK) {
        break;
      }
      step = next;
    }
    return step;
  }

  @Override
  protected void layoutChildren() {
    int count = blockCount();
    double width = getWidth();
    double scale = width / (count * (double) CapacityUnits.WRITE_BLOCK);
    ground.resizeRelocate(0, LABELS, width, BAR);
    double x = 0;
    for (int i = 0; i < pieces.size(); i++) {
      double wide = weights.get(i).bytes() * scale;
      pieces.get(i).resizeRelocate(x, LABELS, Math.max(1, wide), BAR);
      x += wide;
    }
    int step = step(count);
    for (int i = 0; i < ticks.size(); i++) {
      double at = snapPositionX(i * step * CapacityUnits.WRITE_BLOCK * scale);
      boolean read = ticks.get(i).getStyleClass().contains("dynamodb-read-tick");
      double thick = read ? 2 : 1;
      ticks
          .get(i)
          .resizeRelocate(
              Math.min(at, width - thick), LABELS - (read ? 4 : 0), thick, BAR + (read ? 8 : 0));
      Label label = ruler.get(i);
      double wide = label.prefWidth(-1);
      double left = i == 0 ? 0 : Math.clamp(at - wide / 2, 0, Math.max(0, width - wide));
      boolean room =
          i == 0 || left >= ruler.get(i - 1).getLayoutX() + ruler.get(i - 1).getWidth() + 4;
      label.setVisible(room);
      label.resizeRelocate(left, LABELS + BAR, wide, LABELS);
      if (i < blocks.size()) {
        Label units = blocks.get(i);
        double next = Math.min(width, at + step * CapacityUnits.WRITE_BLOCK * scale);
        double unitsWide = units.prefWidth(-1);
        units.setVisible(unitsWide <= next - at);
        layoutInArea(units, at, 0, next - at, LABELS, 0, javafx.geometry.HPos.CENTER, VPos.CENTER);
      }
    }
  }
}
