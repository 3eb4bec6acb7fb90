package dev.lectern.lab.check;

import dev.lectern.aws.SessionInfo;
import dev.lectern.lab.Call;
import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.FunctionInsight.Stage;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a lab that is set up: its steps looked at, solved, put back.
 *
 * @param store keeps what comes of it
 * @param watch has seen the learner's calls
 */
record StepWork(
    Workplace place, LabHost host, ProgressStore store, StepStates states, CallWatch watch) {

  private static final Set<Stage> WORK = Set.of(Stage.WAITING, Stage.INIT, Stage.INVOKE);

  /** Makes the start state from nothing. */
  void setUp(Progress progress) throws IOException, InterruptedException {
    @Nullable SandboxInstance sandbox = sandbox().orElse(null);
    if (sandbox != null) {
      states.forget(sandbox, lab().id());
    }
    place.cleaner().delete(place.resources(), progress);
    place.solver(CallWatch.SETUP).run(lab().setup(), progress);
    if (sandbox != null) {
      states.keep(sandbox, lab(), lab().steps().getFirst().id());
    }
  }

  /** Looks at a step and keeps the result. */
  void check(Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    keep(step, answers, Grading.until(() -> grading(step, answers), progress));
  }

  /** The same, until a mistake is recognised: nobody mends it meanwhile. */
  void checkMistake(Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    watch.settle();
    keep(
        step,
        answers,
        Grading.until(
            () -> grading(step, answers), graded -> !graded.mistakes().isEmpty(), progress));
  }

  /** The same without patience: as it is now. */
  void look(Step step, Progress progress) throws IOException {
    watch.settle();
    keep(step, Map.of(), grading(step, Map.of()).run(progress));
  }

  private void keep(Step step, Map<String, String> answers, Grading.Graded graded)
      throws IOException {
    Instant now = host.clock().instant();
    change(step, known -> known.checked(step, graded.results(), graded.sentences(), answers, now));
  }

  /** Looks again at those passed steps that must stay so. */
  void checkLive(Step but, Progress progress) throws IOException, InterruptedException {
    for (Step step : lab().steps()) {
      LabProgress.StepProgress known = kept().step(step.id());
      if (step.live() && step != but && known.state() == StepState.PASSED) {
        check(step, known.answers(), progress);
      }
    }
  }

  /** Runs a step's solution, from the beginning of the step if it does not do otherwise. */
  void solve(Step step, Progress progress) throws IOException, InterruptedException {
    Map<String, String> answers = place.answers(step);
    if (!solved(step, answers, progress)) {
      rebuild(step, progress);
      if (!solved(step, answers, progress)) {
        throw new ProblemException(
            UserProblem.of(
                "The solution does not solve the step.",
                "A check of the step still fails after its calls.",
                "Skip the step; the lab itself is faulty."));
      }
    }
    Instant now = host.clock().instant();
    change(step, known -> known.over(StepState.SHOWN, now));
    check(step, answers, progress);
    keepNext(step);
  }

  private boolean solved(Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    List<Call> calls = lab().solution().steps().getOrDefault(step.id(), List.of());
    try {
      place.solver("lab solution").run(calls, progress);
      jump(step);
    } catch (ProblemException e) {
      if (e.problem().denied()) {
        throw e;
      }
      return false;
    }
    watch.settle();
    return Grading.until(() -> grading(step, answers), progress).results().stream()
        .allMatch(CheckResult::passed);
  }

  /** Moves the sandbox's clock on, if the solution of the step does. */
  void jump(Step step) {
    Duration by = lab().solution().jumps().get(step.id());
    if (by != null) {
      sandbox().orElseThrow().clock().advance(by);
    }
  }

  /** Puts the state back to the beginning of a step. */
  void reset(Step step, Progress progress) throws IOException, InterruptedException {
    Optional<SandboxInstance> beginning = beginning(step);
    if (beginning.isPresent()) {
      progress.message("Putting the sandbox back");
      SandboxInstance sandbox = beginning.get();
      new PutBack(() -> atWork(sandbox), () -> states.restore(sandbox, lab(), step.id()), progress)
          .run();
    } else {
      rebuild(step, progress);
    }
    watch.settle();
    var _ = store.update(lab().id(), known -> known.backTo(lab(), step.id()));
  }

  /** Whether a function of the lab is being invoked. */
  private boolean atWork(SandboxInstance sandbox) {
    SessionInfo session = place.clients().session();
    return place.resources().stream()
        .filter(each -> each.kind() == Resource.Kind.FUNCTION)
        .flatMap(
            each ->
                sandbox
                    .functions()
                    .environments(
                        session.accountId(), session.region(), each.name(), host.clock().instant())
                    .stream())
        .flatMap(each -> each.phases().stream())
        .anyMatch(phase -> phase.to() == null && WORK.contains(phase.stage()));
  }

  /** The sandbox, if it can be put back to the beginning of the step without harm to the rest. */
  Optional<SandboxInstance> beginning(Step step) {
    return sandbox().filter(sandbox -> states.kept(sandbox, lab(), step.id()).isPresent());
  }

  /** The beginning of a step, made by calls from nothing. */
  private void rebuild(Step until, Progress progress) throws IOException, InterruptedException {
    setUp(progress);
    List<Step> before = lab().steps().subList(0, lab().steps().indexOf(until));
    for (Step step : before) {
      place
          .solver(CallWatch.SETUP)
          .run(lab().solution().steps().getOrDefault(step.id(), List.of()), progress);
      jump(step);
    }
    if (!before.isEmpty()) {
      keepBeginning(until);
    }
  }

  /** Keeps the state as the beginning of the step that comes next, if this one is over. */
  void keepNext(Step step) throws IOException {
    int next = lab().steps().indexOf(step) + 1;
    if (kept().step(step.id()).over() && next < lab().steps().size()) {
      keepBeginning(lab().steps().get(next));
    }
  }

  private void keepBeginning(Step step) throws IOException {
    Optional<SandboxInstance> sandbox = sandbox();
    if (sandbox.isPresent()) {
      states.keep(sandbox.get(), lab(), step.id());
    }
  }

  private Grading grading(Step step, Map<String, String> answers) throws IOException {
    return new Grading(
        step,
        lab().workedOut(),
        place.values(),
        place.graderClients(),
        kept().calls(),
        answers,
        sandbox().isPresent());
  }

  private Optional<SandboxInstance> sandbox() {
    return host.sandboxOf(place.clients().session());
  }

  private LabProgress kept() throws IOException {
    return store.load(lab().id()).orElseThrow();
  }

  private void change(Step step, java.util.function.UnaryOperator<LabProgress.StepProgress> change)
      throws IOException {
    var _ =
        store.update(lab().id(), kept -> kept.with(step.id(), change.apply(kept.step(step.id()))));
  }

  private Lab lab() {
    return place.lab();
  }
}
