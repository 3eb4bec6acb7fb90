package dev.lectern.sandbox.dynamodb;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random items with few keys, so that they meet, and values of every type and many sizes. */
final class RandomItems {

  private final Random random;

  RandomItems(Random random) {
    this.random = random;
  }

  Map<String, AttributeValue> key() {
    return Map.of("pk", partition(), "sk", number(random.nextInt(6) - 3));
  }

  AttributeValue partition() {
    return new AttributeValue.Text("p" + random.nextInt(4));
  }

  private static AttributeValue number(int value) {
    return Numbers.parse(String.valueOf(value));
  }

  AttributeValue rank() {
    return Numbers.parse(random.nextInt(3) + ".50");
  }

  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key());
    if (random.nextBoolean()) {
      item.put("kind", new AttributeValue.Text("k" + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      item.put("rank", rank());
    }
    int attributes = random.nextInt(4);
    for (int i = 0; i < attributes; i++) {
      item.put("a" + i, value(3));
    }
    return item;
  }

  AttributeValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 10)) {
      case 0 -> new AttributeValue.Text("ö".repeat(random.nextInt(2500)));
      case 1 -> Numbers.parse(random.nextLong() + "." + random.nextInt(1000));
      case 2 -> new AttributeValue.Binary(new byte[random.nextInt(50)]);
      case 3 -> new AttributeValue.Bool(random.nextBoolean());
      case 4 -> new AttributeValue.Null();
      case 5 ->
          new AttributeValue.TextSet(
              Set.of(
                  new AttributeValue.Text("x"), new AttributeValue.Text("y" + random.nextInt())));
      case 6 -> new AttributeValue.NumberSet(Set.of(numbered(1), numbered(2 + random.nextInt(9))));
      case 7 ->
          new AttributeValue.BinarySet(
              Set.of(new AttributeValue.Binary(new byte[1 + random.nextInt(9)])));
      case 8 -> new AttributeValue.Sequence(List.of(value(depth - 1), value(depth - 1)));
      default -> new AttributeValue.Document(Map.of("m", value(depth - 1)));
    };
  }

  private static AttributeValue.Number numbered(int value) {
    return (AttributeValue.Number) number(value);
  }
}
