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

  @Test
  void whatIsMeantIsFoundByOtherWords() {
    Thesaurus same = new Thesaurus("create make new; larger bigger; type text", "the a my");
    assertThat(Fuzzy.meant("new bucket", "Create bucket", "", same)).isPresent();
    assertThat(Fuzzy.meant("Make a BUCKET", "Create bucket", "", same)).isPresent();
    assertThat(Fuzzy.meant("big text", "Larger type", "", same)).isPresent();
    assertThat(Fuzzy.meant("upload files", "Upload", "files objects", same)).isPresent();
    assertThat(Fuzzy.meant("new table", "Create bucket", "", same)).isEmpty();
    assertThat(Fuzzy.meant("the", "Create bucket", "", same)).isEmpty();
    assertThat(Fuzzy.meant("out", "Act without a signature", "", same)).isEmpty();
  }

  @Test
  void aWordOfTheNameBeatsAnotherForIt() {
    Thesaurus same = new Thesaurus("create make", "");
    int own = Fuzzy.meant("make table", "Make table", "", same).orElseThrow().score();
    int other = Fuzzy.meant("make table", "Create table", "", same).orElseThrow().score();
    int beside = Fuzzy.meant("make table", "Modeler", "make table", same).orElseThrow().score();
    assertThat(own).isGreaterThan(other).isGreaterThan(beside);
    assertThat(Fuzzy.meant("create table", "Create table", "", same).orElseThrow().positions())
        .containsExactly(0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11);
  }
}
