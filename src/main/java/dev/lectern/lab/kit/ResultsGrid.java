package dev.lectern.lab.kit;

import dev.lectern.lab.kit.ResultsFile.Loaded;
import dev.lectern.lab.kit.ResultsFile.Trust;
import dev.lectern.lab.kit.StudentResults.LabResult;
import dev.lectern.lab.kit.StudentResults.StepResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class's results: students by steps.
 *
 * @param columns every step of every lab that somebody began, in the order of the course
 * @param rows by name; of several files of one student and kit the newest, the others are marked. A
 *     student is a name on one machine: two of one name are two students until a person decides
 *     otherwise
 */
public record ResultsGrid(List<Column> columns, List<Row> rows) {

  /** Signed before foreign before changed, then the newest. */
  private static final Comparator<Loaded> BEST =
      Comparator.comparingInt((Loaded file) -> rank(file.trust()))
          .thenComparing(ResultsGrid::saved, Comparator.reverseOrder());

  /** A step that is still open after so many attempts is a stuck spot. */
  public static final int STUCK_ATTEMPTS = 3;

  /** A step that takes so many times what it takes the class in the middle is a stuck spot. */
  public static final int STUCK_TIMES = 3;

  /** Under so many seconds nobody is stuck, however quick the others were. */
  private static final long STUCK_LEAST = 300;

  /**
   * A step.
   *
   * @param passed how many passed it
   * @param begun how many came to it
   * @param median seconds that it took those who are through with it; 0 when nobody is
   * @param stuck how many are stuck in it
   */
  public record Column(
      String lab,
      String labTitle,
      String step,
      String title,
      int points,
      int passed,
      int begun,
      long median,
      int stuck) {

    /** Names it apart from all others. */
    public String key() {
      return lab + "/" + step;
    }
  }

  /**
   * A student's file.
   *
   * @param points of all labs of the kit that anybody in the class began
   * @param second whether another file of the same student and kit counts: the newest that is
   *     signed
   * @param namesake whether somebody on another machine handed in under this name: only the
   *     learner's id tells them apart
   * @param cells by {@link Column#key()}
   */
  public record Row(
      Loaded file,
      String student,
      int score,
      int points,
      boolean second,
      boolean namesake,
      Map<String, Cell> cells) {

    /** The id that was drawn on the student's machine; empty in a file that has none. */
    public String learner() {
      StudentResults results = file.results();
      return results == null ? "" : results.learner();
    }

    /** The cell of a column; empty for a lab that was not begun. */
    public Optional<Cell> cell(Column column) {
      return Optional.ofNullable(cells.get(column.key()));
    }
  }

  /** How one student stands in one step. */
  public record Cell(StepResult result, boolean stuck) {}

  /** Puts files side by side. */
  public static ResultsGrid of(List<Loaded> files) {
    List<Loaded> best = files.stream().filter(file -> file.results() != null).sorted(BEST).toList();
    Map<String, Loaded> first = new LinkedHashMap<>();
    best.forEach(file -> first.putIfAbsent(student(file), file));
    // by identity: that two files say the same is no matter here, and costly to find out
    Set<Loaded> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    counted.addAll(first.values());
    List<Column> columns = columns(first.values());
    Map<String, Long> medians = new HashMap<>();
    columns.forEach(column -> medians.put(column.key(), column.median()));
    Map<String, Map<String, Integer>> points = points(first.values());
    Map<String, Integer> named = new HashMap<>();
    first.values().forEach(file -> named.merge(name(file), 1, Integer::sum));
    List<Row> rows = new ArrayList<>();
    for (Loaded file : files) {
      StudentResults results = file.results();
      if (results == null) {
        rows.add(new Row(file, file.name(), 0, 0, false, false, Map.of()));
      } else {
        int most =
            points.getOrDefault(results.kit(), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        boolean namesake = named.getOrDefault(name(file), 0) > 1;
        rows.add(row(file, results, most, !counted.contains(file), namesake, medians));
      }
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.student().toLowerCase(Locale.ROOT))
            .thenComparing(Row::learner)
            .thenComparing(Row::second)
            .thenComparing(row -> row.file().name()));
    return new ResultsGrid(columns, List.copyOf(rows));
  }

