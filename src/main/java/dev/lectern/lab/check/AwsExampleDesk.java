package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.Operations;
import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.Resource;
import dev.lectern.lab.example.Differences;
import dev.lectern.lab.example.Draft;
import dev.lectern.lab.example.DraftWriter;
import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.lab.example.Look;
import dev.lectern.lab.example.Recorded;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Watches the console's own calls on the sandbox; one author at a time. Safe for any thread. */
public final class AwsExampleDesk implements ExampleDesk {

  /** Proves a lab on a sandbox of its own. */
  @FunctionalInterface
  public interface Prover {
    /** What was found, step by step. */
    List<LabProof.Row> prove(Lab lab, Progress progress) throws IOException, InterruptedException;
  }

  /** Operations with a payload that S3 can give back as it was sent. */
  private static final String WITH_BODY = "s3:PutObject";

  private final LabHost host;
  private final String prefix;
  private final Supplier<Path> labs;
  private final Prover prover;
  private final List<ApiCall> unmarked = new ArrayList<>();
  private final Set<Resource> things = new LinkedHashSet<>();
  private List<Look> state = List.of();
  private @Nullable AutoCloseable watching;

  /**
   * @param sid the author's id, which names begin with
   * @param labs the folder that labs are written to
   */
  public AwsExampleDesk(LabHost host, String sid, Supplier<Path> labs, Prover prover) {
    this.host = host;
    this.prefix = "dv-" + sid + "-";
    this.labs = labs;
    this.prover = prover;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public Place place() {
    AwsClients clients = session();
    return new Place(clients.session().accountId(), clients.session().region());
  }

  @Override
  public synchronized void begin() {
    var _ = session();
    close();
    unmarked.clear();
    things.clear();
    state = List.of();
    watching = host.calls().onCall(this::seen);
  }

  private void seen(ApiCall call) {
    boolean own = call.origin().equals(CallWatch.SETUP) || call.origin().equals(CallWatch.GRADER);
    if (!own && call.errorCode() == null && Operations.mutating(call.operation())) {
      synchronized (this) {
        unmarked.add(call);
      }
    }
  }

  @Override
  public synchronized Recorded mark(Progress progress) throws InterruptedException {
    if (watching == null) {
      throw new ProblemException(
          UserProblem.of(
              "Nothing is being recorded.",
              "What a lab is made of has to be done while it is watched.",
              "Begin first."));
    }
    List<ApiCall> done = List.copyOf(unmarked);
    unmarked.clear();
    AwsCalls grader = new AwsCalls(session().withOrigin(CallWatch.GRADER));
    List<Call> calls = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (ApiCall call : done) {
      progress.check();
      progress.message(call.operation());
      again(call, grader, calls, left);
    }
    List<Look> now = new ArrayList<>();
    Belongings belongings = new Belongings(grader, place().account());
    for (Resource thing : things) {
      progress.check();
      progress.message("Looking at " + thing);
      now.addAll(belongings.looks(thing));
    }
    List<Look> before = state;
    state = List.copyOf(now);
    return new Recorded(
        List.copyOf(calls),
        Differences.between(before, state),
        List.copyOf(things),
        List.copyOf(left));
  }

  /** Keeps a call as one that a lab can make again, or says why it cannot. */
  private void again(ApiCall call, AwsCalls grader, List<Call> calls, List<String> left) {
    String name = call.service() + ":" + call.operation();
    JsonNode parameters = SdkShapes.awsNames(call.parameters());
    Set<Resource> touched = Touched.by(name, parameters);
    if (touched.isEmpty() || !touched.stream().allMatch(thing -> thing.name().startsWith(prefix))) {
      left.add(
          name
              + " is left out: it is about something whose name does not begin with "
              + prefix
              + ".");
      return;
    }
    things.addAll(touched);
    if (!AwsCalls.known(name) || parameters.toString().contains("\"ZipFile\"")) {
      left.add(name + " has to be written by hand: labs cannot repeat it from here.");
      return;
    }
    Call.@Nullable Payload body = null;
    if (name.equals(WITH_BODY)) {
      String text = content(call, parameters, grader);
      if (text == null) {
        left.add(name + " has to be written by hand: what was uploaded is no text below 64 KB.");
        return;
      }
      body = new Call.Payload(text, null, null, 0, 0);
    }
    calls.add(
        new Call(name, plain(parameters), body, Map.of(), "", "", 0, "", List.of(), Json.object()));
  }

  /** Without what the SDK adds by itself, or what belongs to this one request. */
  private static ObjectNode plain(JsonNode parameters) {
    ObjectNode plain = (ObjectNode) parameters.deepCopy();
    plain.remove(
        List.of("ChecksumAlgorithm", "ContentLength", "ContentMD5", "Body", "ClientRequestToken"));
    return plain;
  }

  private static @Nullable String content(ApiCall call, JsonNode parameters, AwsCalls grader) {
    ObjectNode with = Json.object();
    with.set("Bucket", parameters.path("Bucket"));
    with.set("Key", parameters.path("Key"));
    String version = call.result() == null ? "" : call.result().path("VersionId").asString("");
    if (!version.isEmpty()) {
      with.put("VersionId", version);
    }
    JsonNode text = grader.call("s3:GetObject", with).json().path("Body").path("Text");
    return text.isString() ? text.asString() : null;
  }

  @Override
  public Path write(Draft draft) throws IOException, LabException {
    Path folder = DraftWriter.write(labs.get(), draft);
    var _ = load(folder);
    return folder;
  }

  private static Lab load(Path folder) throws LabException {
    return new LabLoader(AwsCalls::known).load(folder);
  }

  @Override
  public List<String> prove(Path folder, Progress progress)
      throws IOException, InterruptedException {
    try {
      return LabProof.faults(prover.prove(load(folder), progress));
    } catch (LabException e) {
      return e.findings().stream().map(Object::toString).toList();
    }
  }

  private AwsClients session() {
    return host.clients()
        .get()
        .filter(clients -> host.sandboxOf(clients.session()).isPresent())
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "Labs are made on the sandbox.",
                        "What is done for an example is deleted and made again when it is proven.",
                        "Choose the sandbox in the session menu.")));
  }

  @Override
  public synchronized void close() {
    if (watching != null) {
      try {
        watching.close();
      } catch (Exception e) {
        throw new IllegalStateException("a listener could not be taken off", e);
      }
      watching = null;
    }
  }
}
