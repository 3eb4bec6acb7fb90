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
  void wordsBeatScatteredLetters() {
    int whole = Fuzzy.find("ver", "Show versions").orElseThrow().score();
    int initials = Fuzzy.find("sv", "Show versions").orElseThrow().score();
    int scattered = Fuzzy.find("ver", "Save as letter").map(Fuzzy.Hit::score).orElse(-100);
    assertThat(whole).isGreaterThan(initials).isGreaterThan(scattered);
  }
}
