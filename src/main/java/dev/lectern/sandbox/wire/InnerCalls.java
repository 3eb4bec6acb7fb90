package dev.lectern.sandbox.wire;

import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.CallerCalls;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.wire.protocol.MemoryBody;
import dev.lectern.sandbox.wire.protocol.NamedInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls between services that go the way of a request: read, decided, done, told. */
public final class InnerCalls implements RoleCalls, CallerCalls {

  /** The roles that services act with. */
  public interface Roles {

    /**
     * Who a role's session is.
     *
     * @throws ServiceException what AWS says where the role cannot be assumed
     */
    Caller caller(Identity as);

    /** Whether IAM has it. */
    boolean keeps(Identity as);

    /** Whether the service may assume it. */
    boolean trusts(Identity as);
  }

  private static final int OK = 200;

  private final Supplier<List<Service>> services;
  private final Roles roles;
  private final DecisionPoint decisions;
  private final Gate gate;
  private final SandboxClock clock;
  private final Film film;
  private final Consumer<JournalView.Entry> journal;
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();

  /** Who asks every few moments would push everything else out of what is remembered. */
  private final Gate unseen;

  /**
   * Between the services of one sandbox.
   *
   * @param roles as whom the services call
   */
  public InnerCalls(
      Supplier<List<Service>> services,
      Roles roles,
      DecisionPoint decisions,
      RecentRequests recent,
      SandboxClock clock,
      Film film,
      Consumer<JournalView.Entry> journal) {
    this.services = services;
    this.roles = roles;
    this.decisions = decisions;
    this.gate = new Gate(decisions, recent);
    this.unseen = new Gate(decisions, new RecentRequests());
    this.clock = clock;
    this.film = film;
    this.journal = journal;
  }

  private Optional<Service> find(String service) {
    return services.get().stream().filter(each -> each.id().equals(service)).findFirst();
  }

  @Override
  public boolean has(String service, String operation) {
    return find(service).filter(one -> one.operations().containsKey(operation)).isPresent();
  }

  @Override
  public Answer call(Identity as, String service, String operation, JsonNode input, byte[] body)
      throws IOException {
    Reply reply =
        answer(
            () -> roles.caller(as),
            Map.of(),
            new Gate.Scope(as.region(), clock.now()),
            service,
            operation,
            input,
            new MemoryBody(body),
            gate,
            journal);
    return new Answer(reply.output(), bytes(reply.payload()));
  }

  @Override
  public ObjectNode poll(Identity as, String service, String operation, JsonNode input)
      throws IOException {
    return answer(
            () -> roles.caller(as),
            Map.of(),
            new Gate.Scope(as.region(), clock.now()),
            service,
            operation,
            input,
            new MemoryBody(new byte[0]),
            unseen,
            untold -> {})
        .output();
  }

  @Override
  public boolean may(
      Identity as, String operation, String action, String resource, ObjectNode input) {
    Caller caller;
    try {
      caller = roles.caller(as);
    } catch (ServiceException untrusted) {
      return false;
    }
    RequestHead head = new RequestHead("POST", "/", "", Map.of(), "127.0.0.1");
    Ask ask = new Ask(operation, action, resource, input, caller, as.region(), head);
    Gate.Scope scope = new Gate.Scope(as.region(), clock.now());
    return find(action.substring(0, action.indexOf(':')))
        .map(target -> Gate.accesses(target, ask))
        .orElseGet(() -> List.of(Access.own(action, resource, Map::of)))
        .stream()
        .map(access -> Gate.request(access, head, scope, access.who(caller)))
        .allMatch(request -> decisions.decide(request).allowed());
  }

  @Override
  public boolean trusts(Identity as) {
    return roles.trusts(as);
  }

  @Override
  public boolean keeps(Identity as) {
    return roles.keeps(as);
  }

  @Override
  public Reply call(Call cause, String service, String operation, ObjectNode input)
      throws IOException {
    return answer(
        cause::caller,
        Map.of("x-amzn-trace-id", List.of("Cause=" + cause.requestId())),
        new Gate.Scope(cause.region(), clock.now(), true),
        service,
        operation,
        input,
        new MemoryBody(new byte[0]),
        gate,
        journal);
  }

  private Reply answer(
      Supplier<Caller> caller,
      Map<String, List<String>> headers,
      Gate.Scope scope,
      String service,
      String operation,
      JsonNode input,
      Body body,
      Gate decider,
      Consumer<JournalView.Entry> told)
      throws IOException {
    Service target =
        find(service)
            .filter(one -> one.operations().containsKey(operation))
            .orElseThrow(
                () ->
                    new ServiceException(
                        501,
                        "NotImplemented",
                        "The sandbox has no operation " + operation + " of " + service + "."));
    Registered known =
        registered.computeIfAbsent(service, id -> new Registered(target, Runnable::run));
    OperationModel model = known.model().operation(operation).orElseThrow();
    Trace trace = new Trace(clock.now(), film);
    RequestHead head = new RequestHead("POST", "/", "", headers, "127.0.0.1");
    trace.head(head);
    trace.of(service);
    trace.operation = operation;
    trace.registered = known;
    try {
      trace.caller = caller.get();
      ObjectNode members = NamedInput.read(known.model(), model, input);
      trace.parameters = JournalValues.of(members);
      trace.resource = Gate.resource(model, members, scope.region(), trace.caller);
      Map<Integer, ServiceException> refused =
          decider.pass(known, model, members, head, scope, trace);
      Operation work = target.operations().get(operation);
      Call call =
          new Call(
              operation,
              members,
              body,
              trace.caller,
              scope.region(),
              clock.now(),
              trace.requestId,
              head,
              refused);
      Reply reply = work == null ? Reply.empty() : work.handle(call);
      trace.result = JournalValues.of(reply.output());
      told.accept(trace.entry(OK));
      return reply;
    } catch (ServiceException refused) {
      trace.errorCode = refused.code();
      told.accept(trace.entry(refused.status()));
      throw refused;
    }
  }

  private static byte[] bytes(@Nullable Payload payload) throws IOException {
    if (payload == null) {
      return new byte[0];
    }
    try (payload) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      payload.writeTo(out);
      return out.toByteArray();
    } catch (IOException | RuntimeException fault) {
      throw fault;
    } catch (Exception fault) {
      throw new IOException(fault);
    }
  }
}
