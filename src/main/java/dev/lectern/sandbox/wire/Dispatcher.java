package dev.lectern.sandbox.wire;

import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.wire.http.HttpHandler;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.http.HttpRequest;
import dev.lectern.sandbox.wire.http.IncompleteBodyException;
import dev.lectern.sandbox.wire.protocol.MemoryBody;
import dev.lectern.sandbox.wire.protocol.Query;
import dev.lectern.sandbox.wire.sign.CheckedBody;
import dev.lectern.sandbox.wire.sign.Claim;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import dev.lectern.sandbox.wire.sign.Verification;
import dev.lectern.sandbox.wire.sign.Verifier;
import dev.lectern.sigv4.Digests;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of a request: host, service, signature, operation, members, decision, work, answer. Every
 * request ends in the journal.
 */
public final class Dispatcher implements HttpHandler {

  // Lambda takes 50 MB of code, which is 70,167,211 bytes as JSON.
  private static final int LARGEST_DOCUMENT = 70_167_211;
  private final Directory directory;
  private final Verifier verifier;
  private final Gate gate;
  private final SandboxClock clock;
  private final FaultStage faults;
  private final Film film;
  private final Consumer<JournalView.Entry> journal;

  /**
   * @param services all that can be called
   * @param verifier who signed
   * @param decisions who may
   * @param clock the sandbox's time
   * @param faults what goes wrong on purpose
   * @param recent takes each request that was read
   * @param film may hold requests between their stages
   * @param journal takes an entry for each request
   */
  public Dispatcher(
      List<Service> services,
      Verifier verifier,
      DecisionPoint decisions,
      SandboxClock clock,
      FaultStage faults,
      RecentRequests recent,
      Film film,
      Consumer<JournalView.Entry> journal) {
    this.directory = new Directory(services);
    this.verifier = verifier;
    this.gate = new Gate(decisions, recent);
    this.clock = clock;
    this.faults = faults;
    this.film = film;
    this.journal = journal;
  }

  @Override
  public HttpReply handle(HttpRequest request) {
    Trace trace = new Trace(clock.now(), film);
    trace.newConnection = request.first();
    trace.head(request.head());
    HttpReply reply = answerOrError(request, trace);
    journal.accept(trace.end(reply.status()));
    return trace.dated(reply);
  }

  private HttpReply answerOrError(HttpRequest request, Trace trace) {
    try {
      return answer(request, trace);
    } catch (FaultStage.CutException cut) {
      return FaultStage.cut(request);
    } catch (ServiceException error) {
      return error(request.head(), error, trace);
    } catch (SocketTimeoutException slow) {
      return error(
          request.head(),
          new ServiceException(
              400,
              "RequestTimeout",
              "Your socket connection to the server was not read from or written to within the"
                  + " timeout period. Idle connections will be closed."),
          trace);
    } catch (IncompleteBodyException | SocketException shorterOrGone) {
      return error(
          request.head(),
          new ServiceException(
              400,
              "IncompleteBody",
              "You did not provide the number of bytes specified by the Content-Length HTTP"
                  + " header"),
          trace);
    } catch (IOException | RuntimeException fault) {
      log()
          .log(
              Logger.Level.ERROR,
              "Request " + trace.requestId + " (" + trace.operation + ") failed in the sandbox",
              fault);
      return error(
          request.head(),
          new ServiceException(500, "InternalError", DiskFull.message(fault)),
          trace);
    }
  }

  private HttpReply error(RequestHead head, ServiceException error, Trace trace) {
    trace.errorCode = error.code();
    Registered registered = trace.registered;
    return registered == null
        ? directory.error(head, error, trace.requestId)
        : withAnswerHeaders(
            registered.service(), head, registered.protocol().error(error, trace.requestId));
  }

