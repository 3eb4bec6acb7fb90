package dev.lectern.pane.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.editor.CompletionPopup.Offer;
import dev.lectern.ui.editor.CompletionPopup.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered at the sign | of a text. */
class StateCompletionTest {

  private static Offer offer(String text) {
    int caret = text.indexOf('|');
    return StateCompletion.at(text.replace("|", ""), caret);
  }

  private static List<String> words(String text) {
    return offer(text).proposals().stream().map(Proposal::text).toList();
  }

  /** The text after the first offer was taken, with the caret. */
  private static String taken(String text) {
    Offer offer = offer(text);
    Proposal first = offer.proposals().getFirst();
    String plain = text.replace("|", "");
    return plain.substring(0, offer.from())
        + first.insert().substring(0, first.caret())
        + "|"
        + first.insert().substring(first.caret())
        + plain.substring(offer.to());
  }

  @Test
  void fieldsOfTheMachine() {
    assertThat(words("{|}")).contains("StartAt", "States", "QueryLanguage");
    assertThat(words("{\"StartAt\": \"A\", |}")).contains("States").doesNotContain("StartAt");
  }

  @Test
  void fieldsOfAStateByItsType() {
    assertThat(words("{\"States\": {\"A\": {\"Type\": \"Wait\", |}}}"))
        .contains("Seconds", "Next", "End")
        .doesNotContain("Type", "Choices", "Resource");
    assertThat(words("{\"States\": {\"A\": {|, \"Type\": \"Choice\"}}}"))
        .contains("Choices", "Default")
        .doesNotContain("Next");
    assertThat(words("{\"States\": {\"A\": {\"Type\": \"Task\", \"Catch\": [{\"|\"}]}}}"))
        .contains("ErrorEquals", "Next", "ResultPath");
  }

  @Test
  void typesAndErrorsAndResources() {
    assertThat(words("{\"States\": {\"A\": {\"Type\": \"Pa|\"}}}"))
        .containsExactly("Pass", "Parallel");
    assertThat(words("{\"States\": {\"A\": {\"Retry\": [{\"ErrorEquals\": [\"|\"]}]}}}"))
        .contains("States.ALL", "States.Timeout");
    assertThat(words("{\"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"dyna|\"}}}"))
        .allMatch(word -> word.contains("dynamodb"));
  }

  @Test
  void namesOfStatesOfTheSameScope() {
    String machine =
        "{\"StartAt\": \"%s\", \"States\": {\"A\": {\"Type\": \"Parallel\", \"Branches\":"
            + " [{\"StartAt\": \"X\", \"States\": {\"X\": {\"Next\": \"%s\"}, \"Y\": {}}}],"
            + " \"Next\": \"%s\"}, \"B\": {\"Type\": \"Pass\"}}}";
    assertThat(words(machine.formatted("|", "", ""))).containsExactly("A", "B");
    assertThat(words(machine.formatted("A", "|", ""))).containsExactly("Y");
    assertThat(words(machine.formatted("A", "", "|"))).containsExactly("B");
  }

  @Test
  void worksInATextThatIsNotClosed() {
    assertThat(words("{\n \"States\": {\n  \"A\": {\n   \"Type\": \"|")).contains("Task", "Pass");
    assertThat(words("{\"States\": {\"Pay\": {\"Next\": \"|\n \"Ship\": {")).doesNotContain("Pay");
  }

  @Test
  void takesTheQuotationMarksWithIt() {
    assertThat(taken("{\"States\": {\"A\": {\"Type\": \"Pas|\"}}}"))
        .isEqualTo("{\"States\": {\"A\": {\"Type\": \"Pass\"|}}}");
    assertThat(taken("{\"StartA|\": \"A\"}")).isEqualTo("{\"StartAt\"|: \"A\"}");
    assertThat(taken("{\"StartA|\"}")).isEqualTo("{\"StartAt\": \"|\"}");
  }

  @Test
  void setsTheCommasThatAreMissing() {
    assertThat(taken("{\"States\": {}\n  StartA|}"))
        .isEqualTo("{\"States\": {},\n  \"StartAt\": \"|\"}");
    assertThat(taken("{\"Comment\": \"\" StartA|\n \"States\": {}}"))
        .isEqualTo("{\"Comment\": \"\", \"StartAt\": \"|\",\n \"States\": {}}");
    assertThat(taken("{\"TimeoutSeconds\": 3\n\"StartA|\"}"))
        .isEqualTo("{\"TimeoutSeconds\": 3,\n\"StartAt\": \"|\"}");
    assertThat(words("{\"Comment\": \"\"|}")).contains("StartAt");
    assertThat(taken("{\"Comment\": \"\"|, \"StartAt\": \"\"}"))
        .isEqualTo("{\"Comment\": \"\", \"States\": {|}, \"StartAt\": \"\"}");
    assertThat(taken("{\"States\": {}, StartA|}"))
        .isEqualTo("{\"States\": {}, \"StartAt\": \"|\"}");
  }

  @Test
  void fieldsOfTheOtherQueryLanguageAreNotOffered() {
    String jsonata =
        "{\"States\": {\"A\": {\"Type\": \"%s\", %s}}, \"QueryLanguage\": \"JSONata\"}";
    assertThat(words(jsonata.formatted("Task", "|")))
        .contains("Arguments", "Output", "Assign")
        .doesNotContain("Parameters", "ResultPath", "ResultSelector", "InputPath", "OutputPath");
    assertThat(words(jsonata.formatted("Pass", "|"))).doesNotContain("Result", "Parameters");
    assertThat(words(jsonata.formatted("Choice", "\"Choices\": [{|}]")))
        .contains("Condition", "Next")
        .doesNotContain("Variable", "NumericEquals", "And");
    assertThat(words(jsonata.formatted("Task", "\"Catch\": [{|}]")))
        .contains("Output")
        .doesNotContain("ResultPath");
    assertThat(words("{\"States\": {\"A\": {\"Type\": \"Task\", |}}}"))
        .contains("Parameters", "ResultPath", "Assign")
        .doesNotContain("Arguments", "Output");
    assertThat(
            words(
                "{\"States\": {\"A\": {\"Type\": \"Choice\", \"Choices\": [{|}],"
                    + " \"QueryLanguage\": \"JSONata\"}}}"))
        .contains("Condition")
        .doesNotContain("Variable");
  }

  @Test
  void offersNothingWhereAllIsSaid() {
    assertThat(offer("{\"Comment\": \"Some |\"}").proposals()).isEmpty();
    assertThat(offer("|").proposals()).isEmpty();
    assertThat(StateCompletion.at("", 0).proposals()).isEmpty();
  }
}
