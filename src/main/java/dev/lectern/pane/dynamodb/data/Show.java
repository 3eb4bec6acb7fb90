package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Values in one line, for grids and rows. */
public final class Show {

  private static final int LONGEST = 200;

  private Show() {}

  /** A value; long ones are cut. Containers say how many they hold. */
  public static String brief(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Sequence list -> count(list.elements().size(), "element");
      case AttributeValue.Document map -> count(map.members().size(), "attribute");
      default -> full(value);
    };
  }

  /** A value with what is in it; long ones are cut. */
  public static String full(AttributeValue value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
  }

  private static void append(StringBuilder text, AttributeValue value) {
    if (text.length() > LONGEST) {
      return;
    }
    switch (value) {
      case AttributeValue.Text string ->
          text.append(string.value(), 0, Math.min(string.value().length(), LONGEST + 1));
      case AttributeValue.Number number -> text.append(number.text());
      case AttributeValue.Bool bool -> text.append(bool.value());
      case AttributeValue.Null nothing -> text.append("null");
      case AttributeValue.Binary binary -> text.append(hex(binary.value(), 24));
      case AttributeValue.Elements set -> join(text, "{ ", set.elements(), " }", Show::append);
      case AttributeValue.Sequence list -> join(text, "[", list.elements(), "]", Show::quoted);
      case AttributeValue.Document map -> {
        text.append("{ ");
        var members = map.members().entrySet().iterator();
        while (members.hasNext() && text.length() <= LONGEST) {
          var member = members.next();
          text.append(member.getKey()).append(": ");
          quoted(text, member.getValue());
          text.append(members.hasNext() ? ", " : "");
        }
        text.append(" }");
      }
    }
  }

  private static void quoted(StringBuilder text, AttributeValue value) {
    if (value instanceof AttributeValue.Text) {
      text.append('"');
      append(text, value);
      text.append('"');
    } else {
      append(text, value);
    }
  }

  private static void join(
      StringBuilder text,
      String open,
      Collection<? extends AttributeValue> values,
      String close,
      BiConsumer<StringBuilder, AttributeValue> one) {
    text.append(open);
    Iterator<? extends AttributeValue> each = values.iterator();
    while (each.hasNext() && text.length() <= LONGEST) {
      one.accept(text, each.next());
      text.append(each.hasNext() ? ", " : "");
    }
    text.append(close);
  }

  /** The first bytes in hex, two digits each. */
  public static String hex(byte[] bytes, int most) {
    String shown = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(most, bytes.length));
    return bytes.length > most ? shown + " …" : shown;
  }

  /** A key in one line: {@code CUSTOMER#7 / ORDER#1}. */
  public static String key(java.util.Map<String, AttributeValue> key) {
    return key.values().stream().map(Show::full).collect(Collectors.joining(" / "));
  }

  private static String count(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
