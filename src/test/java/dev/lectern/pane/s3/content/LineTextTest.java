package dev.lectern.pane.s3.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextTest {

  private static LineText text(String text) {
    return LineText.of(text.getBytes(UTF_8), "").orElseThrow();
  }

  private static String edit(String before, String from, String to) {
    LineText text = text(before);
    return new String(text.bytes(text.text().replace(from, to)), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\n",
        "a\nb",
        "a\r\nb\r\n",
        "a\rb\r",
        "\uFEFFa\r\nb",
        "a\r\nb\nc\r\r\n\n"
      })
  void whatWasNotChangedIsWrittenByteForByte(String all) {
    LineText text = text(all);
    assertThat(text.text()).doesNotContain("\r").doesNotContain("\uFEFF");
    assertThat(text.bytes(text.text())).isEqualTo(all.getBytes(UTF_8));
  }

  @Test
  void otherLinesKeepTheirEndsAndNewOnesGetTheUsual() {
    assertThat(edit("a\r\nb\r\nc", "b", "x\ny")).isEqualTo("a\r\nx\r\ny\r\nc");
    assertThat(edit("a\nb\r\nc\r\nd", "c", "x")).isEqualTo("a\nb\r\nx\r\nd");
    assertThat(edit("a\nb\r\nc\r\nd\n", "b\nc\n", "")).isEqualTo("a\nd\n");
    assertThat(edit("\uFEFFa\r\n", "a\n", "a\nb\n")).isEqualTo("\uFEFFa\r\nb\r\n");
    assertThat(edit("a", "a", "a\nb")).isEqualTo("a\nb");
    assertThat(edit("a\r\na\r\na", "a\na\na", "a")).isEqualTo("a");
  }

  @Test
  void onlyUtf8IsEdited() {
    assertThat(LineText.of("ü".getBytes(ISO_8859_1), "")).isEmpty();
    assertThat(LineText.of("a".getBytes(UTF_8), "text/plain; charset=iso-8859-1")).isEmpty();
    assertThat(LineText.of(new byte[] {0, 1, 2, 3}, "")).isEmpty();
  }
}
