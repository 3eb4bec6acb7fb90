package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 300, 1_000})
  void aReaderReadsWhatWasDrawn(int letters) throws Exception {
    String text = "otpauth://totp/a?secret=".concat("Q".repeat(letters));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(QrPicture.of(text)));
    int width = picture.getWidth();
    assertThat(picture.getHeight()).isEqualTo(width);
    assertThat(picture.getRGB(width / 2, 15)).as("white around it").isEqualTo(0xFFFFFFFF);
    int[] pixels = picture.getRGB(0, 0, width, width, null, 0, width);
    BinaryBitmap seen =
        new BinaryBitmap(
            new GlobalHistogramBinarizer(new RGBLuminanceSource(width, width, pixels)));
    assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(text);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertThatThrownBy(() -> QrPicture.of("a".repeat(3_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3000 letters");
  }
}
