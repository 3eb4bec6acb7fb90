package dev.lectern.lab.kit;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one student came to, as it is handed in: evidence for each check, attempts, hints and times.
 *
 * @param kit id of the kit that was worked with
 * @param student the name that the student gave
 * @param learner id that was drawn on the student's machine: names in the labs come from it
 * @param saved when
 * @param labs those that were begun
 */
public record StudentResults(
    String kit, String student, String learner, Instant saved, List<LabResult> labs) {

  public StudentResults {
    learner = Objects.requireNonNullElse(learner, "");
    labs = labs == null ? List.of() : List.copyOf(labs);
  }

  /** One lab. */
  public record LabResult(
      String id,
      String title,
      int score,
      int points,
      Instant startedAt,
      boolean finished,
      List<StepResult> steps) {
    public LabResult {
      steps = steps == null ? List.of() : List.copyOf(steps);
    }
  }

  /**
   * One step.
   *
   * @param state {@code open}, {@code passed}, {@code skipped} or {@code shown}: its solution was
   * @param attempts how often it was checked
   * @param hints how many were opened
   * @param seconds from coming to it until it was over, or until the results were saved; 0 for a
   *     step that was not come to
   * @param checks what each check found the last time; empty when it was never checked
   * @param mistakes sentences on recognised wrong ways
   * @param answers what was typed
   */
  public record StepResult(
      String id,
      String title,
      int score,
      int points,
      String state,
      int attempts,
      int hints,
      long seconds,
      List<CheckResult> checks,
      List<String> mistakes,
      Map<String, String> answers) {
    public StepResult {
      checks = checks == null ? List.of() : List.copyOf(checks);
      mistakes = mistakes == null ? List.of() : List.copyOf(mistakes);
      answers = answers == null ? Map.of() : Map.copyOf(answers);
    }
  }

  /** A lab as it stands. */
  static LabResult of(Lab lab, LabProgress progress, Instant now) {
    List<StepResult> steps = new ArrayList<>();
    boolean reached = true;
    for (Step step : lab.steps()) {
      StepProgress done = progress.step(step.id());
      steps.add(of(step, done, reached ? progress.cameTo(lab, step.id()) : null, now));
      reached = reached && done.over();
    }
    return new LabResult(
        lab.id(),
        lab.title(),
        progress.score(),
        lab.points(),
        progress.startedAt(),
        progress.finished(lab),
        steps);
  }

  private static StepResult of(Step step, StepProgress done, @Nullable Instant came, Instant now) {
    Instant until = Objects.requireNonNullElse(done.overAt(), now);
    return new StepResult(
        step.id(),
        step.title(),
        done.score(),
        step.points(),
        done.state().name().toLowerCase(java.util.Locale.ROOT),
        done.tries(),
        done.hints(),
        came == null ? 0 : Math.max(0, Duration.between(came, until).toSeconds()),
        done.results(),
        done.mistakes(),
        done.answers());
  }
}
