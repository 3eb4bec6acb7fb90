package dev.lectern.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a learner has come in one lab. Immutable; kept as one file.
 *
 * @param labId which lab
 * @param sessionId in words, the session that the lab was set up in; another one has other buckets
 * @param startedAt when the lab began
 * @param ready whether the setup was done to its end
 * @param variables settled values
 * @param steps by step id; a step that was never touched is missing
 * @param calls the learner's calls that a check may ask for, oldest first
 */
public record LabProgress(
    String labId,
    String sessionId,
    Instant startedAt,
    boolean ready,
    Map<String, String> variables,
    Map<String, StepProgress> steps,
    List<SeenCall> calls) {

  /** Calls kept at most; the newest stay. */
  public static final int MOST_CALLS = 300;

  public LabProgress {
    sessionId = Defaults.text(sessionId);
    variables = Defaults.map(variables);
    steps = Defaults.map(steps);
    calls = Defaults.list(calls);
  }

  /** How a step stands. */
  public enum StepState {
    OPEN,
    PASSED,
    SKIPPED,
    /** Its solution was shown. */
    SHOWN
  }

  /**
   * One step.
   *
   * @param score points that were earned
   * @param hints how many hints were opened
   * @param tries how often it was checked
   * @param results of the last check, in the order of the checks
   * @param mistakes sentences on recognised wrong ways
   * @param answers what was typed, by name
   * @param overAt when the learner was through with it, null before
   */
  public record StepProgress(
      StepState state,
      int score,
      int hints,
      int tries,
      List<CheckResult> results,
      List<String> mistakes,
      Map<String, String> answers,
      @Nullable Instant overAt) {

    /** A step that was never touched. */
    public static final StepProgress NEW =
        new StepProgress(StepState.OPEN, 0, 0, 0, List.of(), List.of(), Map.of(), null);

    public StepProgress {
      results = Defaults.list(results);
      mistakes = Defaults.list(mistakes);
      answers = Defaults.map(answers);
    }

    /** The same with so many hints opened. */
    public StepProgress withHints(int opened) {
      return new StepProgress(state, score, opened, tries, results, mistakes, answers, overAt);
    }

    /**
     * The same after a check. What was earned before stays earned; a solution that was shown earns
     * nothing.
     *
     * @param found in the order of the step's checks
     * @param wrong sentences on recognised wrong ways
     * @param typed answers by name
     */
    public StepProgress checked(
        Step step,
        List<CheckResult> found,
        List<String> wrong,
        Map<String, String> typed,
        Instant now) {
      boolean passed = found.stream().allMatch(CheckResult::passed);
      StepState next =
          state == StepState.SHOWN
              ? StepState.SHOWN
              : passed
                  ? StepState.PASSED
                  : state == StepState.SKIPPED ? StepState.SKIPPED : StepState.OPEN;
      boolean earns = next == StepState.PASSED || next == StepState.OPEN;
      return new StepProgress(
          next,
          earns ? Score.of(step, found, hints) : 0,
          hints,
          tries + 1,
          found,
          wrong,
          typed,
          next == StepState.OPEN ? null : overAt == null ? now : overAt);
    }

    /** The same, over in another way than by passing it. */
    public StepProgress over(StepState how, Instant now) {
      return new StepProgress(how, 0, hints, tries, results, List.of(), answers, now);
    }

    /** A step to be done once more; the hints that were read stay read. */
    StepProgress again() {
      return new StepProgress(
          StepState.OPEN, 0, hints, tries, List.of(), List.of(), Map.of(), null);
    }

    /** Whether the learner is through with it, in whatever way. */
    public boolean over() {
      return state != StepState.OPEN;
    }
  }

  /**
   * A call that the learner made.
   *
   * @param at when it began, as well as can be told
   * @param nanos how long it took
   * @param call for example {@code s3:PutObject}
   * @param error AWS's error code, null on success
   * @param origin who called, as the Call Lens names it; {@code terminal} for a call that did not
   *     come from the console
   * @param requestId AWS's, null when no answer came
   */
  public record SeenCall(
      Instant at,
      long nanos,
      String call,
      JsonNode parameters,
      @Nullable JsonNode result,
      int status,
      @Nullable String error,
      String origin,
      @Nullable String requestId,
      String caller) {
    public SeenCall {
      caller = Defaults.text(caller);
      result = result == null || result.isNull() ? null : result;
    }

    /** When it was answered. */
    public Instant end() {
      return at.plusNanos(nanos);
    }
  }

  /** How the id of a session begins that is one of the sandbox. */
  public static final String SANDBOX = "the sandbox";

  /** A lab that begins. */
  public static LabProgress begin(
      String labId, String sessionId, Instant now, Map<String, String> variables) {
    return new LabProgress(labId, sessionId, now, false, variables, Map.of(), List.of());
  }

  /** A step. */
  public StepProgress step(String stepId) {
    return steps.getOrDefault(stepId, StepProgress.NEW);
  }

  /** The same with that step changed. */
  public LabProgress with(String stepId, StepProgress step) {
    Map<String, StepProgress> changed = new LinkedHashMap<>(steps);
    changed.put(stepId, step);
    return new LabProgress(labId, sessionId, startedAt, ready, variables, changed, calls);
  }

  /** The same, set up. */
  public LabProgress setUp() {
    return new LabProgress(labId, sessionId, startedAt, true, variables, steps, calls);
  }

  /** The same with one more call; nothing changes when it is known already. */
  public LabProgress with(SeenCall call) {
    if (call.requestId() != null
        && calls.stream().anyMatch(known -> call.requestId().equals(known.requestId()))) {
      return this;
    }
    List<SeenCall> more = new ArrayList<>(calls);
    more.add(call);
    int from = Math.max(0, more.size() - MOST_CALLS);
    return new LabProgress(
        labId, sessionId, startedAt, ready, variables, steps, more.subList(from, more.size()));
  }

  /** When the learner came to a step: the steps before it were over. */
  public Instant cameTo(Lab lab, String stepId) {
    Instant came = startedAt;
    for (Step step : lab.steps()) {
      if (step.id().equals(stepId)) {
        break;
      }
      Instant over = step(step.id()).overAt();
      came = over != null && over.isAfter(came) ? over : came;
    }
    return came;
  }

  /**
   * The same as the learner came to a step: it and all after it are to be done again, and the calls
   * since then are forgotten.
   */
  public LabProgress backTo(Lab lab, String stepId) {
    Instant came = cameTo(lab, stepId);
    Map<String, StepProgress> changed = new LinkedHashMap<>(steps);
    for (Step step :
        lab.steps().subList(lab.steps().indexOf(lab.step(stepId)), lab.steps().size())) {
      changed.computeIfPresent(step.id(), (id, known) -> known.again());
    }
    return new LabProgress(
        labId,
        sessionId,
        startedAt,
        ready,
        variables,
        changed,
        calls.stream().filter(call -> call.end().isBefore(came)).toList());
  }

  /** Points earned so far. */
  public int score() {
    return steps.values().stream().mapToInt(StepProgress::score).sum();
  }

  /** The first step that is not over, or the last one. */
  public Step current(Lab lab) {
    return lab.steps().stream()
        .filter(step -> !step(step.id()).over())
        .findFirst()
        .orElseGet(() -> lab.steps().getLast());
  }

  /** Whether every step is over. */
  public boolean finished(Lab lab) {
    return lab.steps().stream().allMatch(step -> step(step.id()).over());
  }
}
