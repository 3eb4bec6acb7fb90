package dev.lectern.sandbox.lambda;

import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.FunctionInsight;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.lambda.access.AccessOperations;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.access.LambdaAccess;
import dev.lectern.sandbox.lambda.code.CodeFolders;
import dev.lectern.sandbox.lambda.code.CodeLinks;
import dev.lectern.sandbox.lambda.function.CodeIntake;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.function.LayerOperations;
import dev.lectern.sandbox.lambda.function.LayerPermissions;
import dev.lectern.sandbox.lambda.function.Layers;
import dev.lectern.sandbox.lambda.invoke.AsyncQueue;
import dev.lectern.sandbox.lambda.invoke.Concurrency;
import dev.lectern.sandbox.lambda.invoke.Destinations;
import dev.lectern.sandbox.lambda.invoke.EventConfigOperations;
import dev.lectern.sandbox.lambda.invoke.FailureRecords;
import dev.lectern.sandbox.lambda.invoke.FunctionDeliveries;
import dev.lectern.sandbox.lambda.invoke.Invoke;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.mapping.Mappings;
import dev.lectern.sandbox.lambda.mapping.Origins;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.run.LambdaSettings;
import dev.lectern.sandbox.lambda.run.ProcessRegister;
import dev.lectern.sandbox.lambda.runtime.Interpreters;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.scale.Provisioning;
import dev.lectern.sandbox.lambda.scale.ScaleOperations;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.lambda.stream.InvokeWithResponseStream;
import dev.lectern.sandbox.lambda.url.UrlGuard;
import dev.lectern.sandbox.lambda.url.UrlOperations;
import dev.lectern.sandbox.lambda.url.UrlVisits;
import dev.lectern.sandbox.lambda.version.VersionOperations;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** AWS Lambda in the sandbox: every execution environment is a process of this computer. */
public final class LambdaService implements Service, Protected, Deliveries {

  private final LambdaAccess permissions;
  private final Environments environments;
  private final AsyncQueue queue;
  private final FunctionDeliveries functions;
  private final Mappings mappings;
  private final UrlVisits visits;
  private final CodeLinks links;
  private final Provisioning provisioning;
  private final FunctionInsight insight;
  private final Map<String, Operation> operations;

  /**
   * On the sandbox's store.
   *
   * @param clock the sandbox's time
   */
  public LambdaService(Store store, LambdaSettings settings, InstantSource clock, LambdaPorts ports)
      throws IOException {
    LambdaState state = LambdaState.on(store);
    this.permissions = new LambdaAccess(state);
    ProcessRegister register = ProcessRegister.open();
    this.environments = new Environments(settings, register, ports.logs(), clock);
    ExecutionRoles roles = new ExecutionRoles(state, ports.asRole(), ports.access());
    Runtimes runtimes =
        new Runtimes(
            new CodeFolders(store, register.folder()),
            Interpreters.ofThisComputer(),
            roles,
            arns -> Layers.blobs(state, arns),
            register);
    Concurrency concurrency = new Concurrency(state, settings.accountConcurrency());
    Invoker invoker =
        new Invoker(state, environments, runtimes, concurrency, ports.effects(), clock);
    FailureRecords failures = new FailureRecords(ports.asRole());
    this.queue =
        new AsyncQueue(
            state,
            invoker,
            new Destinations(state, ports.deliveries(), failures, roles),
            ports.effects(),
            clock);
    this.functions = new FunctionDeliveries(state, queue);
    this.links = new CodeLinks(store, clock, ports.port());
    CodeIntake intake = new CodeIntake(state, ports.asCaller(), register.folder());
    Map<String, Operation> all =
        new TreeMap<>(FunctionOperations.all(state, environments, runtimes, links, intake, roles));
    Invoke invoke = new Invoke(state, invoker, queue, ports.effects());
    all.put("Invoke", invoke);
    all.put("InvokeAsync", invoke::async);
    this.mappings =
        new Mappings(
            state,
            invoker,
            ports.asRole(),
            roles,
            ports.deliveries(),
            failures,
            new Origins(ports.effects(), ports.streamCauses(), clock),
            clock);
    all.putAll(mappings.operations());
    all.put("InvokeWithResponseStream", new InvokeWithResponseStream(invoker));
    this.visits =
        new UrlVisits(
            state,
            invoker,
            new UrlGuard(permissions, ports.decisions(), ports.signatures(), clock),
            clock);
    all.putAll(UrlOperations.all(state, ports.port()));
    all.putAll(VersionOperations.all(state));
    all.putAll(AccessOperations.all(state));
    all.putAll(LayerOperations.all(state, intake, links));
    all.putAll(new LayerPermissions(state).all());
    all.putAll(EventConfigOperations.all(state, roles));
    this.provisioning = new Provisioning(state, environments, runtimes, settings.processes() / 2);
    all.putAll(ScaleOperations.all(state, concurrency, provisioning));
    this.insight =
        new Insight(state, environments.lives(), queue, concurrency, mappings, ports.logs());
    this.operations = Collections.unmodifiableMap(all);
  }

  /** What the API does not tell. */
  public FunctionInsight insight() {
    return insight;
  }

  @Override
  public String id() {
    return "lambda";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return permissions.of(ask);
  }

  @Override
  public Optional<RawReply> raw(RequestHead head, Body body) throws IOException {
    Optional<RawReply> code = links.answer(head);
    return code.isPresent() ? code : visits.answer(head, body);
  }

  @Override
  public boolean knows(String arn) {
    return functions.knows(arn);
  }

  @Override
  public boolean accepts(String arn, Source from) {
    return functions.accepts(arn, from);
  }

  @Override
  public void deliver(String arn, Source from, JsonNode message, Map<String, JsonNode> attributes)
      throws IOException {
    functions.deliver(arn, from, message, attributes);
  }

  @Override
  public void tick(Instant now) {
    queue.tick(now);
    mappings.tick();
    environments.reap(now);
    provisioning.tick();
  }

  @Override
  public void close() throws IOException {
    mappings.close();
    queue.close();
    environments.close();
  }
}
