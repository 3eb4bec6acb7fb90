package dev.lectern.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void namesAreReadableWhateverIsInThem() {
    assertThat(Format.visible("a b.txt")).isEqualTo("a b.txt");
    assertThat(Format.visible("\u0001ctl\tx"))
        .isEqualTo("\u2039U+0001\u203Actl\u2039U+0009\u203Ax");
    assertThat(Format.visible(" edge ")).isEqualTo("\u2039U+0020\u203Aedge\u2039U+0020\u203A");
    assertThat(Format.visible(" ")).isEqualTo("\u2039U+0020\u203A");
    assertThat(Format.visible("gpj\u202Etxt.exe")).isEqualTo("gpj\u2039U+202E\u203Atxt.exe");
    assertThat(Format.visible("\u05d0\u05d1.txt")).isEqualTo("\u200e\u05d0\u05d1.txt");
    assertThat(Format.visible("a \u05d0\u05d1.txt")).isEqualTo("a \u05d0\u05d1.txt");
    assertThat(Format.visible("\ud83d\udc69\u200d\ud83d\udcbb.png"))
        .isEqualTo("\ud83d\udc69\u200d\ud83d\udcbb.png");
  }

  @Test
  void small_sizes_are_exact_and_large_ones_have_one_decimal() {
    assertThat(Format.bytes(0)).isEqualTo("0 B");
    assertThat(Format.bytes(1412)).isEqualTo("1,412 B");
    assertThat(Format.bytes(10_239)).isEqualTo("10,239 B");
    assertThat(Format.bytes(10_240)).isEqualTo("10.0 KB");
    assertThat(Format.bytes(188_621)).isEqualTo("184.2 KB");
    assertThat(Format.bytes(1024 * 1024 - 1)).isEqualTo("1.0 MB");
    assertThat(Format.bytes(5L * 1024 * 1024 * 1024 * 1024)).isEqualTo("5.0 TB");
  }

  @Test
  void times_take_their_two_largest_units() {
    assertThat(Format.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Format.duration(Duration.ofMinutes(15))).isEqualTo("15 min");
    assertThat(Format.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(Format.duration(Duration.ofDays(3))).isEqualTo("3 d");
    assertThat(Format.millis(1740)).isEqualTo("1,740 ms");
    assertThat(Format.millis(12_340)).isEqualTo("12.3 s");
  }

  @Test
  void today_shows_the_time_only() {
    Instant now = Instant.parse("2026-11-21T11:00:00Z");
    assertThat(Format.whenShort(Instant.parse("2026-11-21T10:42:07Z"), now, ZoneOffset.UTC))
        .isEqualTo("10:42:07");
    assertThat(Format.whenShort(Instant.parse("2026-11-20T10:42:07Z"), now, ZoneOffset.UTC))
        .isEqualTo("20 Nov 10:42");
    assertThat(Format.whenShort(Instant.parse("2025-11-20T10:42:07Z"), now, ZoneOffset.UTC))
        .isEqualTo("20 Nov 2025");
    assertThat(Format.when(Instant.parse("2026-11-21T10:42:07Z"), now, ZoneOffset.UTC))
        .isEqualTo("10:42:07");
    assertThat(Format.when(Instant.parse("2026-11-20T10:42:07Z"), now, ZoneOffset.UTC))
        .isEqualTo("20 Nov 2026, 10:42:07");
  }

  @Test
  void long_ids_are_cut_in_the_middle() {
    assertThat(Format.middle("hG2vN8xq0123456789fDa3J", 14)).isEqualTo("hG2vN8xq…fDa3J");
    assertThat(Format.middle("null", 14)).isEqualTo("null");
    assertThat(Format.middle("seven\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80 end", 10))
        .isEqualTo("seven…end");
  }
}
