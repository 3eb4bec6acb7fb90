package dev.lectern.pane.stepfunctions.run;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What happened, in words. */
final class Told {

  private static final int LONGEST = 160;
  private static final String FUNCTION = ":function:";

  private final Texts texts;

  Told(Texts texts) {
    this.texts = texts;
  }

  /** An event in a few words; never none, also where its data may not be seen. */
  String of(History history, Event event) {
    Visit visit = history.owner(event.id()).orElse(null);
    String said = said(event, visit);
    return said.isEmpty() ? texts.get(bare(event)) : said;
  }

  private String said(Event event, @Nullable Visit visit) {
    if (event.type().equals("ExecutionRedriven")) {
      return texts.get("told.redriven", event.details().path("redriveCount").asInt(1));
    }
    if (event.has("error") || event.has("cause") || event.erred()) {
      return failed(event, visit);
    }
    if (event.exited() && visit != null) {
      return left(event, visit);
    }
    if (event.scheduled()) {
      return scheduled(event, visit);
    }
    if (event.type().startsWith("MapIteration")) {
      return texts.get("told.iteration", event.details().path("index").asInt());
    }
    if (event.has("mapRunArn")) {
      String run = tail(event.text("mapRunArn"));
      return event.has("redriveCount")
          ? texts.get("told.run.redriven", run, event.details().path("redriveCount").asInt())
          : texts.get("told.run", run);
    }
    if (event.type().equals("MapStateStarted")) {
      int items = event.details().path("length").asInt();
      // what an ItemReader reads is not counted yet
      return items == 0 && visit != null && !visit.mapRun().isEmpty()
          ? texts.get("told.read")
          : texts.get("told.items", items);
    }
    if (event.type().endsWith("Started") && !event.whole()) {
      return began(event, visit);
    }
    if (event.type().endsWith("Submitted") && event.text("resource").endsWith("TaskToken")) {
      return texts.get("told.token");
    }
    return size(event);
  }

  private String began(Event event, @Nullable Visit visit) {
    String worker = event.text("workerName");
    String what = worker.isEmpty() ? texts.get(bare(event)) : texts.get("told.taken", worker);
    int attempts = visit == null ? 1 : visit.attempts(event.id()).size();
    return attempts > 1 ? texts.get("told.again", what, attempts) : what;
  }

  /** What an event means by its type alone. */
  private static String bare(Event event) {
    String type = event.type();
    return switch (type) {
      case "ActivityStarted" -> "told.taken.unnamed";
      case "LambdaFunctionStarted" -> "told.function";
      case "ParallelStateStarted" -> "told.branches";
      case "ParallelStateSucceeded" -> "told.branches.done";
      case "ParallelStateFailed" -> "told.branches.failed";
      case "MapStateSucceeded", "MapRunSucceeded" -> "told.items.done";
      case "MapStateFailed", "MapRunFailed" -> "told.items.failed";
      case "ExecutionAborted", "MapRunAborted" -> "told.stopped";
      default -> bare(type);
    };
  }

  private static String bare(String type) {
    if (type.endsWith("Entered")) {
      return "told.entered";
    } else if (type.endsWith("Exited")) {
      return "told.exited";
    } else if (type.endsWith("Succeeded")) {
      return "told.succeeded";
    } else if (type.endsWith("TimedOut")) {
      return "told.late";
    } else if (type.endsWith("Failed")) {
      return "told.error";
    } else if (type.endsWith("StateAborted")) {
      return "told.aborted";
    } else if (type.endsWith("Scheduled") || type.endsWith("Submitted")) {
      return "told.asked";
    }
    return "told.began";
  }

  private static String tail(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private String size(Event event) {
    String data = event.data();
    if (data.isEmpty()) {
      return "";
    }
    String size = Format.bytes(data.getBytes(StandardCharsets.UTF_8).length);
    String key =
        event.has("output") ? "told.output" : event.has("input") ? "told.input" : "told.data";
    return texts.get(key, size);
  }

  private String failed(Event event, @Nullable Visit visit) {
    String what = error(event.text("error"), event.text("cause"));
    if (visit == null || visit.type().isEmpty() || event.whole()) {
      return what;
    }
    List<Attempt> tries = visit.attempts(Long.MAX_VALUE);
    for (int i = 0; i < tries.size(); i++) {
      if (event.equals(tries.get(i).ended())) {
        Optional<Duration> wait = wait(tries, i);
        if (wait.isPresent()) {
          return texts.get("told.retry", what, i + 1, Took.of(wait.get()));
        }
        return i == 0 ? what : texts.get("told.failed", what, i + 1);
      }
    }
    return what;
  }

  /** How long was waited after a try, when Retry began another one. */
  static Optional<Duration> wait(List<Attempt> tries, int index) {
    Event ended = tries.get(index).ended();
    return ended == null || index + 1 >= tries.size() || tries.get(index + 1).redriven()
        ? Optional.empty()
        : Optional.of(Duration.between(ended.time(), tries.get(index + 1).began().time()));
  }

  private String left(Event event, Visit visit) {
    boolean caught = visit.at(event.id()).name().equals("CAUGHT");
    String size = size(event);
    String assigned =
        event.has("assignedVariables")
            ? texts.get(
                "told.assigned",
                String.join(", ", event.details().path("assignedVariables").propertyNames()))
            : "";
    String said = caught ? texts.get("told.caught", size) : size;
    return assigned.isEmpty() ? said : said.isEmpty() ? assigned : said + ", " + assigned;
  }

  private String scheduled(Event event, @Nullable Visit visit) {
    String work = work(event);
    int attempts = visit == null ? 1 : visit.attempts(event.id()).size();
    return attempts > 1 ? texts.get("told.again", work, attempts) : work;
  }

  /** {@code lambda:invoke charge}: what a task asks of which service. */
  static String work(Event event) {
    String resource = event.text("resource");
    if (!event.has("resourceType")) {
      int function = resource.indexOf(FUNCTION);
      // behind a function's name may be a version or an alias
      return function < 0 ? tail(resource) : resource.substring(function + FUNCTION.length());
    }
    String called = event.text("resourceType") + ":" + resource;
    JsonNode parameters = json(event.text("parameters"));
    for (String name :
        new String[] {
          "FunctionName", "TableName", "QueueUrl", "TopicArn", "StateMachineArn", "Bucket"
        }) {
      String value = parameters.path(name).asString("");
      if (!value.isEmpty()) {
        int from = Math.max(value.lastIndexOf(':'), value.lastIndexOf('/'));
        return called + " " + value.substring(from + 1);
      }
    }
    return called;
  }

  /** Error and cause in one line; of a function's error only what it said. */
  static String error(String error, String cause) {
    return error(error, cause, LONGEST);
  }

  /** The same with at most so many characters. */
  static String error(String error, String cause, int longest) {
    String said = said(cause);
    String text = said.isEmpty() ? error : error.isEmpty() ? said : error + ": " + said;
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** What a cause says; that of a function is JSON with the message inside. */
  static String said(String cause) {
    JsonNode json = cause.startsWith("{") ? json(cause) : Json.object();
    String message = json.path("errorMessage").asString("");
    return (message.isEmpty() ? cause : message).strip().replaceAll("\\s+", " ");
  }

  private static JsonNode json(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      return json.isObject() ? json : Json.object();
    } catch (JacksonException notJson) {
      return Json.object();
    }
  }
}
