package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.ExpressRuns;
import dev.lectern.sandbox.Faults;
import dev.lectern.sandbox.FunctionInsight;
import dev.lectern.sandbox.Issuers;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.ReadLag;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.Simulation;
import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.StreamCauses;
import dev.lectern.sandbox.TableCapacity;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.auth.PolicyDecisions;
import dev.lectern.sandbox.auth.Signatures;
import dev.lectern.sandbox.auth.identity.DeskKeys;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore;
import dev.lectern.sandbox.auth.identity.ManagedPolicies;
import dev.lectern.sandbox.auth.oidc.KeptIssuers;
import dev.lectern.sandbox.desk.FaultDesk;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.dynamodb.DynamoDbService;
import dev.lectern.sandbox.iam.IamService;
import dev.lectern.sandbox.journal.Journal;
import dev.lectern.sandbox.lambda.LambdaPorts;
import dev.lectern.sandbox.lambda.LambdaService;
import dev.lectern.sandbox.lambda.run.LambdaSettings;
import dev.lectern.sandbox.lambda.run.MemoryLogs;
import dev.lectern.sandbox.s3.S3Service;
import dev.lectern.sandbox.stepfunctions.StepFunctionsService;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.sts.StsService;
import dev.lectern.sandbox.wire.Dispatcher;
import dev.lectern.sandbox.wire.FaultStage;
import dev.lectern.sandbox.wire.InnerCalls;
import dev.lectern.sandbox.wire.RecentRequests;
import dev.lectern.sandbox.wire.WireSignatures;
import dev.lectern.sandbox.wire.http.HttpLimits;
import dev.lectern.sandbox.wire.http.HttpServer;
import dev.lectern.sandbox.wire.sign.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Puts a sandbox together and starts it. */
public final class SandboxEngine implements SandboxInstance {

  private static final int JOURNAL_ENTRIES = 5_000;

  private final List<Account> accounts;
  private final Store store;
  private final MovableClock clock;
  private final Journal journal = new Journal(JOURNAL_ENTRIES);
  private final Snapshots snapshots;
  private final FaultDesk faults = new FaultDesk();
  private final Film film = new Film();
  private final Effects effects = new EngineEffects(journal, film);
  private final RecentRequests recent = new RecentRequests();
  private final Authority authority;
  private final KeptIssuers issuers;
  private final List<Service> services;
  private final ExpressRuns expressRuns;
  private final EngineDeliveries deliveries = new EngineDeliveries(this::running);
  private final TableCapacity tableCapacity;
  private final ReadLag readLag;
  private final FunctionInsight functions;
  private final Ticker ticker;
  private final HttpServer server;

  private SandboxEngine(SandboxConfig config, Store store) throws IOException {
    this.accounts =
        config.accounts().isEmpty()
            ? List.of(RootKeys.random(SandboxConfig.DEFAULT_ACCOUNT))
            : config.accounts();
    this.store = store;
    ClockKeeper keeper = new ClockKeeper(store);
    InstantSource real = InstantSource.system();
    this.clock = new MovableClock(real, keeper.read());
    this.snapshots =
        new EngineSnapshots(store, keeper, clock, () -> running().forEach(Service::replaced));
    RootKeys roots = new RootKeys(accounts);
    DeskKeys desk = new DeskKeys(roots);
    Identities keys =
        new Identities(new IdentityStore(store), ManagedPolicies.load(), desk, clock::now);
    DecisionPoint decisions = new PolicyDecisions(keys);
    DynamoDbService dynamoDb = new DynamoDbService(store, clock::now);
    this.tableCapacity = dynamoDb.capacity();
    this.readLag = dynamoDb.readLag();
    Guard guard = new Guard(keys, decisions, clock::now, clock::at);
    Verifier verifier = new Verifier(keys, real, clock::at);
    InnerCalls inner = innerCalls(keys, decisions);
    LambdaService lambda =
        lambda(
            keys,
            decisions,
            new WireSignatures(verifier, clock::now),
            inner,
            dynamoDb.streamCauses());
    this.functions = lambda.insight();
    StepFunctionsService states = new StepFunctionsService(store, clock, inner);
    this.expressRuns = states.expressRuns();
    this.issuers = new KeptIssuers(keys.store());
    this.services =
        List.of(
            new S3Service(store, guard, deliveries, effects),
            dynamoDb,
            lambda,
            states,
            new IamService(keys),
            new StsService(keys, issuers, guard.clock()));
    this.authority =
        new AuthorityDesk(
            keys, desk, roots, recent, new EngineCalls(this::running, clock::now), clock::now);
    var _ = clock.onChange(() -> keep(keeper));
    Dispatcher dispatcher =
        new Dispatcher(
            services,
            verifier,
            decisions,
            clock,
            new FaultStage(faults, keys),
            recent,
            film,
            journal::add);
    this.server = HttpServer.start(config.port(), HttpLimits.DEFAULT, dispatcher);
    this.ticker = new Ticker(services, clock);
  }