  /** What each lab is worth, by kit: who left a lab out has none of its points. */
  private static Map<String, Map<String, Integer>> points(Collection<Loaded> counted) {
    Map<String, Map<String, Integer>> points = new HashMap<>();
    for (Loaded file : counted) {
      StudentResults results = Objects.requireNonNull(file.results());
      for (LabResult lab : results.labs()) {
        points
            .computeIfAbsent(results.kit(), kit -> new HashMap<>())
            .putIfAbsent(lab.id(), lab.points());
      }
    }
    return points;
  }

  private static int rank(Trust trust) {
    return switch (trust) {
      case SIGNED -> 0;
      case FOREIGN -> 1;
      case CHANGED -> 2;
      case UNREADABLE -> 3;
    };
  }

  private static long saved(Loaded file) {
    StudentResults results = file.results();
    return results == null ? 0 : results.saved().toEpochMilli();
  }

  private static String student(Loaded file) {
    return name(file) + "/" + Objects.requireNonNull(file.results()).learner();
  }

  private static String name(Loaded file) {
    StudentResults results = Objects.requireNonNull(file.results());
    return results.kit() + "/" + results.student().strip().toLowerCase(Locale.ROOT);
  }

  private static Row row(
      Loaded file,
      StudentResults results,
      int points,
      boolean second,
      boolean namesake,
      Map<String, Long> medians) {
    Map<String, Cell> cells = new HashMap<>();
    int score = 0;
    for (LabResult lab : results.labs()) {
      score += lab.score();
      for (StepResult step : lab.steps()) {
        String key = lab.id() + "/" + step.id();
        cells.put(key, new Cell(step, stuck(step, medians.getOrDefault(key, 0L))));
      }
    }
    return new Row(
        file, results.student().strip(), score, points, second, namesake, Map.copyOf(cells));
  }

  private static boolean stuck(StepResult step, long median) {
    if (!step.state().equals("open")) {
      return step.state().equals("shown");
    }
    return step.attempts() >= STUCK_ATTEMPTS
        || (median > 0 && step.seconds() > Math.max(STUCK_LEAST, STUCK_TIMES * median));
  }

  private static List<Column> columns(Collection<Loaded> files) {
    Map<String, List<StepResult>> steps = new LinkedHashMap<>();
    Map<String, LabResult> labs = new HashMap<>();
    files.stream()
        .flatMap(file -> labs(file.results()).stream())
        .sorted(Comparator.comparing(LabResult::id, ResultsGrid::course))
        .forEach(
            lab -> {
              for (StepResult step : lab.steps()) {
                String key = lab.id() + "/" + step.id();
                labs.putIfAbsent(key, lab);
                steps.computeIfAbsent(key, k -> new ArrayList<>()).add(step);
              }
            });
    List<Column> columns = new ArrayList<>();
    steps.forEach(
        (key, all) -> {
          LabResult lab = labs.getOrDefault(key, EMPTY);
          StepResult one = all.getFirst();
          long median = median(all);
          columns.add(
              new Column(
                  lab.id(),
                  lab.title(),
                  one.id(),
                  one.title(),
                  one.points(),
                  count(all, step -> step.state().equals("passed")),
                  count(all, step -> step.seconds() > 0 || step.attempts() > 0),
                  median,
                  count(all, step -> stuck(step, median))));
        });
    return List.copyOf(columns);
  }

  private static final LabResult EMPTY =
      new LabResult("", "", 0, 0, java.time.Instant.EPOCH, false, List.of());

  private static List<LabResult> labs(@Nullable StudentResults results) {
    return results == null ? List.of() : results.labs();
  }

  private static int count(List<StepResult> all, java.util.function.Predicate<StepResult> what) {
    return (int) all.stream().filter(what).count();
  }

  private static long median(List<StepResult> all) {
    List<Long> times =
        all.stream()
            .filter(step -> step.state().equals("passed"))
            .map(StepResult::seconds)
            .sorted()
            .toList();
    return times.isEmpty() ? 0 : times.get(times.size() / 2);
  }

  /** {@code 11.A} comes after {@code 9.D}. */
  private static int course(String a, String b) {
    int byModule = Integer.compare(module(a), module(b));
    return byModule != 0 ? byModule : a.compareTo(b);
  }

  private static int module(String lab) {
    String number = lab.replaceFirst("\\..*", "");
    return number.matches("\\d{1,4}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }
}
