package dev.lectern.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {

  @Test
  void lettersInOrderAreFound() {
    assertThat(Fuzzy.find("cvr", "Compare versions")).isPresent();
    assertThat(Fuzzy.find("rvc", "Compare versions")).isEmpty();
    assertThat(Fuzzy.find("", "anything")).isPresent();
  }

  @Test
  void positionsSpellTheQuery() {
    for (String query : List.of("ver", "cv", "cover", "PARE", "c v")) {
      String text = "Compare versions";
      StringBuilder spelled = new StringBuilder();
      Fuzzy.find(query, text)
          .orElseThrow()
          .positions()
          .forEach(i -> spelled.append(text.charAt(i)));
      assertThat(spelled.toString().replace(" ", "")).isEqualToIgnoringCase(query.replace(" ", ""));
    }
  }

  @Test
  void whatIsTypedAsItStandsComesFirst() {
    int exact = Fuzzy.find("Use profile keys", "Use profile keys").orElseThrow().score();
    int longer = Fuzzy.find("Use profile keys", "Use profile real-keys").orElseThrow().score();
    assertThat(exact).isGreaterThan(longer);
    int half = Fuzzy.find("half", "Use profile half").orElseThrow().score();
    assertThat(half)
        .isGreaterThan(Fuzzy.find("half", "Use profile sso-half").orElseThrow().score());
  }

  @Test
  void wordsAreFoundInAnyOrder() {
    assertThat(Fuzzy.find("theme dark", "Use the dark theme")).isPresent();
    assertThat(Fuzzy.find("theme light", "Use the dark theme")).isEmpty();
    assertThat(Fuzzy.find("dark dark", "Use the dark theme")).isPresent();
  }

  @Test
  void wordsBeatScatteredLetters() {
    int whole = Fuzzy.find("ver", "Show versions").orElseThrow().score();
    int initials = Fuzzy.find("sv", "Show versions").orElseThrow().score();
    int scattered = Fuzzy.find("ver", "Save as letter").map(Fuzzy.Hit::score).orElse(-100);
    assertThat(whole).isGreaterThan(initials).isGreaterThan(scattered);
  }
}
