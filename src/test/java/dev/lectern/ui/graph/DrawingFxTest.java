package dev.lectern.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fx")
class DrawingFxTest extends FxTest {

  /** Lines up and down, and spaces for words, so that every spot of colour is a line's. */
  private static final class Grid extends Drawing {

    Grid() {
      super("grid");
    }

    @Override
    protected void draw(GraphicsContext pen, double width, double height) {
      pen.setFill(Color.RED);
      pen.fillRect(0, 0, width, height);
      plainText(pen, "\u00a0".repeat(20), 10, 30, TextAlignment.LEFT, "none");
      plainText(pen, "\u00a0".repeat(20), 290, 70, TextAlignment.RIGHT, "none");
    }
  }

  @Test
  void wordsStandOnNothingThatWasDrawnBefore() {
    Grid[] made = new Grid[1];
    interact(() -> made[0] = new Grid());
    show(made[0], 300, 100);
    PixelReader pixels = read(() -> made[0].snapshot(null, null).getPixelReader());
    assertThat(pixels.getColor(20, 30)).isNotEqualTo(Color.RED);
    assertThat(pixels.getColor(280, 70)).isNotEqualTo(Color.RED);
    assertThat(pixels.getColor(280, 30)).isEqualTo(Color.RED);
    assertThat(pixels.getColor(20, 70)).isEqualTo(Color.RED);
    assertThat(pixels.getColor(20, 50)).isEqualTo(Color.RED);
  }
}