  private HttpReply answer(HttpRequest request, Trace trace) throws IOException {
    RequestHead head = request.head();
    RequestRules.checkHost(head);
    Query query = query(head);
    Claim.Reading reading = Claim.read(head, query.values());
    trace.of(directory.name(head, reading, query));
    Registered target = directory.find(trace.service).orElseThrow(() -> noService(trace.service));
    trace.registered = target;
    Optional<RawReply> raw = target.service().raw(head, CheckedBody.unchecked(request));
    if (raw.isPresent()) {
      RawReply reply = raw.get();
      Map<String, String> headers = new LinkedHashMap<>(reply.headers());
      headers.putIfAbsent("x-amz-request-id", trace.requestId);
      return new HttpReply(reply.status(), headers, reply.payload(), reply.cookies());
    }
    OperationModel seen = glance(target, head, query);
    trace.operation = seen == null ? "" : seen.name();
    trace.pass(Stage.CLIENT, Stage.SIGNATURE);
    Body body = authenticate(request, reading, query, target, trace);
    trace.pass(Stage.SIGNATURE, Stage.IDENTITY);
    OperationModel operation = seen == null ? target.protocol().route(head, query, body) : seen;
    trace.operation = operation.name();
    Operation work = target.service().operations().get(operation.name());
    if (work == null) {
      throw notInSandbox(target, operation);
    }
    trace.pass(Stage.IDENTITY, Stage.FAULT);
    faults.strike(target, trace);
    trace.pass(Stage.FAULT, Stage.INPUT);
    RequestRules.checkHeaders(operation, head);
    ObjectNode input = target.protocol().read(operation, head, query, body);
    trace.parameters = JournalValues.of(input);
    trace.resource = Gate.resource(operation, input, region(reading), trace.caller);
    trace.pass(Stage.INPUT, Stage.DECISION);
    Map<Integer, ServiceException> refused =
        gate.pass(
            target, operation, input, head, new Gate.Scope(region(reading), clock.now()), trace);
    trace.pass(Stage.DECISION, Stage.OPERATION);
    Call call =
        new Call(
            operation.name(),
            input,
            body,
            trace.caller,
            region(reading),
            clock.now(),
            trace.requestId,
            head,
            refused);
    Reply reply = work.handle(call);
    trace.result = JournalValues.of(reply.output());
    trace.pass(Stage.OPERATION, Stage.ANSWER);
    if (trace.cutAfterWork) {
      closeUnread(reply.payload());
      return HttpReply.CUT;
    }
    return withAnswerHeaders(
        target.service(), head, target.protocol().write(operation, reply, trace.requestId));
  }

  private static void closeUnread(@Nullable Payload payload) throws IOException {
    if (payload != null) {
      payload.close();
    }
  }

  private static Query query(RequestHead head) {
    try {
      return Query.parse(head.rawQuery());
    } catch (IllegalArgumentException encoding) {
      throw new ServiceException(400, "InvalidURI", "Couldn't parse the specified URI.")
          .with("URI", head.rawPath() + "?" + head.rawQuery());
    }
  }

  /** The operation where it can be seen without the body, so that a refusal can be told of it. */
  private static @Nullable OperationModel glance(Registered target, RequestHead head, Query query)
      throws IOException {
    try {
      return target.protocol().route(head, query, new MemoryBody(new byte[0]));
    } catch (ServiceException later) {
      return null;
    }
  }

  private static ServiceException noService(String name) {
    return new ServiceException(
        501, "NotImplemented", "The sandbox has no service with the signing name " + name + ".");
  }

  private static ServiceException notInSandbox(Registered target, OperationModel operation) {
    return new ServiceException(
        501,
        "NotImplemented",
        "The operation "
            + operation.name()
            + " of "
            + target.service().id()
            + " is not in the sandbox. On AWS it exists.");
  }

