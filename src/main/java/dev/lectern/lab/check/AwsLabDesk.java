package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.lab.Call;
import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Step;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Labs in the session that the console has, sandbox or account. What the learner did is asked of
 * AWS each time, with the grader's own calls. Safe for any thread; one thing is done at a time.
 */
public final class AwsLabDesk implements LabDesk, AutoCloseable {

  private final Supplier<LabLoader.Catalogue> source;
  private final ProgressStore store;
  private final LabHost host;
  private final CallWatch watch;
  private final StepStates states = new StepStates();
  private final ReentrantLock work = new ReentrantLock();
  private LabLoader.@Nullable Catalogue catalogue;

  /**
   * Reads nothing yet.
   *
   * @param source reads the labs, once, when first asked for
   * @param store keeps progress
   */
  public AwsLabDesk(Supplier<LabLoader.Catalogue> source, ProgressStore store, LabHost host) {
    this.source = source;
    this.store = store;
    this.host = host;
    this.watch = new CallWatch(host.calls(), host.clock(), this::seen, this::answered);
  }

  private synchronized LabLoader.Catalogue catalogue() {
    if (catalogue == null) {
      catalogue = source.get();
    }
    return catalogue;
  }

  @Override
  public List<Entry> labs() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Lab lab : catalogue().labs()) {
      Optional<LabProgress> kept = store.load(lab.id());
      entries.add(
          new Entry(
              lab,
              kept.map(LabProgress::score).orElse(0),
              kept.map(LabProgress::ready).orElse(false),
              kept.map(progress -> progress.finished(lab)).orElse(false)));
    }
    return List.copyOf(entries);
  }

  @Override
  public List<LabException.Finding> problems() {
    return catalogue().problems();
  }

  @Override
  public View open(String labId) throws IOException {
    work.lock();
    try {
      return view(lab(labId));
    } finally {
      work.unlock();
    }
  }

  @Override
  public View start(String labId, Progress progress) throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          AwsClients clients = session();
          progress.message("Preparing your files");
          Map<String, String> values = drawn(lab, Optional.of(clients));
          Workplace place = Workplace.of(lab, values, store.files(labId), clients);
          place.files().make();
          watch(place);
          store.save(
              LabProgress.begin(
                  labId, LabHost.place(clients.session()), host.clock().instant(), values));
          Optional<SandboxInstance> sandbox = host.sandboxOf(clients.session());
          if (sandbox.isPresent()) {
            states.forget(sandbox.get(), labId);
          }
          place.cleaner().buckets(place.buckets(), progress);
          place.solver(CallWatch.SETUP).run(lab.setup(), progress);
          if (sandbox.isPresent()) {
            states.keep(sandbox.get(), lab, lab.steps().getFirst().id());
          }
          var unused = store.update(labId, LabProgress::setUp);
          return view(lab);
        });
  }

  @Override
  public View check(
      String labId, String stepId, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          Workplace place = place(lab);
          if (!view(lab).lost().isEmpty()) {
            return view(lab);
          }
          watch.settle();
          Step step = lab.step(stepId);
          StepProgress before = kept(labId).step(stepId);
          if (before.state() == StepState.PASSED && !step.live()) {
            return view(lab);
          }
          lookAt(place, step, answers, progress);
          for (Step other : lab.steps()) {
            StepProgress known = kept(labId).step(other.id());
            if (other.live() && other != step && known.state() == StepState.PASSED) {
              lookAt(place, other, known.answers(), progress);
            }
          }
          if (!before.over()) {
            keepNext(place, stepId);
          }
          return view(lab);
        });
  }

  @Override
  public View hint(String labId, String stepId, int number) throws IOException {
    return changed(
        labId,
        stepId,
        step -> step.withHints(Math.max(step.hints(), Math.clamp(number, 0, 3))));
  }

  @Override
  public View skip(String labId, String stepId) throws IOException {
    View view =
        changed(
            labId,
            stepId,
            step -> step.over() ? step : step.over(StepState.SKIPPED, host.clock().instant()));
    if (view.lost().isEmpty() && view.progress().ready()) {
      keepNext(place(view.lab()), stepId);
    }
    return view;
  }

  @Override
  public View solve(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          Workplace place = place(lab);
          Step step = lab.step(stepId);
          if (kept(labId).step(stepId).state() == StepState.PASSED) {
            return view(lab);
          }
          Map<String, String> answers = new HashMap<>();
          lab.solution()
              .answers()
              .getOrDefault(stepId, Map.of())
              .forEach((name, answer) -> answers.put(name, view(lab).text(answer)));
          if (!solved(place, step, answers, progress)) {
            rebuild(place, step, progress);
            if (!solved(place, step, answers, progress)) {
              throw new ProblemException(
                  UserProblem.of(
                      "The solution does not solve the step.",
                      "Its calls went through, but a check of the step still fails.",
                      "Skip the step; the lab itself is faulty."));
            }
          }
          Instant now = host.clock().instant();
          var unused =
              store.update(
                  labId,
                  kept -> kept.with(stepId, kept.step(stepId).over(StepState.SHOWN, now)));
          lookAt(place, step, answers, progress);
          keepNext(place, stepId);
          return view(lab);
        });
  }

  @Override
  public String resetSays(String labId, String stepId) {
    try {
      Lab lab = lab(labId);
      Step step = lab.step(stepId);
      Workplace place = place(lab);
      String buckets = String.join(" and ", place.buckets());
      String points =
          " Points that you earned in this step and after it are gone; hints that you opened stay"
              + " open.";
      if (beginning(place, stepId).isPresent()) {
        return "Puts "
            + buckets
            + " back to how you had it when you came to “"
            + step.title()
            + "”. Nothing else in the sandbox has changed since."
            + points;
      }
      int before = lab.steps().indexOf(step);
      String how =
          before == 0
              ? " as the lab sets it up."
              : " as it is when "
                  + (before == 1 ? "step 1 is" : "steps 1 to " + before + " are")
                  + " solved.";
      return "Deletes " + buckets + " with everything in it and makes it again" + how + points;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public View reset(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          Workplace place = place(lab);
          watch.settle();
          Optional<SandboxInstance> kept = beginning(place, stepId);
          if (kept.isPresent()) {
            progress.message("Putting the sandbox back");
            states.restore(kept.get(), lab, stepId);
          } else {
            rebuild(place, lab.step(stepId), progress);
          }
          watch.settle();
          var unused = store.update(labId, known -> known.backTo(lab, stepId));
          return view(lab);
        });
  }

  /** Stops listening; what was seen of the learner's calls is kept. */
  @Override
  public void close() {
    watch.settle();
    watch.close();
  }

  // ---- steps

  private void lookAt(Workplace place, Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    Grading.Graded graded =
        Grading.until(
            () ->
                new Grading(
                    step,
                    place.values(),
                    place.grader(),
                    kept(place.lab().id()).calls(),
                    answers,
                    host.sandboxOf(place.clients().session()).isPresent()),
            progress);
    Instant now = host.clock().instant();
    var unused =
        store.update(
            place.lab().id(),
            kept ->
                kept.with(
                    step.id(),
                    kept.step(step.id())
                        .checked(step, graded.results(), graded.sentences(), answers, now)));
  }

  /** Runs a solution; whether the step's checks hold then. */
  private boolean solved(
      Workplace place, Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    List<Call> calls = place.lab().solution().steps().getOrDefault(step.id(), List.of());
    try {
      place.solver("lab solution").run(calls, progress);
    } catch (ProblemException e) {
      if (e.problem().denied()) {
        throw e;
      }
      return false;
    }
    watch.settle();
    List<CheckResult> results =
        new Grading(
                step,
                place.values(),
                place.grader(),
                kept(place.lab().id()).calls(),
                answers,
                false)
            .run(progress)
            .results();
    return results.stream().allMatch(CheckResult::passed);
  }

  /** The state at the beginning of a step, made by calls from nothing. */
  private void rebuild(Workplace place, Step until, Progress progress)
      throws IOException, InterruptedException {
    Lab lab = place.lab();
    place.cleaner().buckets(place.buckets(), progress);
    place.solver(CallWatch.SETUP).run(lab.setup(), progress);
    for (Step step : lab.steps().subList(0, lab.steps().indexOf(until))) {
      progress.message(step.title());
      place
          .solver(CallWatch.SETUP)
          .run(lab.solution().steps().getOrDefault(step.id(), List.of()), progress);
    }
    Optional<SandboxInstance> sandbox = host.sandboxOf(place.clients().session());
    if (sandbox.isPresent()) {
      states.forget(sandbox.get(), lab.id());
      states.keep(sandbox.get(), lab, until.id());
    }
  }

  /** Keeps the state as the beginning of the step that comes next, when this one is over. */
  private void keepNext(Workplace place, String stepId) throws IOException {
    Lab lab = place.lab();
    LabProgress kept = kept(lab.id());
    Optional<SandboxInstance> sandbox = host.sandboxOf(place.clients().session());
    int next = lab.steps().indexOf(lab.step(stepId)) + 1;
    if (sandbox.isPresent() && kept.step(stepId).over() && next < lab.steps().size()) {
      states.keep(sandbox.get(), lab, lab.steps().get(next).id());
    }
  }

  private Optional<SandboxInstance> beginning(Workplace place, String stepId) {
    return host.sandboxOf(place.clients().session())
        .filter(sandbox -> states.kept(sandbox, place.lab(), stepId).isPresent());
  }

  // ---- the learner's calls

  private void seen(LabProgress.SeenCall call) {
    String bucket = call.parameters().path("Bucket").asString("");
    Optional<String> labId = states.owner(bucket);
    if (labId.isEmpty() || !asked(lab(labId.get()), call.call())) {
      return;
    }
    try {
      var unused = store.update(labId.get(), kept -> kept.with(call));
    } catch (IOException e) {
      throw new UncheckedIOException("a call could not be kept for the lab", e);
    }
  }

  private static boolean asked(Lab lab, String call) {
    return lab.everyCheck().stream().anyMatch(check -> check.asksFor(call));
  }

  private void answered(JournalView.Entry entry) {
    host.sandbox().get().ifPresent(sandbox -> states.answered(sandbox, entry));
  }

  private void watch(Workplace place) {
    states.owns(place);
    watch.watch(host.sandbox().get());
  }

  // ---- what is there

  private Lab lab(String labId) {
    return catalogue().labs().stream()
        .filter(lab -> lab.id().equals(labId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no lab " + labId));
  }

  private LabProgress kept(String labId) throws IOException {
    return store
        .load(labId)
        .filter(LabProgress::ready)
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "The lab is not set up.",
                        "Nothing has been made for it yet.",
                        "Start the lab.")));
  }

  private AwsClients session() {
    return host.clients()
        .get()
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "There is no session.",
                        "Labs make calls to AWS or to the sandbox, and the console is not connected"
                            + " to either now.",
                        "Choose a session, or wait until it is ready.")));
  }

  private Workplace place(Lab lab) throws IOException {
    Workplace place =
        Workplace.of(lab, kept(lab.id()).variables(), store.files(lab.id()), session());
    watch(place);
    return place;
  }

  private View view(Lab lab) throws IOException {
    Optional<AwsClients> clients = host.clients().get();
    Optional<LabProgress> kept = store.load(lab.id());
    if (kept.isEmpty() || !kept.get().ready()) {
      Map<String, String> values = drawn(lab, clients);
      LabProgress fresh =
          LabProgress.begin(lab.id(), "", host.clock().instant(), values);
      return new View(lab, fresh, values, "");
    }
    LabProgress progress = kept.get();
    String lost =
        clients.isEmpty()
            ? "There is no session now. The lab waits in " + progress.sessionId() + "."
            : lost(lab, progress, clients.get());
    return new View(lab, progress, progress.variables(), lost);
  }

  private String lost(Lab lab, LabProgress progress, AwsClients clients) {
    String here = LabHost.place(clients.session());
    if (!here.equals(progress.sessionId())) {
      return "This lab was begun in "
          + progress.sessionId()
          + ", and the console works in "
          + here
          + " now.";
    }
    Workplace place =
        Workplace.of(lab, progress.variables(), store.files(lab.id()), clients);
    watch(place);
    return progress.finished(lab) ? "" : place.missing();
  }

  private Map<String, String> drawn(Lab lab, Optional<AwsClients> clients) throws IOException {
    Map<String, String> given =
        Map.of(
            "sid",
            store.sid(host.sid()),
            "acct",
            clients.map(known -> known.session().accountId()).orElse(""),
            "region",
            clients.map(known -> known.session().region()).orElse(""));
    return new LabFiles(lab, store.files(lab.id()), given).settle();
  }

  private View changed(String labId, String stepId, UnaryOperator<StepProgress> change)
      throws IOException {
    work.lock();
    try {
      Lab lab = lab(labId);
      String known = lab.step(stepId).id();
      var unused = kept(labId);
      var changed =
          store.update(labId, kept -> kept.with(known, change.apply(kept.step(known))));
      return view(lab);
    } finally {
      work.unlock();
    }
  }

  private interface Work {
    View run() throws IOException, InterruptedException;
  }

  private View alone(Work one) throws IOException, InterruptedException {
    work.lockInterruptibly();
    try {
      return one.run();
    } finally {
      work.unlock();
    }
  }
}
