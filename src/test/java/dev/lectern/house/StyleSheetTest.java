package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.CssParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Style sheets parse, use colours by name and keep type at 12 px or more. */
class StyleSheetTest {

  /** Of the 13 px root; 0.9231em is 12 px. */
  private static final double LEAST_EM = 0.923;

  static Stream<Path> sheets() throws Exception {
    return Sources.files(Sources.RESOURCES, ".css").stream();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void parses(Path file) throws Exception {
    List<CssParser.ParseError> errors = CssParser.errorsProperty();
    errors.clear();
    new CssParser().parse(file.toUri().toURL());
    assertThat(errors).as(file.toString()).isEmpty();
  }

  /** JavaFX takes such a size for a colour and logs a warning for each node. */
  @ParameterizedTest
  @MethodSource("sheets")
  void sizesAreNotLookedUp(Path file) throws Exception {
    assertThat(found(file, "-fx-(min|max|pref)-(width|height)\\s*:\\s*-fx-[a-z-]+")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void coloursAreNames(Path file) throws Exception {
    if (!file.getFileName().toString().matches("lectern-(light|dark)\\.css")) {
      assertThat(found(file, ":[^;{}]*(#[0-9a-fA-F]{3,8}\\b|\\brgba?\\()[^;]*")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void typeIsAtLeastTwelvePixels(Path file) throws Exception {
    List<String> small = new ArrayList<>();
    for (String size : found(file, "-fx-font-size\\s*:\\s*[^;]+")) {
      String value = size.substring(size.indexOf(':') + 1).trim();
      boolean fits =
          value.endsWith("em")
              ? Double.parseDouble(value.replace("em", "")) >= LEAST_EM
              : value.endsWith("px") && Double.parseDouble(value.replace("px", "")) >= 12;
      if (!fits) {
        small.add(size);
      }
    }
    assertThat(small).as(file.toString()).isEmpty();
  }

  private static List<String> found(Path file, String pattern) throws Exception {
    String plain = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
    return Pattern.compile(pattern).matcher(plain).results().map(MatchResult::group).toList();
  }
}
