package dev.lectern.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression reads of the input document that it has not. */
class JsonataNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "phone => phone",
        "phone[0] => phone",
        "$.phone => $",
        "$ => $",
        "aaa + bbb => aaa,bbb",
        "aaa & aaa => aaa",
        "`two words` & 'text' => two words",
        "$states.input.a ? b : c => b,c",
        "$sum(items.price) => items",
        "{'a': b, c: 1} => b,c",
        "[a, $states.input.b] => a",
        "$map($states.input.a, function($x) { b }) => b",
        "(a; $y := b; $y) => a,b",
        "items{ kind: $sum(price) } => items",
        "items^(price) => items",
        "$states.input.x in list => list",
        "-total => total",
        "/* note */ a /* b */ => a",
        "$states.input ~> |part|{'x': y}| ~> $keep(z) => z",
        "$match(text, /a(b|c)/) => text",
        "in + 1 => in",
      })
  void readsAtTheTopLevel(String expression, String names) {
    Jsonata jsonata = new Jsonata(expression);
    assertThat(jsonata.unsupported(Set.of()))
        .containsExactlyElementsOf(
            java.util.stream.Stream.of(names.split(","))
                .map(name -> "Reference to '" + name + "' at the top level is not supported.")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.phone[0]",
        "$states.input.items[price > 3 and in = 'x']",
        "$states.input.items[$ > 3]",
        "$states.input.items.{'id': id, 'sum': $sum(prices)}",
        "$states.input.items.(price * count)",
        "$states.input.items{kind: price}",
        "$states.input.items^(>price, name).name",
        "$map($states.input.a, function($x) { $x.phone })",
        "$map($states.input.a, function($x, $i)<on:n> { $x.n * $i })",
        "$states.input.items@$i.tags.{'i': $i.id, 't': $}",
        "$states.input.items#$n.{'n': $n, 'id': id}",
        "$states.input.**.price",
        "$states.input.items.%.owner",
        "$phone & \"a \\\" b\" & 'c'",
        "$states.input ~> |items|{'price': price * 2}, ['old']|",
        "($double := function($x) { $x * 2 }; $states.input.n ~> $double)",
        "$replace($states.input.t, /[a-z]{2}(b)/, '$1')",
        "true and false or null = 1.5e-3",
        "$filter(?, function($v) { $v > 1 })",
        "[1..5]",
      })
  void readsNothingAtTheTopLevel(String expression) {
    assertThat(new Jsonata(expression).unsupported(Set.of())).isEmpty();
  }

  @Test
  void theDocumentAndTheMembersOfStates() {
    assertThat(new Jsonata("$states.input.items[$$.x = 1]").unsupported(Set.of()))
        .containsExactly("Reference to '$$' is not supported.");
    Jsonata error = new Jsonata("$states . errorOutput.Cause & $states.result");
    assertThat(error.unsupported(Set.of("errorOutput")))
        .containsExactly("Field '$states.result' does not exist.");
    assertThat(error.unsupported(Set.of("result", "errorOutput"))).isEmpty();
    assertThat(new Jsonata("$y + ($x := 1; $x) + $sum([$z])").variables()).containsOnly("y", "z");
  }
}