  /** Step Functions calls the others as the roles of its machines, Lambda as its callers. */
  private InnerCalls innerCalls(Identities identities, DecisionPoint decisions) {
    return new InnerCalls(
        this::running,
        new RoleSessions(identities, clock::now),
        decisions,
        recent,
        clock,
        film,
        journal::add);
  }

  /** The services, also for what is made before they are. */
  List<Service> running() {
    return services;
  }

  /** Its functions call back, so that they learn the endpoint when they start. */
  private LambdaService lambda(
      Identities identities,
      DecisionPoint decisions,
      Signatures signatures,
      InnerCalls inner,
      StreamCauses streamCauses)
      throws IOException {
    return new LambdaService(
        store,
        LambdaSettings.DEFAULT,
        clock::now,
        new LambdaPorts(
            new RoleAccess(
                identities, clock::now, this::endpoint, new RootAccess(accounts, this::endpoint)),
            new MemoryLogs(),
            deliveries,
            inner,
            inner,
            effects,
            streamCauses,
            decisions,
            signatures,
            () -> endpoint().getPort()));
  }

  /**
   * Starts a sandbox; when this returns it accepts requests.
   *
   * @throws java.net.BindException when the port is in use
   * @throws dev.lectern.sandbox.store.StoreLockedException when another process has the data folder
   */
  public static SandboxEngine start(SandboxConfig config) throws IOException {
    Store store = Store.open(config.data());
    try {
      return new SandboxEngine(config, store);
    } catch (IOException | RuntimeException cause) {
      store.close();
      throw cause;
    }
  }

  private void keep(ClockKeeper keeper) {
    try {
      keeper.write(clock.kept());
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's clock cannot be kept", e);
    }
  }

  /** What was found damaged in the data folder, in sentences; empty when all is well. */
  public List<String> notices() {
    return store.notices();
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public List<Account> accounts() {
    return accounts;
  }

  @Override
  public SandboxClock clock() {
    return clock;
  }

  @Override
  public JournalView journal() {
    return journal;
  }

  @Override
  public Snapshots snapshots() {
    return snapshots;
  }

  @Override
  public Authority authority() {
    return authority;
  }

  @Override
  public Issuers issuers() {
    return issuers;
  }

  @Override
  public Simulation simulation() {
    return film;
  }

  @Override
  public List<String> services() {
    return services.stream().map(Service::id).toList();
  }

  @Override
  public List<String> operations(String service) {
    return services.stream()
        .filter(each -> each.id().equals(service))
        .flatMap(each -> each.operations().keySet().stream().sorted())
        .toList();
  }

  @Override
  public List<Coming> coming(Instant until) throws IOException {
    List<Coming> all = new ArrayList<>();
    Instant now = clock.now();
    for (Service service : services) {
      all.addAll(service.coming(now, until));
    }
    return List.copyOf(all);
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public TableCapacity tableCapacity() {
    return tableCapacity;
  }

  @Override
  public FunctionInsight functions() {
    return functions;
  }

  @Override
  public ExpressRuns expressRuns() {
    return expressRuns;
  }

  @Override
  public ReadLag readLag() {
    return readLag;
  }

  @Override
  public void close() {
    try {
      film.close();
      faults.close();
      server.close();
      ticker.close();
      for (Service service : services) {
        service.close();
      }
    } catch (Exception e) {
      log().log(Logger.Level.ERROR, "The sandbox did not stop in order", e);
    }
    try {
      store.close();
    } catch (IOException e) {
      log().log(Logger.Level.ERROR, "The sandbox's store could not be written to its end", e);
    }
  }

  /** Asked for when there is something to say: setting logging up takes a fifth of a start. */
  private static Logger log() {
    return System.getLogger(SandboxEngine.class.getName());
  }
}