  /** Who sent it, and a body that fails when it is not what was signed. */
  private Body authenticate(
      HttpRequest request, Claim.Reading reading, Query query, Registered target, Trace trace)
      throws IOException {
    return switch (reading) {
      case Claim.Reading.None none ->
          target.protocol().announcesPayloadHash()
              ? CheckedBody.unchecked(request)
              : new MemoryBody(document(request));
      case Claim.Reading.Broken broken -> throw target.protocol().refuse(broken.fault());
      case Claim.Reading.Made made ->
          target.protocol().announcesPayloadHash()
              ? CheckedBody.of(
                  request,
                  verify(
                      request,
                      made.claim(),
                      announcedHash(request, made, target),
                      query,
                      target,
                      trace))
              : signedDocument(request, made.claim(), query, target, trace);
    };
  }

  private Body signedDocument(
      HttpRequest request, Claim claim, Query query, Registered target, Trace trace)
      throws IOException {
    byte[] bytes = document(request);
    verify(request, claim, Digests.sha256Hex(bytes), query, target, trace);
    return new MemoryBody(bytes);
  }

  private static byte[] document(HttpRequest request) throws IOException {
    byte[] bytes = request.body().readNBytes(LARGEST_DOCUMENT + 1);
    if (bytes.length > LARGEST_DOCUMENT) {
      throw new ServiceException(413, "RequestEntityTooLarge", "The request is too large.");
    }
    return bytes;
  }

  private static String announcedHash(
      HttpRequest request, Claim.Reading.Made made, Registered target) {
    Optional<String> header = request.head().header("x-amz-content-sha256");
    if (header.isEmpty()) {
      if (made.claim().presigned()) {
        return "UNSIGNED-PAYLOAD";
      }
      throw target.protocol().refuse(new SignatureFault.NoContentHash());
    }
    if (!CheckedBody.known(header.get())) {
      throw target.protocol().refuse(new SignatureFault.WrongContentHash(header.get()));
    }
    return header.get();
  }

  private Verification.Signed verify(
      HttpRequest request,
      Claim claim,
      String payloadHash,
      Query query,
      Registered target,
      Trace trace) {
    RequestHead head = request.head();
    String token = Claim.token(head, query.values());
    Verifier there = verifier.ahead(faults.skew(claim, trace));
    return switch (there.verify(head, claim, payloadHash, token, clock.now())) {
      case Verification.Signed signed -> {
        trace.caller = signed.caller();
        trace.canonicalRequest = signed.canonicalRequest();
        yield signed;
      }
      case Verification.Refused refused -> {
        trace.canonicalRequest = refused.canonicalRequest();
        faults.refused(claim, refused.fault(), trace);
        throw target.protocol().refuse(refused.fault());
      }
    };
  }

  private static String region(Claim.Reading reading) {
    return reading instanceof Claim.Reading.Made made ? made.claim().scope().region() : "us-east-1";
  }

  private static HttpReply withAnswerHeaders(Service service, RequestHead head, HttpReply reply) {
    Map<String, String> more = service.answerHeaders(head);
    if (more.isEmpty()) {
      return reply;
    }
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.putAll(more);
    return new HttpReply(reply.status(), headers, reply.payload(), reply.cookies());
  }

  @Override
  public HttpReply refuse(Refusal refusal) {
    Trace trace = new Trace(clock.now(), film);
    ServiceException error =
        switch (refusal) {
          case MALFORMED ->
              new ServiceException(
                  400, "BadRequest", "An error occurred when parsing the HTTP request.");
          case HEAD_TOO_LARGE ->
              new ServiceException(
                  400,
                  "RequestHeaderSectionTooLarge",
                  "Your request header section exceeds the maximum allowed size.");
          case BUSY ->
              new ServiceException(
                  503,
                  "ServiceUnavailable",
                  "All connections of the sandbox are in use. Close some and try again.");
        };
    RequestHead none = new RequestHead("", "/", "", Map.of(), "");
    HttpReply reply = error(none, error, trace);
    journal.accept(trace.entry(reply.status()));
    return reply;
  }

  /** Asked for when there is something to say: setting logging up takes a fifth of a start. */
  private static Logger log() {
    return System.getLogger(Dispatcher.class.getName());
  }
}
