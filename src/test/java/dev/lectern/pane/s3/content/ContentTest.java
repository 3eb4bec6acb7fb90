package dev.lectern.pane.s3.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentTest {

  private static final String TEXT = "Grüße, \u65e5\u672c\u8a9e \ud83d\ude00, plain\nsecond line\n";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] marked(int[] mark, byte[] bytes) {
    byte[] all = new byte[mark.length + bytes.length];
    for (int i = 0; i < mark.length; i++) {
      all[i] = (byte) mark[i];
    }
    System.arraycopy(bytes, 0, all, mark.length, bytes.length);
    return all;
  }

  @Test
  void textIsReadInWhateverEncodingItSaysOrShows() {
    assertThat(DecodedText.of(utf8(TEXT), false, ""))
        .contains(new DecodedText(TEXT, "UTF-8", false, 0));
    assertThat(DecodedText.of(marked(new int[] {0xEF, 0xBB, 0xBF}, utf8(TEXT)), false, ""))
        .contains(new DecodedText(TEXT, "UTF-8", true, 0));
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      int[] mark =
          charset == StandardCharsets.UTF_16LE ? new int[] {0xFF, 0xFE} : new int[] {0xFE, 0xFF};
      assertThat(DecodedText.of(marked(mark, TEXT.getBytes(charset)), false, ""))
          .contains(new DecodedText(TEXT, charset.name(), true, 0));
      assertThat(DecodedText.of("a plain text in wide letters".getBytes(charset), false, ""))
          .contains(new DecodedText("a plain text in wide letters", charset.name(), false, 0));
    }
    assertThat(
            DecodedText.of(
                "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1),
                false,
                "text/plain; charset=ISO-8859-1"))
        .contains(new DecodedText("caf\u00e9", "ISO-8859-1", false, 0));
    assertThat(DecodedText.of(utf8("x"), false, "text/plain; charset=no such thing")).isPresent();
  }

  @Test
  void aCharacterCutAtTheEndIsLeftOutAndABrokenOneIsCounted() {
    byte[] bytes = utf8("price 5 \u20ac");
    for (int length = bytes.length - 2; length < bytes.length; length++) {
      assertThat(DecodedText.of(Arrays.copyOf(bytes, length), true, ""))
          .contains(new DecodedText("price 5 ", "UTF-8", false, 0));
    }
    byte[] broken = utf8("a line of text with one bad byte in it, and more after it");
    broken[10] = (byte) 0xFF;
    assertThat(DecodedText.of(broken, false, "").orElseThrow().broken()).isEqualTo(1);
  }

  @Test
  void noiseIsNoText() {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    assertThat(DecodedText.of(noise, false, "")).isEmpty();
    assertThat(DecodedText.of(new byte[] {'P', 'K', 3, 4, 0, 0}, false, "text/plain")).isEmpty();
    assertThat(DecodedText.of(new byte[0], false, "").orElseThrow().text()).isEmpty();
  }

  @Test
  void aPictureThatUnfoldsToGigabytesIsSeenFromItsHead() {
    byte[] png = new byte[64];
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    System.arraycopy(head, 0, png, 0, head.length);
    png[17] = 1; // 65,536 x 65,536
    png[21] = 1;
    assertThat(PictureFacts.of(png)).contains(new PictureFacts("PNG", 65_536, 65_536, 1));
    assertThat(PictureFacts.of(png).orElseThrow().safe()).isFalse();
    png[17] = 0;
    png[18] = 4;
    png[21] = 0;
    png[22] = 3;
    assertThat(PictureFacts.of(png)).contains(new PictureFacts("PNG", 1_024, 768, 1));
    assertThat(PictureFacts.of(png).orElseThrow().safe()).isTrue();
    assertThat(new PictureFacts("PNG", -1, -1, 1).safe()).isFalse();
    assertThat(PictureFacts.of(Arrays.copyOf(png, 12))).isEmpty();
  }

  @Test
  void framesOfAGifCount() {
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    gif.writeBytes(utf8("GIF89a"));
    gif.writeBytes(new byte[] {10, 0, 10, 0, 0, 0, 0});
    for (int i = 0; i < 3; i++) {
      gif.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 0, 0, 0, 0, 0});
      gif.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 10, 0, 10, 0, 0, 2, 2, 0x4C, 1, 0});
    }
    gif.write(0x3B);
    assertThat(PictureFacts.of(gif.toByteArray())).contains(new PictureFacts("GIF", 10, 10, 3));
  }

  @Test
  void aJpegIsMeasuredByItsFrameHeader() {
    byte[] jpeg = {
      -1, -40, -1, -32, 0, 4, 0, 0, -1, -64, 0, 11, 8, 1, 0, 2, 0, 1, 1, 17, 0, -1, -39
    };
    assertThat(PictureFacts.of(jpeg)).contains(new PictureFacts("JPEG", 512, 256, 1));
  }

  @Test
  void gzipIsUnpackedOnlySoFar() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 1_000; i++) {
        out.write(new byte[10_000]);
      }
    }
    byte[] bytes = packed.toByteArray();
    assertThat(Unpacked.packed(bytes)).isTrue();
    Unpacked start = Unpacked.gzip(bytes, 5_000).orElseThrow();
    assertThat(start.bytes()).hasSize(5_000);
    assertThat(start.more()).isTrue();
    Unpacked cut = Unpacked.gzip(Arrays.copyOf(bytes, bytes.length / 2), 100_000_000).orElseThrow();
    assertThat(cut.bytes().length).isBetween(1_000, 9_999_999);
    assertThat(cut.more()).isTrue();
    Unpacked whole = Unpacked.gzip(bytes, 10_000_000).orElseThrow();
    assertThat(whole.bytes()).hasSize(10_000_000);
    assertThat(whole.more()).isFalse();
    assertThat(Unpacked.gzip(new byte[] {0x1F, (byte) 0x8B, 8, 1, 2, 3}, 100)).isEmpty();
  }

  @Test
  void csvIsReadAsRfc4180Says() {
    Csv csv =
        Csv.of("id,name,note\r\n1,\"Smith, J.\",\"says \"\"hi\"\"\r\ntwice\"\r\n2,,\r\n", false);
    assertThat(csv.rows())
        .containsExactly(
            List.of("id", "name", "note"),
            List.of("1", "Smith, J.", "says \"hi\"\r\ntwice"),
            List.of("2", "", ""));
    assertThat(csv.table()).isTrue();
    assertThat(Csv.of("a;b\n1;2,5\n", false).rows()).contains(List.of("1", "2,5"));
    assertThat(Csv.of("a\tb\n1\t2", false).rows()).hasSize(2);
    assertThat(Csv.of("a\tb\n1\t2", true).rows()).hasSize(1);
    assertThat(Csv.of("just a line of text\nand another\n", false).table()).isFalse();
    assertThat(Csv.of("", false).table()).isFalse();
  }

  @Test
  void bytesAreDumpedSixteenALine() {
    assertThat(HexDump.of(utf8("Hello, world! 12345")))
        .isEqualTo(
            """
            00000000  48 65 6c 6c 6f 2c 20 77  6f 72 6c 64 21 20 31 32  Hello, world! 12
            00000010  33 34 35                                          345
            """);
  }
}
