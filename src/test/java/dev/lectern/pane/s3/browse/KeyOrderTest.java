package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

  @Test
  void isThatOfTheBytesOfUtf8() {
    // in UTF-16 the surrogates of the face come before the private and the full-width letter
    assertThat(KeyOrder.UTF_8.compare("\uFF21", "\uD83D\uDE00")).isNegative();
    Random random = new Random(7);
    int[] alphabet = {'a', '/', 0x7f, 0xe9, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1f600};
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder key = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        key.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
      }
      keys.add(key.toString());
    }
    List<String> byBytes = new ArrayList<>(keys);
    byBytes.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    keys.sort(KeyOrder.UTF_8);
    assertThat(keys).isEqualTo(byBytes);
  }
}
