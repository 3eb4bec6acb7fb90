package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The size of the item in words and as a bar; below the words what is wrong with the item. */
final class SizeSection extends VBox {

  /** So few bytes over a read block are worth saying. */
  private static final int NEAR = 512;

  private final Texts texts = Texts.of("dynamodbitem");
  private final Label size = label("dynamodb-item-size", "heading");
  private final Label blocks = label("dynamodb-item-blocks", "text-small", "text-muted");
  private final Label line = label("dynamodb-item-line", "text-small");
  private final SizeBar bar = new SizeBar();

  SizeSection() {
    getStyleClass().add("dynamodb-size");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    size.setMinWidth(USE_PREF_SIZE);
    blocks.setMinWidth(USE_PREF_SIZE);
    line.setMinWidth(40);
    HBox words = new HBox(size, blocks, gap, line);
    words.getStyleClass().add("dynamodb-size-line");
    getChildren().addAll(words, bar);
  }

  private static Label label(String id, String... styles) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /**
   * @param wrong what is wrong with the item, empty when nothing is
   */
  void show(List<Weight> weights, String wrong) {
    bar.show(weights);
    int bytes = weights.stream().mapToInt(Weight::bytes).sum();
    size.setText(Format.number(bytes) + " B");
    int writes = Math.max(1, Math.ceilDiv(bytes, CapacityUnits.WRITE_BLOCK));
    int reads = Math.max(1, Math.ceilDiv(bytes, CapacityUnits.READ_BLOCK));
    blocks.setText(texts.get("blocks", writes, reads));
    int over = bytes - (reads - 1) * CapacityUnits.READ_BLOCK;
    if (!wrong.isEmpty()) {
      say(wrong, "fth-x-circle");
    } else if (bytes > ItemSize.LARGEST) {
      say(texts.get("line.large"), "fth-x-circle");
    } else if (reads > 1 && over <= NEAR) {
      say(texts.get("line.over", over, (reads - 1) * 4, reads, reads - 1), "fth-alert-circle");
    } else {
      say(
          texts.get(
              "line.room",
              reads * CapacityUnits.READ_BLOCK - bytes,
              writes * CapacityUnits.WRITE_BLOCK - bytes),
          null);
    }
  }

  private void say(String text, @Nullable String icon) {
    line.setText(text);
    line.setTooltip(new Tooltip(text));
    line.setGraphic(icon == null ? null : Icons.of(icon));
    line.getStyleClass().removeAll("danger", "text-muted");
    line.getStyleClass().add(icon == null ? "text-muted" : "danger");
  }
}
