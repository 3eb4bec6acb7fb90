package dev.lectern.concept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.concept.ModuleConcepts.Answer;
import dev.lectern.concept.ModuleConcepts.Card;
import dev.lectern.concept.ModuleConcepts.Question;
import dev.lectern.ui.i18n.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards and questions of every module, in every language. */
class ConceptBookTest {

  private static final int LEAST_QUESTIONS = 8;

  static Stream<Locale> languages() {
    return Language.KNOWN.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyModuleIsThere(Locale language) {
    assertThat(ConceptBook.read(language).modules())
        .extracting(ModuleConcepts::module)
        .containsExactlyElementsOf(IntStream.rangeClosed(3, 14).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyNumberIsAFactThatWasCheckedOrAnExercise(Locale language) {
    ConceptBook book = ConceptBook.read(language);
    List<String> bare = new ArrayList<>();
    for (ModuleConcepts module : book.modules()) {
      for (String text : texts(module)) {
        // throws for a fact that is not there, or not checked
        assertThat(book.text(text).text()).isNotBlank().doesNotContain("{=");
        FactText.bareNumbers(text)
            .forEach(number -> bare.add(module.module() + ": " + number + " in " + text));
      }
    }
    assertThat(bare).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyQuestionHasAsManyRightAnswersAsItSaysAndExplainsAll(Locale language) {
    for (ModuleConcepts module : ConceptBook.read(language).modules()) {
      assertThat(module.questions()).hasSizeGreaterThanOrEqualTo(LEAST_QUESTIONS);
      assertThat(module.cards()).hasSizeGreaterThanOrEqualTo(5);
      Set<String> ids = new HashSet<>();
      for (Question question : module.questions()) {
        assertThat(ids.add(question.id())).as(question.id()).isTrue();
        assertThat(question.answers()).as(question.id()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(question.answers().stream().filter(Answer::right))
            .as(module.module() + " " + question.id())
            .hasSize(question.choose());
        assertThat(question.answers()).allMatch(answer -> answer.why().length() > 4);
      }
      for (Card card : module.cards()) {
        assertThat(ids.add("card " + card.id())).as(card.id()).isTrue();
      }
    }
  }

  @Test
  void everyFactHasValueMonthAndSource() {
    ConceptBook.read(Locale.ENGLISH)
        .facts()
        .forEach(
            (id, fact) -> {
              assertThat(fact.value()).as(id).isNotBlank();
              assertThat(fact.asOf()).as(id).matches("\\d{4}-\\d{2}");
              assertThat(fact.source()).as(id).isNotBlank();
              assertThat(fact.status()).as(id).matches("[VPMC]");
            });
  }

  @Test
  void noFactIsThereForNothing() {
    ConceptBook book = ConceptBook.read(Locale.ENGLISH);
    Set<Fact> named = new HashSet<>();
    book.modules()
        .forEach(module -> texts(module).forEach(text -> named.addAll(book.text(text).facts())));
    assertThat(named).containsAll(book.facts().values());
  }

  private static List<String> texts(ModuleConcepts module) {
    return Stream.concat(
            module.cards().stream().map(Card::text),
            module.questions().stream()
                .flatMap(
                    question ->
                        Stream.concat(
                            Stream.of(question.ask()),
                            question.answers().stream()
                                .flatMap(answer -> Stream.of(answer.text(), answer.why())))))
        .toList();
  }
}
