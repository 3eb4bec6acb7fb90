package dev.lectern.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.JsonIndent;
import org.junit.jupiter.api.Test;

class JsonProblemTest {

  @Test
  void valid_and_blank_text_have_none() {
    assertThat(JsonProblem.find("{\"a\":[1,2]}")).isEmpty();
    assertThat(JsonProblem.find(" \n")).isEmpty();
  }

  @Test
  void the_place_is_where_a_reader_would_look() {
    JsonProblem problem = JsonProblem.find("{\n  \"a\": 1,\n  \"b\" 2\n}").orElseThrow();
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isBetween(6, 9);
    assertThat(problem.text()).startsWith("Line 3, column ").doesNotContain("\n").endsWith(".");
  }

  @Test
  void a_key_twice_and_text_after_the_end_are_problems() {
    assertThat(JsonProblem.find("{\"a\":1,\"a\":2}")).isPresent();
    assertThat(JsonProblem.find("{} {}")).isPresent();
    assertThat(JsonProblem.find("{\"a\":1")).isPresent();
  }

  @Test
  void a_text_without_its_closing_quote_is_said_in_words() {
    assertThat(JsonProblem.find("{\n  \"a\": \"b\n}").orElseThrow().message())
        .isEqualTo("A text ends in the line in which it begins: its closing quote is missing.");
    assertThat(JsonProblem.find("{\"a\": \"b\tc\"}").orElseThrow().message())
        .contains("\\t in a text");
  }

  @Test
  void formatting_keeps_what_it_cannot_read() {
    assertThat(JsonIndent.orSame("{\"b\":1,\"a\":2}")).isEqualTo("{\n  \"b\": 1,\n  \"a\": 2\n}");
    assertThat(JsonIndent.orSame("{\"b\"")).isEqualTo("{\"b\"");
  }

  @Test
  void long_text_is_cut_with_a_note() {
    CodeText cut = CodeText.of("x\n".repeat(200_000));
    assertThat(cut.text()).hasSize(CodeText.LIMIT);
    assertThat(cut.note()).contains("262,144 of 400,000");
    CodeText line = CodeText.of("y".repeat(5_000));
    assertThat(line.text()).hasSize(CodeText.LINE_LIMIT + 1);
    assertThat(CodeText.of("a\r\nb").text()).isEqualTo("a\nb");
  }
}
