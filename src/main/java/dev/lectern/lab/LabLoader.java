package dev.lectern.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads labs from their folders and refuses what a learner would stumble over. */
public final class LabLoader {

  private static final String LAB = "lab.json";

  private final Predicate<String> knownCall;

  /**
   * @param knownCall whether a call such as {@code s3:PutObject} can be made
   */
  public LabLoader(Predicate<String> knownCall) {
    this.knownCall = knownCall;
  }

  /**
   * What was found under {@code labs/}.
   *
   * @param labs those that can be used, by module and id
   * @param problems what is wrong with the others
   */
  public record Catalogue(List<Lab> labs, List<LabException.Finding> problems) {}

  private record Head(
      String id,
      int module,
      String title,
      int minutes,
      String summary,
      @Nullable Map<String, Variable> variables,
      @Nullable List<LabFile> files,
      @Nullable List<String> buckets,
      @Nullable List<String> owns,
      @Nullable List<Call> setup,
      @Nullable List<Step> steps) {}

  /** Reads every folder below that has a {@code lab.json}. */
  public Catalogue loadAll(Path labs) {
    List<Path> folders;
    try (Stream<Path> files = Files.walk(labs, 3)) {
      folders =
          files
              .filter(file -> file.getFileName().toString().equals(LAB))
              .map(Path::getParent)
              .sorted()
              .toList();
    } catch (IOException | UncheckedIOException e) {
      return new Catalogue(
          List.of(),
          List.of(
              new LabException.Finding(
                  labs.toString(), 0, 0, "", "the folder of the labs cannot be read")));
    }
    List<Lab> loaded = new ArrayList<>();
    List<LabException.Finding> problems = new ArrayList<>();
    for (Path folder : folders) {
      try {
        loaded.add(load(folder));
      } catch (LabException e) {
        problems.addAll(e.findings());
      }
    }
    loaded.sort(Comparator.comparingInt(Lab::module).thenComparing(lab -> lab.id()));
    return new Catalogue(List.copyOf(loaded), List.copyOf(problems));
  }

  /**
   * Reads one lab.
   *
   * @throws LabException with everything that is wrong with it
   */
  public Lab load(Path folder) throws LabException {
    JsonFile file = JsonFile.read(folder.resolve(LAB), name(folder, LAB));
    Head head = file.as(Head.class);
    JsonFile solutionFile =
        JsonFile.read(folder.resolve("solution.json"), name(folder, "solution.json"));
    Solution solution = solutionFile.as(Solution.class);
    List<LabException.Finding> findings = new ArrayList<>();
    Guide guide =
        Guide.read(
            folder.resolve("guide.md"),
            name(folder, "guide.md"),
            Defaults.list(head.steps),
            findings);
    Lab lab =
        new Lab(
            folder,
            Defaults.text(head.id),
            head.module,
            Defaults.text(head.title),
            head.minutes,
            Defaults.text(head.summary),
            Defaults.map(head.variables),
            Defaults.list(head.files),
            Defaults.list(head.buckets),
            Defaults.list(head.owns),
            Defaults.list(head.setup),
            Defaults.list(head.steps),
            guide.intro(),
            guide.sections(),
            solution);
    new LabValidator(lab, file, solutionFile, knownCall, findings).validate();
    if (!findings.isEmpty()) {
      throw new LabException(findings);
    }
    return lab;
  }

  private static String name(Path folder, String file) {
    int from = Math.max(0, folder.getNameCount() - 3);
    return folder.getNameCount() == 0
        ? file
        : folder.subpath(from, folder.getNameCount()) + "/" + file;
  }

  /**
   * {@code guide.md} cut into sections, one a step, by the headings that bear the steps' titles.
   */
  private record Guide(String intro, Map<String, String> sections) {

    static Guide read(
        Path path, String name, List<Step> steps, List<LabException.Finding> findings) {
      List<String> lines;
      try {
        lines = Files.readAllLines(path);
      } catch (IOException e) {
        findings.add(
            new LabException.Finding(
                name, 0, 0, "", "the guide cannot be read; it needs one section a step"));
        return new Guide("", Map.of());
      }
      Map<String, String> sections = new LinkedHashMap<>();
      String current = "";
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (!line.startsWith("## ")) {
          text.append(line).append('\n');
          continue;
        }
        sections.put(current, text.toString().strip());
        text.setLength(0);
        String title = line.substring(3).strip();
        @Nullable Step step =
            steps.stream().filter(s -> s.title().equals(title)).findFirst().orElse(null);
        current = step == null ? "?" + i : step.id();
        if (step == null) {
          findings.add(
              new LabException.Finding(
                  name,
                  i + 1,
                  4,
                  "",
                  "'"
                      + title
                      + "' is no step's title; the titles are "
                      + steps.stream().map(Step::title).toList()));
        }
      }
      sections.put(current, text.toString().strip());
      String intro = Defaults.text(sections.remove(""));
      for (Step step : steps) {
        if (Defaults.text(sections.get(step.id())).isEmpty()) {
          findings.add(
              new LabException.Finding(
                  name, 0, 0, "", "the section '## " + step.title() + "' is missing or empty"));
        }
      }
      return new Guide(intro, Map.copyOf(sections));
    }
  }
}
