package dev.lectern.concept;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The concepts of all modules, from {@code /concepts/}. A module that is not translated is there in
 * English. Reads the class path; not on the FX thread.
 */
public final class ConceptBook {

  private static final String ROOT = "/concepts/";

  /** Folders of the modules, in the order of the course. */
  private static final List<String> MODULES =
      List.of(
          "m03-environment",
          "m04-permissions",
          "m05-storage-1",
          "m06-storage-2",
          "m07-database-1",
          "m08-database-2",
          "m09-compute",
          "m10-gateway",
          "m11-micro-services",
          "m12-access",
          "m13-devops",
          "m14-debug");

  private final Locale language;
  private final Map<String, Fact> facts;
  private final List<ModuleConcepts> modules;

  private ConceptBook(Locale language, Map<String, Fact> facts, List<ModuleConcepts> modules) {
    this.language = language;
    this.facts = facts;
    this.modules = List.copyOf(modules);
  }

  /** Reads them. */
  public static ConceptBook read(Locale language) {
    Map<String, Fact> facts = read("facts.json", new TypeReference<>() {});
    List<ModuleConcepts> modules = new ArrayList<>();
    for (String folder : MODULES) {
      modules.add(read(file(folder, language), new TypeReference<>() {}));
    }
    return new ConceptBook(language, facts, modules);
  }

  /** Folders of the modules that are not there in a language. */
  public static List<String> untranslated(Locale language) {
    return MODULES.stream()
        .filter(folder -> file(folder, language).endsWith("/concepts.json"))
        .toList();
  }

  private static String file(String folder, Locale language) {
    String translated = folder + "/concepts_" + language.getLanguage() + ".json";
    return ConceptBook.class.getResource(ROOT + translated) != null
        ? translated
        : folder + "/concepts.json";
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (@Nullable InputStream in = ConceptBook.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IOException("The program has no " + ROOT + file);
      }
      return Json.MAPPER.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All modules, in the order of the course. */
  public List<ModuleConcepts> modules() {
    return modules;
  }

  /** All facts by id. */
  public Map<String, Fact> facts() {
    return facts;
  }

  /** One module; empty when there is none of that number. */
  public Optional<ModuleConcepts> module(int number) {
    return modules.stream().filter(each -> each.module() == number).findFirst();
  }

  /** A text of theirs with its facts. */
  public FactText text(String template) {
    return FactText.of(template, facts, language);
  }
}
