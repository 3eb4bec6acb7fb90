package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.Operations;
import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Condition;
import dev.lectern.lab.JsonPath;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Template;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Parallel;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the calls that a lab lists: its setup, a solution, a mistake. */
final class Solver {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final AwsClients clients;
  private final LabFiles files;
  private final List<Resource> owned;
  private final Map<String, JsonNode> values = new ConcurrentHashMap<>();

  /**
   * @param clients with the origin of the calls
   * @param values the learner's values
   * @param owned what belongs to the lab; a call about anything else is not made
   */
  Solver(AwsClients clients, LabFiles files, Map<String, String> values, List<Resource> owned) {
    this.clients = clients;
    this.files = files;
    this.owned = owned;
    values.forEach(
        (name, value) -> this.values.put(name, JsonNodeFactory.instance.stringNode(value)));
  }

  /**
   * Makes them in order; neighbours of one group at the same time.
   *
   * @throws ProblemException when one of them does not end as it should
   */
  void run(List<Call> calls, Progress progress) throws IOException, InterruptedException {
    List<Call> list = calls.stream().flatMap(Solver::each).toList();
    int at = 0;
    while (at < list.size()) {
      progress.check();
      progress.update(at, list.size());
      progress.message(list.get(at).operation());
      int end = at + 1;
      String group = list.get(at).group();
      while (end < list.size() && !group.isEmpty() && list.get(end).group().equals(group)) {
        end++;
      }
      together(list.subList(at, end));
      at = end;
    }
  }

  /** Whether every value that the parameters name was given or saved so far. */
  boolean knows(JsonNode parameters) {
    return values.keySet().containsAll(Template.names(parameters));
  }

  /** Parameters with the values in them that were given or saved so far. */
  JsonNode filled(JsonNode parameters) {
    return Template.node(parameters, name -> Optional.ofNullable(values.get(name)));
  }

  private static Stream<Call> each(Call call) {
    return call.repeat() < 2
        ? Stream.of(call)
        : IntStream.rangeClosed(1, call.repeat()).mapToObj(call::once);
  }

  private void together(List<Call> group) throws IOException, InterruptedException {
    if (group.size() == 1) {
      make(group.getFirst());
      return;
    }
    List<Callable<String>> work = new ArrayList<>();
    for (Call call : group) {
      work.add(
          () -> {
            make(call);
            return call.call();
          });
    }
    try {
      Parallel.all(work);
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void make(Call call) throws IOException, InterruptedException {
    Template.Values named = name -> Optional.ofNullable(values.get(name));
    JsonNode parameters;
    Answer answer;
    try {
      parameters = withFiles(Template.node(call.with(), named), files);
      inside(call, parameters);
      answer = answered(call, parameters, named);
    } catch (Template.Missing e) {
      throw failed(
          call, "${" + e.name() + "} has no value: what it is taken from is not there", null);
    }
    if (!call.expects(answer.error())) {
      throw failed(
          call,
          answer.error().isEmpty()
              ? "it went through but should have been refused with " + call.expect()
              : answer.status() + " " + answer.error() + ": " + answer.message(),
          answer.error().isEmpty() ? null : answer.status() + " " + answer.error());
    }
    call.save()
        .forEach(
            (name, path) -> {
              List<JsonNode> found = JsonPath.parse(path).find(answer.json());
              if (!found.isEmpty()) {
                values.put(name, found.getFirst());
              }
            });
  }

  private Answer answered(Call call, JsonNode parameters, Template.Values named)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String until = Template.text(call.until(), named);
    List<String> as = call.as().stream().map(who -> Template.text(who, named)).toList();
    JsonNode assume = Template.node(call.assume(), named);
    while (true) {
      Answer answer =
          new Impostor(clients)
              .call(as, assume, call.call(), parameters, payload(call.body(), named));
      if (until.isEmpty() || !answer.error().isEmpty()) {
        return answer;
      }
      Condition.Outcome now = Condition.parse(until).test(answer.json());
      if (now.passed()) {
        return answer;
      }
      if (System.nanoTime() > end) {
        throw failed(call, "it did not come to " + until + ", it was " + now.found(), null);
      }
      Pause.of(BETWEEN_LOOKS, Progress.unseen());
    }
  }

  /** A lab changes nothing but what belongs to it. */
  private void inside(Call call, JsonNode parameters) {
    Set<Resource> touched = Touched.by(call.call(), parameters);
    for (Resource resource : touched) {
      if (!owned.contains(resource)) {
        throw failed(call, "the " + resource + " does not belong to the lab", null);
      }
    }
    // a task's token was taken from something of the lab, and is good for that task only
    boolean held = parameters.has(Touched.TOKEN);
    if (touched.isEmpty() && !held && Operations.mutating(call.operation())) {
      throw failed(call, "it names nothing that belongs to the lab", null);
    }
  }

  /** {@code {"$file": name}} stands for a lab file: for its JSON, else for its bytes. */
  static JsonNode withFiles(JsonNode node, LabFiles files) throws IOException {
    if (node.isObject() && node.has("$file")) {
      Path file = files.file(node.path("$file").asString());
      if (file.toString().endsWith(".json")) {
        return Json.MAPPER.readTree(file);
      }
      return JsonNodeFactory.instance.binaryNode(Files.readAllBytes(file));
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getValue().isContainer()) {
          object.set(member.getKey(), withFiles(member.getValue(), files));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, withFiles(array.get(i), files));
      }
    }
    return node;
  }

  private RequestBody payload(Call.@Nullable Payload body, Template.Values named)
      throws IOException {
    if (body == null) {
      return RequestBody.empty();
    }
    if (body.file() != null) {
      return Payloads.slice(files.file(body.file()), body.from(), body.length());
    }
    return RequestBody.fromString(
        body.asset() != null
            ? files.asset(body.asset())
            : Template.text(String.valueOf(body.text()), named));
  }

  private static ProblemException failed(Call call, String why, @Nullable String code) {
    boolean denied = code != null && code.startsWith("403");
    return new ProblemException(
        new UserProblem(
            "A call of the lab did not end as it should.",
            call.call() + ": " + why + (why.endsWith(".") ? "" : "."),
            denied
                ? "The session needs permission for this call; choose another session or ask for it."
                : "Start the lab again; if it stays, the lab itself is faulty.",
            code,
            null,
            ""));
  }
}
