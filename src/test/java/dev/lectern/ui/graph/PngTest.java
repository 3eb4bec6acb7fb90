package dev.lectern.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  @Test
  void isReadAsItWasWritten() throws Exception {
    Random random = new Random(3);
    int[] pixels = random.ints(17 * 5).toArray();
    var image = ImageIO.read(new ByteArrayInputStream(Png.of(pixels, 17, 5)));
    assertThat(image.getWidth()).isEqualTo(17);
    assertThat(image.getRGB(0, 0, 17, 5, null, 0, 17)).isEqualTo(pixels);
  }
}
