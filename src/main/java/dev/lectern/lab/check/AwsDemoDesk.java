package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.Persona;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.lab.Condition;
import dev.lectern.lab.Demo;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Template;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Demos on the sandbox of the session. Safe for any thread. */
public final class AwsDemoDesk implements DemoDesk {

  /** The buckets of demos begin with {@code dv-demo-}: there is one instructor on a sandbox. */
  private static final String SID = "demo";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final Duration SETTLING = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  /** A demo that was set up: what its calls have saved goes on from step to step. */
  private static final class Run {
    final Workplace place;
    final Solver solver;
    boolean moved;

    Run(Workplace place, Solver solver) {
      this.place = place;
      this.solver = solver;
    }
  }

  private final Supplier<Catalogue> source;
  private final Path files;
  private final Supplier<Optional<AwsClients>> clients;
  private final Supplier<Optional<SandboxInstance>> sandbox;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();
  private volatile @Nullable Catalogue catalogue;

  /**
   * @param source reads the demos
   * @param files where the files of the demos are made
   * @param clients of who owns the account that the session is in
   * @param sandbox the running sandbox
   */
  public AwsDemoDesk(
      Supplier<Catalogue> source,
      Path files,
      Supplier<Optional<AwsClients>> clients,
      Supplier<Optional<SandboxInstance>> sandbox) {
    this.source = source;
    this.files = files;
    this.clients = clients;
    this.sandbox = sandbox;
  }

  @Override
  public Catalogue demos() {
    Catalogue known = catalogue;
    if (known == null) {
      known = source.get();
      catalogue = known;
    }
    return known;
  }

  @Override
  public String text(Demo demo, String template) {
    Run run = runs.get(demo.id());
    return Template.sentence(template, run == null ? Map.of("sid", SID) : run.place.values());
  }

  @Override
  public void setUp(Demo demo, Progress progress) throws IOException, InterruptedException {
    AwsClients session = session();
    Path folder = files.resolve(demo.id());
    Map<String, String> given =
        Map.of(
            "sid", SID,
            "acct", session.session().accountId(),
            "neighbour", neighbour(session).orElse(""),
            "region", session.session().region());
    progress.message(demo.title());
    Map<String, String> values = new LabFiles(demo.asLab(), folder, given).settle();
    Workplace place = Workplace.of(demo.asLab(), values, folder, session);
    place.files().makeAll();
    clean(place, progress);
    place.solver(CallWatch.SETUP).run(demo.setup(), progress);
    runs.put(demo.id(), new Run(place, place.solver("demo " + demo.id())));
  }

  /** The sandbox's other account, for what is done from one account to another. */
  private Optional<String> neighbour(AwsClients session) {
    return running().accounts().stream()
        .map(SandboxInstance.Account::id)
        .filter(id -> !id.equals(session.session().accountId()))
        .findFirst();
  }

  /** Deletes what belongs to the demo, its users in the other account too. */
  private void clean(Workplace place, Progress progress) throws IOException, InterruptedException {
    place.cleaner().delete(place.resources(), progress);
    Optional<String> other = neighbour(place.clients());
    if (other.isEmpty()) {
      return;
    }
    for (Persona root : place.clients().personas()) {
      if (root.arn().equals("arn:aws:iam::" + other.get() + ":root")) {
        try (SessionClients there = place.clients().withOrigin(CallWatch.SETUP).as(root)) {
          new Cleaner(new AwsCalls(there), SID, other.get())
              .delete(
                  place.resources().stream()
                      .filter(each -> each.kind() == Resource.Kind.USER)
                      .toList(),
                  progress);
        }
      }
    }
  }

  @Override
  public Outcome perform(Demo demo, Demo.DemoStep step, Progress progress)
      throws IOException, InterruptedException {
    Run run = run(demo);
    run.solver.run(step.calls(), progress);
    if (!step.jumpBy().isZero()) {
      settle(run, progress);
      running().clock().advance(step.jumpBy());
      secondOver(progress);
      run.moved = true;
    }
    Demo.Proof proof = step.proof();
    return proof == null ? new Outcome(true, "", "") : prove(run, proof, PATIENCE, progress);
  }

  @Override
  public Outcome look(Demo demo, Demo.DemoStep step, Progress progress)
      throws InterruptedException {
    Run run = run(demo);
    Demo.Proof proof = step.proof();
    Outcome outcome =
        proof == null || !run.solver.knows(proof.with())
            ? new Outcome(true, "", "")
            : prove(run, proof, GLANCE, progress);
    // whoever moved the clock by hand has it brought back as well
    run.moved |= outcome.asExpected() && !step.jumpBy().isZero();
    return outcome;
  }

  private Run run(Demo demo) {
    Run run = runs.get(demo.id());
    if (run == null) {
      throw new ProblemException(
          UserProblem.of(
              "The demo is not set up.",
              "Its buckets and files are made when it is set up.",
              "Set it up first."));
    }
    return run;
  }

  /**
   * Waits until the demo's functions have tried the asynchronous events that are due. A clock that
   * jumps while one is being tried would have it tried again that much later.
   */
  private void settle(Run run, Progress progress) throws InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (!settled(run) && System.nanoTime() < end) {
      Pause.of(BETWEEN_LOOKS, progress);
    }
  }

  private boolean settled(Run run) {
    SandboxInstance sandbox = running();
    SessionInfo session = session().session();
    Instant now = sandbox.clock().now();
    return run.place.resources().stream()
        .filter(each -> each.kind() == Resource.Kind.FUNCTION)
        .flatMap(
            each ->
                sandbox
                    .functions()
                    .events(session.accountId(), session.region(), each.name())
                    .stream())
        .noneMatch(event -> event.condition().isEmpty() && !event.due().isAfter(now));
  }

  /** Looks until it is so: what a moved clock sets going takes a moment. */
  private static Outcome prove(Run run, Demo.Proof proof, Duration patience, Progress progress)
      throws InterruptedException {
    Condition condition = Condition.parse(proof.expect());
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Answer answer = run.place.grader().call(proof.call(), run.solver.filled(proof.with()));
      Condition.Outcome outcome = condition.test(answer.json());
      if (outcome.passed() || System.nanoTime() > end) {
        return new Outcome(outcome.passed(), outcome.expected(), outcome.found());
      }
      Pause.of(BETWEEN_LOOKS, progress);
    }
  }

  @Override
  public void reset(Demo demo, Progress progress) throws IOException, InterruptedException {
    Run run = runs.remove(demo.id());
    if (run == null) {
      return;
    }
    clean(run.place, progress);
    if (run.moved) {
      running().clock().reset();
      secondOver(progress);
    }
  }

  /**
   * Signatures tell their time in whole seconds: one of the second in which the clock was changed
   * would count as made before.
   */
  private static void secondOver(Progress progress) throws InterruptedException {
    Pause.of(Duration.ofMillis(1001 - Instant.now().toEpochMilli() % 1000), progress);
  }

  private SandboxInstance running() {
    return sandbox.get().orElseThrow(AwsDemoDesk::elsewhere);
  }

  private AwsClients session() {
    return clients
        .get()
        .filter(
            session ->
                session.session().kind() == SessionInfo.Kind.SANDBOX && sandbox.get().isPresent())
        .orElseThrow(AwsDemoDesk::elsewhere);
  }

  private static ProblemException elsewhere() {
    return new ProblemException(
        UserProblem.of(
            "Demos run on the sandbox.",
            "They move its clock and delete what they made.",
            "Choose the sandbox in the session menu."));
  }
}
