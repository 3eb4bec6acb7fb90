package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.lab.Call;
import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Mistake;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Solution;
import dev.lectern.lab.Step;
import dev.lectern.lab.Template;
import dev.lectern.problem.ProblemException;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proves a lab on a sandbox, as a learner would do it: each step fails before the work, each
 * declared mistake gets its sentence, the solution passes, a reset brings the beginning back, and
 * all of it does the same a second time.
 */
public final class LabProof {

  /** Origin of the calls that stand for the learner's. */
  static final String LEARNER = "learner";

  /**
   * What was found of one step.
   *
   * @param mistakes how many mistakes were recognised
   * @param declared how many the lab declares
   * @param faults what is not proven, in sentences; empty when all is
   */
  public record Row(
      String labId,
      String stepId,
      int score,
      int points,
      int mistakes,
      int declared,
      long millis,
      List<String> faults) {

    /** Whether everything about the step is proven. */
    public boolean proven() {
      return faults.isEmpty();
    }
  }

  /** What is not proven, a sentence each with its step; none when all is. */
  public static List<String> faults(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.faults().stream().map(fault -> row.stepId() + ": " + fault))
        .toList();
  }

  private final AwsLabDesk desk;
  private final ProgressStore store;
  private final AwsClients clients;
  private final Progress progress;

  /**
   * @param desk works on the same sandbox, and keeps progress in {@code store}
   * @param clients of the desk's session
   */
  public LabProof(AwsLabDesk desk, ProgressStore store, AwsClients clients, Progress progress) {
    this.desk = desk;
    this.store = store;
    this.clients = clients;
    this.progress = progress;
  }

  /** Goes through a lab. */
  public List<Row> prove(Lab lab) throws IOException, InterruptedException {
    LabDesk.View begun = desk.start(lab.id(), progress);
    Workplace place =
        Workplace.of(lab, begun.values(), store.files(lab.id()), clients.withOrigin(LEARNER));
    List<Row> rows = new ArrayList<>();
    for (Step step : lab.steps()) {
      rows.add(row(place, step));
    }
    return List.copyOf(rows);
  }

  /** A call that does not end as the lab says is a fault of the step, not the end of the proof. */
  private Row row(Workplace place, Step step) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<String> faults = new ArrayList<>();
    int[] recognised = new int[1];
    int score = 0;
    try {
      score = prove(place, step, recognised, faults);
    } catch (ProblemException e) {
      faults.add(e.problem().title() + " " + e.problem().why());
    }
    return new Row(
        place.lab().id(),
        step.id(),
        score,
        step.points(),
        recognised[0],
        step.mistakes().size(),
        (System.nanoTime() - begun) / 1_000_000,
        List.copyOf(faults));
  }

  private int prove(Workplace place, Step step, int[] recognised, List<String> faults)
      throws IOException, InterruptedException {
    List<String> beginning = state(place);
    before(place, step, faults);
    for (Mistake mistake : step.mistakes()) {
      recognised[0] += mistake(place, step, mistake, faults) ? 1 : 0;
      reset(place, step, beginning, "the mistake " + mistake.id(), faults);
    }
    int score = after(place, step, "", faults);
    reset(place, step, beginning, "the solution", faults);
    before(place, step, faults);
    fromNothing(place, step, faults);
    after(place, step, " (second time)", faults);
    return score;
  }

  /** Nothing is done yet: what earns something fails and says why, what guards holds. */
  private void before(Workplace place, Step step, List<String> faults)
      throws IOException, InterruptedException {
    StepProgress found = desk.look(place.lab(), step, progress);
    if (found.state() == StepState.PASSED) {
      faults.add("It passes before anything was done.");
    }
    for (int i = 0; i < step.checks().size(); i++) {
      CheckResult result = found.results().get(i);
      boolean guard = step.checks().get(i).weight() == 0;
      if (guard != result.passed()) {
        faults.add(
            "Check " + (i + 1) + (guard ? " (a guard) fails" : " holds") + " before the work.");
      } else if (!guard && result.found().isBlank()) {
        faults.add("Check " + (i + 1) + " does not say why it fails.");
      }
    }
    if (!found.mistakes().isEmpty()) {
      faults.add("A mistake is found though none was made: " + found.mistakes().getFirst());
    }
  }

  private boolean mistake(Workplace place, Step step, Mistake mistake, List<String> faults)
      throws IOException, InterruptedException {
    Solution.Wrong wrong = place.lab().solution().mistakes().get(mistake.id());
    if (wrong == null) {
      faults.add("The solution does not show how the mistake " + mistake.id() + " is made.");
      return false;
    }
    make(place, wrong.calls());
    Map<String, String> typed = new HashMap<>();
    wrong
        .answers()
        .forEach((name, answer) -> typed.put(name, Template.sentence(answer, place.values())));
    StepProgress found = desk.mistaken(place.lab(), step, typed, progress);
    if (found.state() == StepState.PASSED) {
      faults.add("It passes with the mistake " + mistake.id() + ".");
    }
    String start = mistake.say().split("\\$\\{", 2)[0];
    boolean recognised = found.mistakes().stream().anyMatch(say -> say.startsWith(start));
    if (!recognised) {
      faults.add("The mistake " + mistake.id() + " is not recognised; said: " + found.mistakes());
    }
    return recognised;
  }

  private int after(Workplace place, Step step, String when, List<String> faults)
      throws IOException, InterruptedException {
    make(place, place.lab().solution().steps().getOrDefault(step.id(), List.of()));
    desk.jump(place.lab(), step);
    Map<String, String> answers = place.answers(step);
    StepProgress found = check(place, step, answers);
    if (found.state() != StepState.PASSED) {
      found.results().stream()
          .filter(result -> !result.passed())
          .forEach(
              result ->
                  faults.add(
                      "After the solution"
                          + when
                          + " this fails: "
                          + result.claim()
                          + " "
                          + result.found()));
    } else if (found.score() != step.points()) {
      faults.add("The solution" + when + " earns " + found.score() + " points.");
    }
    if (!check(place, step, answers).equals(found)) {
      faults.add("A second check" + when + " says something else than the first.");
    }
    return found.score();
  }

  private void reset(
      Workplace place, Step step, List<String> beginning, String after, List<String> faults)
      throws IOException, InterruptedException {
    desk.reset(place.lab().id(), step.id(), progress);
    List<String> now = state(place);
    if (!now.equals(beginning)) {
      int at = 0;
      while (at < Math.min(now.size(), beginning.size()) && now.get(at).equals(beginning.get(at))) {
        at++;
      }
      faults.add(
          "A reset after "
              + after
              + " does not bring the beginning back. Before: "
              + (at < beginning.size() ? beginning.get(at) : "nothing")
              + " After: "
              + (at < now.size() ? now.get(at) : "nothing"));
    }
  }

  /** The way that a real account knows: everything is deleted and made again by calls. */
  private void fromNothing(Workplace place, Step step, List<String> faults)
      throws IOException, InterruptedException {
    desk.forgetBeginnings(place.lab().id());
    desk.reset(place.lab().id(), step.id(), progress);
    List<String> again = new ArrayList<>();
    before(place, step, again);
    again.forEach(fault -> faults.add("After a reset by calls: " + fault));
  }

  private void make(Workplace place, List<Call> calls) throws IOException, InterruptedException {
    place.solver(LEARNER).run(calls, progress);
  }

  private StepProgress check(Workplace place, Step step, Map<String, String> answers)
      throws IOException, InterruptedException {
    return desk.check(place.lab().id(), step.id(), answers, progress).progress().step(step.id());
  }

  /** What belongs to the lab, to the last version id. */
  private static List<String> state(Workplace place) {
    Belongings belongings = new Belongings(place.grader(), place.values().getOrDefault("acct", ""));
    List<String> state = new ArrayList<>();
    for (Resource resource : place.resources()) {
      for (Answer answer : belongings.describe(resource)) {
        answer.json().remove("$headers");
        if (answer.json().path("Role") instanceof ObjectNode role) {
          // to look is to use: a probe in the role moves it, and nothing brings it back
          role.remove("RoleLastUsed");
        }
        state.add(answer.json().toString());
      }
    }
    return state;
  }
}
