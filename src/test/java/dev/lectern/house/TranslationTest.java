package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.concept.ConceptBook;
import dev.lectern.concept.ModuleConcepts;
import dev.lectern.concept.ModuleConcepts.Answer;
import dev.lectern.concept.ModuleConcepts.Question;
import dev.lectern.ui.i18n.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A translation says what the English text says, and no more; what has none is listed under {@code
 * target/untranslated-<language>.txt}.
 */
class TranslationTest {

  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  static Stream<Locale> languages() {
    return Language.KNOWN.stream().filter(language -> !language.equals(Locale.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aTranslatedFileHasEveryKeyOfTheEnglishOneAndItsArguments(Locale language) throws Exception {
    List<String> missing = new ArrayList<>();
    int translated = 0;
    for (Path english : bundles()) {
      Path own = translation(english, language);
      if (!Files.exists(own)) {
        missing.add("texts " + english.getParent().getFileName());
        continue;
      }
      translated++;
      Properties from = load(english);
      Properties to = load(own);
      assertThat(new TreeSet<>(to.stringPropertyNames()))
          .as(own.toString())
          .isEqualTo(new TreeSet<>(from.stringPropertyNames()));
      for (String key : from.stringPropertyNames()) {
        assertThat(arguments(to.getProperty(key)))
            .as(own + " " + key)
            .isEqualTo(arguments(from.getProperty(key)));
      }
    }
    ConceptBook.untranslated(language).forEach(module -> missing.add("concepts " + module));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "untranslated-" + language.getLanguage() + ".txt"), missing);
    assertThat(translated).isPositive();
    assertThat(ConceptBook.untranslated(language)).doesNotContain("m05-storage-1");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aTranslatedModuleHasTheSameCardsQuestionsAndRightAnswers(Locale language) {
    List<ModuleConcepts> english = ConceptBook.read(Locale.ENGLISH).modules();
    List<ModuleConcepts> own = ConceptBook.read(language).modules();
    for (int i = 0; i < english.size(); i++) {
      assertThat(shape(own.get(i))).isEqualTo(shape(english.get(i)));
    }
  }

  /** Ids, and which answers are right. */
  private static List<String> shape(ModuleConcepts module) {
    List<String> shape = new ArrayList<>();
    module.cards().forEach(card -> shape.add(card.id()));
    for (Question question : module.questions()) {
      shape.add(question.id() + question.answers().stream().map(Answer::right).toList());
    }
    return shape;
  }

  private static List<Path> bundles() throws Exception {
    return Sources.files(Sources.RESOURCES.resolve("fxml"), ".properties").stream()
        .filter(file -> file.endsWith(file.getParent().getFileName() + ".properties"))
        .toList();
  }

  private static Path translation(Path english, Locale language) {
    String name = english.getFileName().toString();
    return english.resolveSibling(
        name.replace(".properties", "_" + language.getLanguage() + ".properties"));
  }

  private static Properties load(Path file) throws Exception {
    Properties strings = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      strings.load(in);
    }
    return strings;
  }

  private static TreeSet<String> arguments(String text) {
    TreeSet<String> found = new TreeSet<>();
    ARGUMENT.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
