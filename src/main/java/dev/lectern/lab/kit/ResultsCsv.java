package dev.lectern.lab.kit;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.kit.ResultsFile.Trust;
import dev.lectern.lab.kit.ResultsGrid.Cell;
import dev.lectern.lab.kit.ResultsGrid.Column;
import dev.lectern.lab.kit.ResultsGrid.Row;
import dev.lectern.lab.kit.StudentResults.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Results as CSV for a learning system: RFC 4180, with a header, lines end in CR LF. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front, as OWASP's "CSV Injection" page
 * advises.
 */
public final class ResultsCsv {

  private ResultsCsv() {}

  /**
   * One line a student: points in all, then of each step. The learner's id tells two of one name
   * apart. Files that do not count are left out.
   */
  public static String grades(ResultsGrid grid) {
    StringBuilder csv = new StringBuilder();
    List<Object> header =
        new ArrayList<>(
            List.of("Student", "Learner", "Signature", "Points", "Of", "Percent", "Saved"));
    grid.columns().forEach(column -> header.add(column.lab() + " " + column.title()));
    line(csv, header);
    for (Row row : grid.rows()) {
      StudentResults results = row.file().results();
      if (results == null || row.second()) {
        continue;
      }
      List<Object> values =
          new ArrayList<>(
              List.of(
                  row.student(),
                  row.learner(),
                  trust(row.file().trust()),
                  row.score(),
                  row.points(),
                  row.points() == 0 ? 0 : Math.round(100.0 * row.score() / row.points()),
                  results.saved().toString()));
      for (Column column : grid.columns()) {
        Optional<Cell> cell = row.cell(column);
        values.add(cell.isPresent() ? (Object) cell.get().result().score() : "");
      }
      line(csv, values);
    }
    return csv.toString();
  }

  /** One line a student, step and check: what was expected and found. */
  public static String evidence(ResultsGrid grid) {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        List.of(
            "Student",
            "Learner",
            "Signature",
            "Lab",
            "Step",
            "State",
            "Points",
            "Of",
            "Attempts",
            "Hints",
            "Seconds",
            "Stuck",
            "Check",
            "Passed",
            "Found",
            "Mistakes"));
    for (Row row : grid.rows()) {
      if (row.file().results() == null || row.second()) {
        continue;
      }
      for (Column column : grid.columns()) {
        row.cell(column).ifPresent(cell -> step(csv, row, column, cell));
      }
    }
    return csv.toString();
  }

  private static void step(StringBuilder csv, Row row, Column column, Cell cell) {
    StepResult step = cell.result();
    List<CheckResult> checks =
        step.checks().isEmpty() ? List.of(new CheckResult(false, "", "", "")) : step.checks();
    for (CheckResult check : checks) {
      line(
          csv,
          List.of(
              row.student(),
              row.learner(),
              trust(row.file().trust()),
              column.lab(),
              step.title(),
              step.state(),
              step.score(),
              step.points(),
              step.attempts(),
              step.hints(),
              step.seconds(),
              cell.stuck() ? "yes" : "no",
              check.claim(),
              check.claim().isEmpty() ? "" : check.passed() ? "yes" : "no",
              check.found(),
              String.join(" ", step.mistakes())));
    }
  }

  private static String trust(Trust trust) {
    return trust.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder csv, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      csv.append(i == 0 ? "" : ",").append(field(values.get(i)));
    }
    csv.append("\r\n");
  }

  private static String field(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String text = value.toString();
    if (!text.isEmpty() && "=+-@\t\r\n|＝＋－＠".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
