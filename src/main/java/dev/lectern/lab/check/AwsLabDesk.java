package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.Progress;
import dev.lectern.task.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

  /**
   * Reads nothing yet.
   *
   * @param source the labs as they are now; asked often
   * @param store keeps progress
   */
  public AwsLabDesk(Supplier<LabLoader.Catalogue> source, ProgressStore store, LabHost host) {
    this.source = source;
    this.store = store;
    this.host = host;
    this.watch = new CallWatch(host.calls(), host.clock(), this::seen, this::answered);
  }

  private LabLoader.Catalogue catalogue() {
    return source.get();
  }

  @Override
  public List<Entry> labs() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Lab lab : catalogue().labs()) {
      Optional<LabProgress> kept = store.load(lab.id());
      kept.ifPresent(progress -> states.owns(lab, progress.variables()));
      entries.add(
          new Entry(
              lab,
              kept.map(LabProgress::score).orElse(0),
              kept.map(LabProgress::ready).orElse(false),
              kept.map(progress -> progress.finished(lab)).orElse(false)));
    }
    // what the sandbox goes on with after a restart may be a lab's, so that is known first
    watch.watch(host.sandbox().get());
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
          AwsClients clients = host.session();
          if (lab.sandboxOnly() && host.sandboxOf(clients.session()).isEmpty()) {
            throw LabHost.elsewhere(lab);
          }
          progress.message("Preparing your files");
          Map<String, String> values = drawn(lab, Optional.of(clients));
          Workplace place = Workplace.of(lab, values, store.files(labId), clients);
          place.files().makeAll();
          watch.watch(host.sandbox().get());
          states.owns(lab, values);
          store.save(
              LabProgress.begin(labId, LabHost.place(clients), host.clock().instant(), values));
          steps(place).setUp(progress);
          var _ = store.update(labId, LabProgress::setUp);
          return standing(lab);
        });
  }

  @Override
  public View check(String labId, String stepId, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          View view = view(lab);
          Step step = lab.step(stepId);
          StepProgress before = kept(labId).step(stepId);
          if (!view.lost().isEmpty() || (before.state() == StepState.PASSED && !step.live())) {
            return view;
          }
          StepWork steps = steps(place(lab));
          watch.settle();
          steps.check(step, answers, progress);
          steps.checkLive(step, progress);
          if (!before.over()) {
            steps.keepNext(step);
          }
          return standing(lab);
        });
  }

  @Override
  public View hint(String labId, String stepId, int number) throws IOException {
    return changed(
        labId, stepId, step -> step.withHints(Math.max(step.hints(), Math.clamp(number, 0, 3))));
  }

  @Override
  public View skip(String labId, String stepId) throws IOException {
    View view =
        changed(
            labId,
            stepId,
            step -> step.over() ? step : step.over(StepState.SKIPPED, host.clock().instant()));
    if (view.lost().isEmpty() && view.progress().ready()) {
      steps(place(view.lab())).keepNext(view.lab().step(stepId));
    }
    return view;
  }

  @Override
  public View solve(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException {
    return alone(
        () -> {
          Lab lab = lab(labId);
          if (kept(labId).step(stepId).state() != StepState.PASSED) {
            steps(place(lab)).solve(lab.step(stepId), progress);
          }
          return standing(lab);
        });
  }

  @Override
  public String resetSays(String labId, String stepId) {
    try {
      Lab lab = lab(labId);
      Step step = lab.step(stepId);
      Workplace place = place(lab);
      String owned =
          place.resources().stream()
              .map(thing -> "the " + thing)
              .collect(Collectors.joining(", "))
              .replaceFirst(", (?=[^,]*$)", " and ");
      String points =
          " Points that you earned in this step and after it are gone; hints that you opened stay"
              + " open.";
      if (steps(place).beginning(step).isPresent()) {
        return "Puts "
            + owned
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
      return "Deletes " + owned + " with everything in it and makes it again" + how + points;
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
          StepWork steps = steps(place(lab));
          watch.settle();
          steps.reset(lab.step(stepId), progress);
          return standing(lab);
        });
  }

  @Override
  public List<Resource> left(String labId) throws IOException {
    Workplace place = place(lab(labId));
    return place.cleaner().left(place.resources());
  }

  @Override
  public View cleanUp(String labId, Progress progress) throws IOException, InterruptedException {
    return alone(
        () -> {
          Workplace place = place(lab(labId));
          place.cleaner().delete(place.resources(), progress);
          return view(lab(labId));
        });
  }

  /** A check of a step in which a mistake was made. */
  StepProgress mistaken(Lab lab, Step step, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    steps(place(lab)).checkMistake(step, answers, progress);
    return kept(lab.id()).step(step.id());
  }

  /** A check of a step on which nothing was done: there is nothing to wait for. */
  StepProgress look(Lab lab, Step step, Progress progress) throws IOException {
    steps(place(lab)).look(step, progress);
    return kept(lab.id()).step(step.id());
  }

  /** Moves the clock on as the solution of a step does. */
  void jump(Lab lab, Step step) throws IOException {
    steps(place(lab)).jump(step);
  }

  /** From now on a reset of that lab deletes and makes everything again, as in an account. */
  void forgetBeginnings(String labId) throws IOException {
    Optional<SandboxInstance> sandbox = host.sandbox().get();
    if (sandbox.isPresent()) {
      states.forget(sandbox.get(), labId);
    }
  }

  /** Stops listening; what was seen of the learner's calls is kept. */
  @Override
  public void close() {
    watch.settle();
    watch.close();
  }

  private void seen(LabProgress.SeenCall call) {
    // on the thread of the call, whose task may have been cancelled: that would break off the files
    states
        .owner(call.call(), call.parameters())
        .ifPresent(labId -> Whole.of(() -> keep(labId, call)));
  }

  private Optional<LabProgress> keep(String labId, LabProgress.SeenCall call) throws IOException {
    return asked(lab(labId), call.call())
        ? store.update(labId, kept -> kept.with(call))
        : Optional.empty();
  }

  private static boolean asked(Lab lab, String call) {
    return lab.everyCheck().stream().anyMatch(check -> check.asksFor(call));
  }

  private void answered(JournalView.Entry entry) {
    host.sandbox().get().ifPresent(sandbox -> states.answered(sandbox, entry));
  }

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

  /** Where the lab was begun; in another account or Region nothing is done for it. */
  private Workplace place(Lab lab) throws IOException {
    LabProgress kept = kept(lab.id());
    AwsClients clients = host.sessionOf(kept);
    Workplace place = Workplace.of(lab, kept.variables(), store.files(lab.id()), clients);
    states.owns(lab, place.values());
    watch.watch(host.sandbox().get());
    return place;
  }

  private View view(Lab lab) throws IOException {
    Optional<AwsClients> clients = host.clients().get();
    Optional<LabProgress> kept = store.load(lab.id());
    if (kept.isEmpty() || !kept.get().ready()) {
      Map<String, String> values = drawn(lab, clients);
      LabProgress fresh = LabProgress.begin(lab.id(), "", host.clock().instant(), values);
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
    String here = LabHost.place(clients);
    if (!here.equals(progress.sessionId())) {
      return "This lab was begun in "
          + progress.sessionId()
          + ", and the console works in "
          + here
          + " now.";
    }
    return progress.finished(lab)
        ? ""
        : Workplace.of(lab, progress.variables(), store.files(lab.id()), clients).missing();
  }

  private StepWork steps(Workplace place) {
    return new StepWork(place, host, store, states, watch);
  }

  /** What is kept now; that the lab's things are there has been seen. */
  private View standing(Lab lab) throws IOException {
    LabProgress kept = kept(lab.id());
    return new View(lab, kept, kept.variables(), "");
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
      var _ = kept(labId);
      var unusedToo = store.update(labId, kept -> kept.with(known, change.apply(kept.step(known))));
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
