package dev.lectern.sandbox.stepfunctions.machine;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Documents;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags of machines and activities. */
public final class Tags {

  private static final int MOST = 50;

  private final StatesState state;

  private Tags(StatesState state) {
    this.state = state;
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(StatesState state) {
    Tags tags = new Tags(state);
    return Map.of(
        "TagResource", tags::tag,
        "UntagResource", tags::untag,
        "ListTagsForResource", tags::list);
  }

  /** Adds a request's tags to those that are there. */
  public static void add(ObjectNode tags, JsonNode more, String arn) {
    more.forEach(tag -> tags.put(tag.path("key").asString(""), tag.path("value").asString("")));
    if (tags.size() > MOST) {
      throw StatesErrors.tooManyTags(arn);
    }
  }

  private static StatesArn arn(Call call) {
    return StatesArn.of(
        call.input().path("resourceArn").asString(), List.of("stateMachine", "activity"));
  }

  private Documents of(StatesArn arn) {
    return arn.kind().equals("activity") ? state.activities() : state.machines();
  }

  private Reply change(Call call, Consumer<ObjectNode> work) throws IOException {
    StatesArn arn = arn(call);
    state
        .store()
        .run(
            tx -> {
              ObjectNode resource =
                  of(arn)
                      .get(tx, arn.key())
                      .filter(found -> arn.rest().isEmpty())
                      .orElseThrow(() -> StatesErrors.noResource(arn.text()));
              work.accept(resource.withObject("/tags"));
              of(arn).put(tx, arn.key(), resource);
            });
    return Reply.empty();
  }

  private Reply tag(Call call) throws IOException {
    return change(call, tags -> add(tags, call.input().path("tags"), arn(call).text()));
  }

  private Reply untag(Call call) throws IOException {
    return change(
        call, tags -> call.input().path("tagKeys").forEach(key -> tags.remove(key.asString())));
  }

  private Reply list(Call call) {
    StatesArn arn = arn(call);
    ObjectNode resource =
        of(arn)
            .get(arn.key())
            .filter(found -> arn.rest().isEmpty())
            .orElseThrow(() -> StatesErrors.noResource(arn.text()));
    ObjectNode output = Json.object();
    ArrayNode tags = output.putArray("tags");
    resource
        .path("tags")
        .properties()
        .forEach(
            tag ->
                tags.addObject().put("key", tag.getKey()).put("value", tag.getValue().asString()));
    return Reply.of(output);
  }
}
