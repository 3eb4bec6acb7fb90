package dev.lectern.lab.check;

import dev.lectern.json.Json;
import dev.lectern.lab.Condition;
import dev.lectern.lab.LabProgress.SeenCall;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What conditions ask of the learner's calls. */
final class SeenCalls {

  private SeenCalls() {}

  /** Whether every condition holds of the call. */
  static boolean fits(SeenCall call, List<Condition> where) {
    JsonNode view = view(call);
    return where.stream().allMatch(condition -> condition.test(view).passed());
  }

  /** The call as conditions see it: parameters, result, status, error, caller. */
  static JsonNode view(SeenCall call) {
    var view = Json.object();
    view.set("parameters", call.parameters());
    view.set("result", call.result() == null ? Json.object() : Answer.readable(call.result()));
    view.put("status", call.status());
    view.put("caller", call.caller());
    if (call.error() != null) {
      view.put("error", call.error());
    }
    return view;
  }

  /** The most calls that were under way at one moment. */
  static int together(List<SeenCall> calls) {
    int most = 0;
    for (SeenCall at : calls) {
      int running = 0;
      for (SeenCall other : calls) {
        boolean begun = !other.at().isAfter(at.at());
        if (other.equals(at) || (begun && other.end().isAfter(at.at()))) {
          running++;
        }
      }
      most = Math.max(most, running);
    }
    return most;
  }

  /** Whether both are about the same thing. */
  static boolean sameKey(SeenCall a, SeenCall b) {
    return Stream.of("Bucket", "Key", "TableName", "IndexName", "FunctionName")
        .allMatch(name -> a.parameters().path(name).equals(b.parameters().path(name)));
  }
}
