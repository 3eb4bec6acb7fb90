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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls between services that go the way of a request: read, decided, done, told. */
public final class InnerCalls implements RoleCalls, CallerCalls {

  private static final int OK = 200;

  private final Supplier<List<Service>> services;
  private final Function<Identity, Caller> callers;
  private final Gate gate;
  private final SandboxClock clock;
  private final Film film;
  private final Consumer<JournalView.Entry> journal;
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();

  /**
   * Between the services of one sandbox.
   *
   * @param callers who a role's session is; throws what AWS says where the role cannot be assumed
   */
  public InnerCalls(
      Supplier<List<Service>> services,
      Function<Identity, Caller> callers,
      DecisionPoint decisions,
      RecentRequests recent,
      SandboxClock clock,
      Film film,
      Consumer<JournalView.Entry> journal) {
    this.services = services;
    this.callers = callers;
    this.gate = new Gate(decisions, recent);
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
            () -> callers.apply(as),
            Map.of(),
            as.region(),
            service,
            operation,
            input,
            new MemoryBody(body));
    return new Answer(reply.output(), bytes(reply.payload()));
  }

  @Override
  public Reply call(Call cause, String service, String operation, ObjectNode input)
      throws IOException {
    return answer(
        cause::caller,
        Map.of("x-amzn-trace-id", List.of("Cause=" + cause.requestId())),
        cause.region(),
        service,
        operation,
        input,
        new MemoryBody(new byte[0]));
  }

  private Reply answer(
      Supplier<Caller> caller,
      Map<String, List<String>> headers,
      String region,
      String service,
      String operation,
      JsonNode input,
      Body body)
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
      trace.resource = Gate.resource(model, members, region, trace.caller);
      gate.pass(known, model, members, head, new Gate.Scope(region, clock.now()), trace);
      Operation work = target.operations().get(operation);
      Call call =
          new Call(
              operation, members, body, trace.caller, region, clock.now(), trace.requestId, head);
      Reply reply = work == null ? Reply.empty() : work.handle(call);
      trace.result = JournalValues.of(reply.output());
      journal.accept(trace.entry(OK));
      return reply;
    } catch (ServiceException refused) {
      trace.errorCode = refused.code();
      journal.accept(trace.entry(refused.status()));
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
