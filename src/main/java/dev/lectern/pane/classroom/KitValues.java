package dev.lectern.pane.classroom;

import dev.lectern.lab.Lab;
import dev.lectern.lab.Variable;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are the same for a whole class, a line each: {@code 7.B strongKb = 13}. Only what a
 * lab draws can be settled, and only to what it could have drawn: names and sums are made of it,
 * and a lab is proven for no other.
 */
final class KitValues {

  private record Line(String lab, String name, String value) {}

  private KitValues() {}

  /** By lab and name; what is no value is left out. */
  static Map<String, Map<String, String>> of(String text) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    for (String line : lines(text)) {
      parts(line)
          .ifPresent(
              parts ->
                  values
                      .computeIfAbsent(parts.lab, lab -> new LinkedHashMap<>())
                      .put(parts.name, parts.value));
    }
    return values;
  }

  /** What is wrong with the first line that is wrong, a sentence; empty when all are right. */
  static String fault(String text, List<Lab> chosen, Texts texts) {
    for (String line : lines(text)) {
      String fault =
          parts(line)
              .map(parts -> fault(line, parts, chosen, texts))
              .orElseGet(() -> texts.get("fault.line", line));
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private static String fault(String line, Line parts, List<Lab> chosen, Texts texts) {
    Optional<Lab> lab = chosen.stream().filter(each -> each.id().equals(parts.lab)).findFirst();
    if (lab.isEmpty()) {
      return texts.get("fault.lab", line, parts.lab);
    }
    Map<String, Variable> all = lab.get().variables();
    Variable variable = all.getOrDefault(parts.name, new Variable.Text(""));
    String where = parts.lab + " " + parts.name;
    return switch (variable) {
      case Variable.OneOf(List<String> pool) ->
          pool.contains(parts.value)
              ? ""
              : texts.get("fault.pool", where, String.join(", ", pool), parts.value);
      case Variable.Between between when drawn(between, parts.value) -> "";
      case Variable.Between(long low, long high, long step) ->
          step == 1
              ? texts.get("fault.between", where, low, high, parts.value)
              : texts.get("fault.steps", where, low, high, step, parts.value);
      case Variable.Text text -> notDrawn(parts, all, texts);
      case Variable.Formula formula -> notDrawn(parts, all, texts);
      case Variable.Hash hash -> notDrawn(parts, all, texts);
    };
  }

  private static boolean drawn(Variable.Between between, String value) {
    if (!value.matches("\\d{1,18}")) {
      return false;
    }
    long number = Long.parseLong(value);
    return number >= between.low()
        && number <= between.high()
        && (number - between.low()) % between.step() == 0;
  }

  private static String notDrawn(Line parts, Map<String, Variable> all, Texts texts) {
    List<String> drawn =
        all.entrySet().stream()
            .filter(
                each ->
                    each.getValue() instanceof Variable.OneOf
                        || each.getValue() instanceof Variable.Between)
            .map(Map.Entry::getKey)
            .toList();
    return drawn.isEmpty()
        ? texts.get("fault.none", parts.lab)
        : texts.get("fault.variable", parts.lab, parts.name, String.join(", ", drawn));
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static Optional<Line> parts(String line) {
    int space = line.indexOf(' ');
    int equals = line.indexOf('=', Math.max(0, space));
    if (space < 0 || equals < 0) {
      return Optional.empty();
    }
    String name = line.substring(space, equals).strip();
    String value = line.substring(equals + 1).strip();
    return name.isEmpty() || value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(line.substring(0, space), name, value));
  }
}
