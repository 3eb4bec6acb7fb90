package dev.lectern.lab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.kit.ResultsFile.Loaded;
import dev.lectern.lab.kit.ResultsFile.Trust;
import dev.lectern.lab.kit.StudentResults.LabResult;
import dev.lectern.lab.kit.StudentResults.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures how long five hundred files take")
class ResultsGridTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String KIT = "0123456789abcdef0123456789abcdef";

  private static StepResult step(String id, String state, int attempts, long seconds) {
    return new StepResult(
        id,
        "Step " + id,
        state.equals("passed") ? 10 : 0,
        10,
        state,
        attempts,
        1,
        seconds,
        List.of(new CheckResult(state.equals("passed"), "It is there", "=1+1", "")),
        List.of(),
        Map.of());
  }

  private static StudentResults results(String student, Instant saved, StepResult... steps) {
    int score = 0;
    for (StepResult step : steps) {
      score += step.score();
    }
    return new StudentResults(
        KIT,
        student,
        "7f3a",
        saved,
        List.of(
            new LabResult("5.A", "Rescue", score, 10 * steps.length, NOON, true, List.of(steps))));
  }

  private static Loaded file(StudentResults results) {
    return new Loaded(results.student() + results.saved(), Trust.SIGNED, results, "");
  }

  @Test
  void stuckIsWhoTriesOftenOrTakesLong() {
    List<Loaded> files = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      files.add(file(results("Student " + i, NOON, step("a", "passed", 1, 200))));
    }
    files.add(file(results("Often", NOON, step("a", "open", 3, 100))));
    files.add(file(results("Slow", NOON, step("a", "open", 1, 700))));
    files.add(file(results("Quick", NOON, step("a", "open", 1, 30))));
    files.add(file(results("Shown", NOON, step("a", "shown", 1, 30))));
    ResultsGrid grid = ResultsGrid.of(files);
    ResultsGrid.Column column = grid.columns().getFirst();
    assertThat(column.median()).isEqualTo(200);
    assertThat(column.passed()).isEqualTo(5);
    assertThat(column.begun()).isEqualTo(9);
    assertThat(column.stuck()).isEqualTo(3);
    assertThat(grid.rows().stream().filter(row -> row.cell(column).orElseThrow().stuck()))
        .extracting(ResultsGrid.Row::student)
        .containsExactly("Often", "Shown", "Slow");
  }

  @Test
  void ofSeveralFilesTheNewestCounts() {
    ResultsGrid grid =
        ResultsGrid.of(
            List.of(
                file(results("Ann", NOON, step("a", "open", 1, 10))),
                file(results("ann ", NOON.plusSeconds(60), step("a", "passed", 2, 20)))));
    assertThat(grid.rows()).extracting(ResultsGrid.Row::second).containsExactly(false, true);
    assertThat(grid.rows().getFirst().score()).isEqualTo(10);
    assertThat(grid.columns().getFirst().begun()).isEqualTo(1);
    assertThat(ResultsCsv.grades(grid)).hasLineCount(2);
  }

  @Test
  void twoOfOneNameOnTwoMachinesAreTwoStudents() {
    StudentResults one = results("Ann", NOON, step("a", "passed", 1, 10));
    StudentResults other =
        new StudentResults(
            KIT, "ann", "9c01", NOON.plusSeconds(60), List.of(one.labs().getFirst()));
    StudentResults again = results("Ann", NOON.plusSeconds(90), step("a", "open", 1, 10));
    ResultsGrid grid = ResultsGrid.of(List.of(file(one), file(other), file(again)));
    assertThat(grid.rows())
        .extracting(
            ResultsGrid.Row::learner,
            ResultsGrid.Row::score,
            ResultsGrid.Row::second,
            ResultsGrid.Row::namesake)
        .containsExactly(
            tuple("7f3a", 0, false, true),
            tuple("7f3a", 10, true, true),
            tuple("9c01", 10, false, true));
    assertThat(grid.columns().getFirst().begun()).isEqualTo(2);
    assertThat(ResultsCsv.grades(grid))
        .contains("Ann,7f3a,signed,0,10,0,", "ann,9c01,signed,10,10,100,")
        .hasLineCount(3);
    ResultsGrid alone = ResultsGrid.of(List.of(file(one), file(again)));
    assertThat(alone.rows()).noneMatch(ResultsGrid.Row::namesake);
  }

  @Test
  void aChangedFileNeverTakesThePlaceOfASignedOne() {
    StudentResults later = results("Ann", NOON.plusSeconds(60), step("a", "passed", 1, 1));
    ResultsGrid grid =
        ResultsGrid.of(
            List.of(
                new Loaded("changed", Trust.CHANGED, later, "It was changed."),
                file(results("Ann", NOON, step("a", "open", 1, 10)))));
    assertThat(grid.rows())
        .extracting(row -> row.file().trust(), ResultsGrid.Row::second)
        .containsExactly(tuple(Trust.SIGNED, false), tuple(Trust.CHANGED, true));
    assertThat(ResultsCsv.grades(grid)).contains("Ann,7f3a,signed,0,10,0,").hasLineCount(2);
  }

  @Test
  void whoLeftALabOutIsMeasuredByWhatTheClassDid() {
    StudentResults one = results("Ann", NOON, step("a", "passed", 1, 10));
    StudentResults both =
        new StudentResults(
            KIT,
            "Ben",
            "7f3b",
            NOON,
            List.of(
                one.labs().getFirst(),
                new LabResult("7.B", "t", 0, 10, NOON, false, List.of(step("a", "open", 1, 9)))));
    ResultsGrid grid = ResultsGrid.of(List.of(file(one), file(both)));
    assertThat(grid.rows())
        .extracting(ResultsGrid.Row::student, ResultsGrid.Row::score, ResultsGrid.Row::points)
        .containsExactly(tuple("Ann", 10, 20), tuple("Ben", 10, 20));
    assertThat(ResultsCsv.grades(grid)).contains("Ann,7f3a,signed,10,20,50,");
  }

  @Test
  void csvIsQuotedAndHasNoFormulas() {
    ResultsGrid grid =
        ResultsGrid.of(
            List.of(
                file(results("=HYPERLINK(\"http://x\",\"a\")", NOON, step("a", "passed", 1, 9))),
                file(results("O'Neil, \"Al\"\nBob", NOON, step("a", "open", 1, 9))),
                file(results("+1", NOON, step("a", "open", 1, 9))),
                file(results("@x", NOON, step("a", "open", 1, 9)))));
    assertThat(ResultsCsv.grades(grid))
        .isEqualTo(
            """
            Student,Learner,Signature,Points,Of,Percent,Saved,5.A Step a\r
            '+1,7f3a,signed,0,10,0,2026-11-21T12:00:00Z,0\r
            "'=HYPERLINK(""http://x"",""a"")",7f3a,signed,10,10,100,2026-11-21T12:00:00Z,10\r
            '@x,7f3a,signed,0,10,0,2026-11-21T12:00:00Z,0\r
            "O'Neil, ""Al""
            Bob",7f3a,signed,0,10,0,2026-11-21T12:00:00Z,0\r
            """);
    assertThat(ResultsCsv.evidence(grid)).contains(",It is there,no,'=1+1,");
  }

  @Test
  void aLabOfModuleElevenComesAfterOneOfModuleNine() {
    StudentResults both =
        new StudentResults(
            KIT,
            "Ann",
            "7f3a",
            NOON,
            List.of(
                new LabResult("11.A", "t", 0, 10, NOON, false, List.of(step("a", "open", 0, 0))),
                new LabResult("9.D", "t", 0, 10, NOON, false, List.of(step("a", "open", 0, 0)))));
    assertThat(ResultsGrid.of(List.of(file(both))).columns())
        .extracting(ResultsGrid.Column::lab)
        .containsExactly("9.D", "11.A");
  }

  @Test
  void fiveHundredFilesAreLoadedAtOnce(@TempDir Path folder) throws IOException {
    KitShelf shelf =
        new KitShelf(
            folder.resolve("kits"),
            path -> new dev.lectern.lab.LabLoader.Catalogue(List.of(), List.of()),
            Optional::empty,
            InstantSource.fixed(NOON));
    Kit kit =
        shelf.make(
            new KitShelf.Draft("Class", 3, List.of(), Map.of(), List.of()),
            folder.resolve("k" + Kit.SUFFIX));
    Path in = Files.createDirectory(folder.resolve("in"));
    StepResult[] steps = new StepResult[20];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step("s" + i, i % 3 == 0 ? "open" : "passed", i % 5, 60L * i);
    }
    for (int i = 0; i < 500; i++) {
      StudentResults results = results("Student " + i, NOON, steps);
      ResultsFile.write(
          in.resolve(i + ResultsFile.SUFFIX),
          new StudentResults(kit.id(), results.student(), "7f3a", NOON, results.labs()),
          kit.key());
    }
    long begun = System.nanoTime();
    ResultsGrid grid = shelf.results(in);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(grid.rows()).hasSize(500).allMatch(row -> row.file().trust() == Trust.SIGNED);
    assertThat(grid.columns()).hasSize(20);
    assertThat(ResultsCsv.grades(grid)).hasLineCount(501);
  }
}
