package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every text that is asked for exists, and every text that exists is asked for. */
@Execution(ExecutionMode.CONCURRENT)
class TextsWalkTest {

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");
  private static final Pattern ASKED =
      Pattern.compile("(?:texts?|TEXTS|texts\\(\\))\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
  private static final Pattern BUNDLE =
      Pattern.compile("(?:Texts\\.of|Views\\.strings|Views\\.load)\\(\\s*\"([a-z0-9]+)\"");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*[.-]?");

  /** A choice that may have arguments in it. */
  private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice(?:[^{}]|\\{[^{}]*})*}");

  /** A count, an adjective or none, and what is counted; a total behind "of" may stay many. */
  private static final Pattern MANY =
      Pattern.compile(
          "(?<!of )(?<!first )\\{\\d(,number)?} ([a-z]+ )?(actions|attempts|bytes|calls|columns|cores"
              + "|differences|entries|environments|events|files|groups|headers|hints|items|keys"
              + "|lanes|lines|objects|parts|policies|requests|rows|statements|steps|streams|things"
              + "|times|tries|uploads|values|versions)\\b");

  /** Asked for only where there are several. */
  private static final Pattern SEVERAL = Pattern.compile(".*(many|several|more)");

  /** Limits and sizes that are never one, and numbers that are no counts. */
  private static final Set<String> NEVER_ONE =
      Set.of(
          "calls attempts.mode.text",
          "classroom fault.steps",
          "concepts map.about",
          "concepts map.crowded",
          "lambda aliases.count",
          "lambda variables.size",
          "s3 objects.delete.title",
          "s3 objects.drag.much.why",
          "sandbox film.rule.other-prefix",
          "sandbox film.rule.other-suffix");

  private static final Map<String, Properties> BUNDLES = new TreeMap<>();

  @BeforeAll
  static void load() throws Exception {
    for (Path file : Sources.files(Sources.RESOURCES.resolve("fxml"), ".properties")) {
      if (!file.endsWith(file.getParent().getFileName() + ".properties")) {
        // a translation: TranslationTest looks at it
        continue;
      }
      Properties strings = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        strings.load(in);
      }
      BUNDLES.put(file.getParent().getFileName().toString(), strings);
    }
  }

  @Test
  void whatIsAskedForExists() throws Exception {
    List<String> missing = new ArrayList<>();
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      Set<Properties> near = bundlesOf(file.getParent());
      for (MatchResult asked : matches(ASKED, Files.readString(file))) {
        String key = asked.group(1);
        if (near.stream().noneMatch(strings -> strings.containsKey(key))) {
          missing.add(file.getFileName() + " asks for " + key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatExistsIsAskedFor() throws Exception {
    Set<String> literals = new HashSet<>();
    for (Path file : Sources.files(Sources.JAVA, ".java")) {
      String source = Files.readString(file);
      matches(STRING, source).forEach(match -> literals.add(match.group(1)));
      matches(CONSTANT, source).forEach(match -> literals.add(match.group()));
    }
    for (Path file : Sources.files(Sources.RESOURCES, ".fxml")) {
      matches(Pattern.compile("\"%([^\"]+)\""), Files.readString(file))
          .forEach(match -> literals.add(match.group(1)));
    }
    Set<String> beginnings = new HashSet<>();
    Set<String> endings = new HashSet<>();
    for (String literal : literals) {
      if (KEY.matcher(literal).matches() && literal.matches(".*[.-]")) {
        beginnings.add(literal);
      }
      if (literal.startsWith(".") && literal.length() > 1) {
        endings.add(literal);
      }
    }
    List<String> unused = new ArrayList<>();
    BUNDLES.forEach(
        (folder, strings) ->
            new TreeSet<>(strings.stringPropertyNames())
                .stream()
                    .filter(key -> !literals.contains(key) && !joined(key, literals))
                    .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                    .filter(key -> endings.stream().noneMatch(key::endsWith))
                    .forEach(key -> unused.add(folder + ": " + key)));
    assertThat(unused).isEmpty();
  }

  /**
   * A single apostrophe in a text with {0} swallows what follows it; two of them in a text without
   * are both shown.
   */
  @Test
  void textsWithArgumentsAreWellFormed() {
    List<String> bad = new ArrayList<>();
    BUNDLES.forEach(
        (folder, strings) ->
            strings.forEach(
                (key, value) -> {
                  String text = (String) value;
                  if (!text.matches("(?s).*\\{\\d.*")) {
                    if (text.contains("''")) {
                      bad.add(folder + ": " + key + " shows two apostrophes");
                    }
                    return;
                  }
                  if (text.replace("''", "").contains("'")) {
                    bad.add(folder + ": " + key + " has a single apostrophe");
                  }
                  new MessageFormat(text);
                }));
    assertThat(bad).isEmpty();
  }

  /**
   * Whether the key is two strings of the program with a dot between, as in section + "." + part.
   */
  /** "1 items" is wrong: a count that can be one is a choice. */
  @Test
  void whatCanBeOneIsNotCalledMany() {
    List<String> wrong = new ArrayList<>();
    BUNDLES.forEach(
        (bundle, strings) ->
            strings.forEach(
                (key, text) -> {
                  String name = bundle + " " + key;
                  String counts = CHOICE.matcher((String) text).replaceAll("");
                  if (!SEVERAL.matcher(name).matches()
                      && !NEVER_ONE.contains(name)
                      && !name.startsWith("concepts drill.")
                      && MANY.matcher(counts).find()) {
                    wrong.add(name + " = " + text);
                  }
                }));
    assertThat(wrong).isEmpty();
  }

  private static boolean joined(String key, Set<String> literals) {
    int dot = key.lastIndexOf('.');
    String head = key.substring(0, Math.max(0, dot));
    String constant = head.toUpperCase(Locale.ROOT).replace('-', '_');
    return dot > 0
        && (literals.contains(head) || literals.contains(constant))
        && literals.contains(key.substring(dot + 1));
  }

  private static Set<Properties> bundlesOf(Path folder) throws Exception {
    Set<Properties> near = new HashSet<>();
    for (Path file : Sources.files(folder, ".java")) {
      if (file.getParent().equals(folder)) {
        for (MatchResult match : matches(BUNDLE, Files.readString(file))) {
          Properties strings = BUNDLES.get(match.group(1));
          if (strings != null) {
            near.add(strings);
          }
        }
      }
    }
    // a package that is handed its texts by another: any bundle may be meant
    return near.isEmpty() ? new HashSet<>(BUNDLES.values()) : near;
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
