package dev.lectern.lab;

import java.util.List;

/** A lab's folder cannot be used as it is; says everything that is wrong at once. */
public final class LabException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * One thing that is wrong.
   *
   * @param file the file, or the folder when a file is missing
   * @param line 1 for the first; 0 when the whole file is meant
   * @param column 1 for the first; 0 when the whole line is meant
   * @param where JSON path such as {@code steps[0].checks[1].expect}; may be empty
   * @param what what is wrong and what to write instead
   */
  public record Finding(String file, int line, int column, String where, String what) {
    @Override
    public String toString() {
      String place = line == 0 ? file : file + ":" + line + (column == 0 ? "" : ":" + column);
      return place + (where.isEmpty() ? "" : " " + where) + ": " + what;
    }
  }

  /** At least one finding. */
  public LabException(List<Finding> findings) {
    super(String.join("\n", findings.stream().map(Finding::toString).toList()));
    this.findings = List.copyOf(findings);
  }

  /** Everything that is wrong. */
  public List<Finding> findings() {
    return findings;
  }
}
