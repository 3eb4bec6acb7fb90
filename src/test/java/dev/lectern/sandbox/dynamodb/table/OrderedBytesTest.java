package dev.lectern.sandbox.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedBytesTest {

  @Test
  void numbersAreInOrderOfTheirValues() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal a = number(random);
      BigDecimal b = random.nextInt(10) == 0 ? a.negate() : number(random);
      assertThat(
              Integer.signum(compare(new AttributeValue.Number(a), new AttributeValue.Number(b))))
          .as(a + " and " + b)
          .isEqualTo(a.compareTo(b));
    }
  }

  private static BigDecimal number(Random random) {
    int digits = 1 + random.nextInt(38);
    BigInteger unscaled = new BigInteger(digits * 3, random);
    BigDecimal number = new BigDecimal(unscaled, random.nextInt(40) - 20);
    return (random.nextBoolean() ? number : number.negate()).stripTrailingZeros();
  }

  @Test
  void textsAreInOrderOfTheirBytes() {
    Random random = new Random(11);
    String alphabet = "\0ab\u0001zä€\uD83D\uDE00";
    int[] points = alphabet.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      String a = text(random, points);
      String b = text(random, points);
      assertThat(Integer.signum(compare(new AttributeValue.Text(a), new AttributeValue.Text(b))))
          .isEqualTo(
              Integer.signum(
                  Arrays.compareUnsigned(
                      a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
    }
  }

  private static String text(Random random, int[] points) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static int compare(AttributeValue a, AttributeValue b) {
    return Arrays.compareUnsigned(
        new OrderedBytes().sort(a).bytes(), new OrderedBytes().sort(b).bytes());
  }
}
