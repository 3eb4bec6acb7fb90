package dev.lectern.sandbox.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {

  static List<String> cases() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ConditionTest.class.getResourceAsStream(
                        "/dev/lectern/sandbox/auth/conditions.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holds(String line) {
    String[] cells = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    Map<String, List<String>> context = new HashMap<>();
    context.put("aws:username", List.of("ann"));
    context.put("test:number", List.of("5"));
    context.put("test:date", List.of("2027-01-01T00:00:00Z"));
    context.put("test:true", List.of("true"));
    context.put("test:address", List.of("203.0.113.7"));
    context.put("test:several", List.of("a", "b"));
    if (!cells[2].equals("-")) {
      context.put("test:Key", cells[2].equals("~") ? List.of() : List.of(cells[2].split(";")));
    }
    List<Template> wanted = new ArrayList<>();
    for (String value : cells[1].split(";")) {
      wanted.add(Template.of(value, true));
    }
    Condition condition = new Condition(Operator.read(cells[0]).orElseThrow(), "TEST:key", wanted);
    assertThat(condition.holds(Context.of(context))).isEqualTo(Boolean.valueOf(cells[3]));
  }

  @Test
  void everyComparisonIsInTheTable() throws IOException {
    String all = String.join("\n", cases()).toLowerCase();
    for (Comparison comparison : Comparison.values()) {
      assertThat(all).contains("\n" + comparison.word().toLowerCase() + " ");
    }
  }

  @Test
  void olderVersionsKnowNoVariables() {
    Template name = Template.of("${aws:username}", false);
    assertThat(name.matches("${aws:username}", Context.EMPTY)).isTrue();
    assertThat(name.hasVariables()).isFalse();
  }

  @Test
  void aLongPatternTakesNoLongTime() {
    Template many = Template.of("*a".repeat(200) + "b", true);
    assertThat(many.matches("a".repeat(20_000), Context.EMPTY)).isFalse();
  }

  @Test
  void wildcardsInAVariablesValueAreCharacters() {
    Template home = Template.of("home/${aws:username}/x", true);
    Context star = Context.of(Map.of("aws:username", List.of("*")));
    assertThat(home.matches("home/ann/x", star)).isFalse();
    assertThat(home.matches("home/*/x", star)).isTrue();
  }
}
