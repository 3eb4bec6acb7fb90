package dev.lectern.lab.example;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.LabTemplate;
import dev.lectern.lab.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a draft as a lab's folder. What is the learner's own (names, account, Region) becomes
 * variables, so that everybody can do it.
 */
public final class DraftWriter {

  /** Where each service is done: the explorer, and the node in it to begin with. */
  private static final Map<String, String> PLACES =
      Map.of(
          "s3", "s3-buckets",
          "dynamodb", "dynamodb-tables",
          "lambda", "lambda-filter",
          "iam", "iam-list-role");

  private final Draft draft;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  private DraftWriter(Draft draft) {
    this.draft = draft;
    for (Resource thing : draft.things()) {
      String name = thing.kind().toString().replace("-", "");
      String free = name;
      for (int i = 2; variables.containsKey(free); i++) {
        free = name + i;
      }
      variables.put(free, "dv-${sid}-" + thing.name().substring(draft.prefix().length()));
      texts.put(thing.name(), "${" + free + "}");
    }
    texts.put(draft.prefix(), "dv-${sid}-");
    texts.put(draft.account(), "${acct}");
    texts.put(draft.region(), "${region}");
  }

  /**
   * Makes the folder.
   *
   * @param labs the folder of all labs
   * @throws IllegalArgumentException with what to write instead
   * @throws java.nio.file.FileAlreadyExistsException when there is such a folder
   */
  public static Path write(Path labs, Draft draft) throws IOException {
    DraftWriter writer = new DraftWriter(draft);
    Path folder = LabTemplate.write(labs, draft.id(), draft.title());
    Files.writeString(folder.resolve("lab.json"), text(writer.lab()));
    Files.writeString(folder.resolve("solution.json"), text(writer.solution()));
    Files.writeString(folder.resolve("guide.md"), writer.guide());
    return folder;
  }

  private static String text(ObjectNode node) {
    return Json.PRETTY.writeValueAsString(node) + "\n";
  }

  private ObjectNode lab() {
    ObjectNode lab = Json.object();
    lab.put("id", draft.id());
    lab.put("module", Integer.parseInt(draft.id().substring(0, draft.id().indexOf('.'))));
    lab.put("title", draft.title()).put("minutes", draft.minutes());
    lab.put("summary", draft.summary());
    ObjectNode values = lab.putObject("variables");
    variables.forEach(values::put);
    ArrayNode buckets = lab.putArray("buckets");
    ArrayNode owns = lab.putArray("owns");
    for (Resource thing : draft.things()) {
      String name = texts.get(thing.name());
      if (thing.kind() == Resource.Kind.BUCKET) {
        buckets.add(name);
      } else {
        owns.add(thing.kind() + " " + name);
      }
    }
    ArrayNode setup = lab.putArray("setup");
    draft.setup().forEach(call -> setup.add(call(call)));
    ArrayNode steps = lab.putArray("steps");
    for (int i = 0; i < draft.steps().size(); i++) {
      steps.add(step("step-" + (i + 1), draft.steps().get(i)));
    }
    return lab;
  }

  private ObjectNode step(String id, Draft.DraftStep step) {
    ObjectNode node = Json.object().put("id", id).put("title", step.title());
    node.put("points", step.points());
    String service = service(step);
    node.put("opens", service).putArray("targets").add(PLACES.getOrDefault(service, "s3-buckets"));
    ArrayNode checks = node.putArray("checks");
    for (Draft.DraftCheck check : step.checks()) {
      ObjectNode one = checks.addObject().put("kind", "state").put("say", general(check.say()));
      one.put("call", check.difference().call());
      one.set("with", general(check.difference().with()));
      one.put("expect", general(check.difference().expect()));
      if (!check.because().isBlank()) {
        one.put("because", general(check.because()));
      }
    }
    ArrayNode hints = node.putArray("hints");
    step.hints().forEach(hint -> hints.add(general(hint)));
    return node;
  }

  private static String service(Draft.DraftStep step) {
    String call = step.checks().getFirst().difference().call();
    String service = call.substring(0, call.indexOf(':'));
    return PLACES.containsKey(service) ? service : "s3";
  }

  private ObjectNode solution() {
    ObjectNode solution = Json.object();
    ObjectNode steps = solution.putObject("steps");
    for (int i = 0; i < draft.steps().size(); i++) {
      ArrayNode calls = steps.putArray("step-" + (i + 1));
      draft.steps().get(i).calls().forEach(call -> calls.add(call(call)));
    }
    return solution;
  }

  private ObjectNode call(Call call) {
    ObjectNode node = Json.object().put("call", call.call());
    node.set("with", general(call.with()));
    if (call.body() != null && call.body().text() != null) {
      node.putObject("body").put("text", general(call.body().text()));
    }
    return node;
  }

  private String guide() {
    StringBuilder guide = new StringBuilder(draft.summary()).append('\n');
    if (!variables.isEmpty()) {
      guide.append("\nYou work with:\n\n");
      variables.keySet().forEach(name -> guide.append("- `${").append(name).append("}`\n"));
    }
    for (Draft.DraftStep step : draft.steps()) {
      guide.append("\n## ").append(step.title()).append("\n\n");
      for (Draft.DraftCheck check : step.checks()) {
        guide.append("- ").append(general(check.say())).append('\n');
      }
    }
    return guide.toString();
  }

  private JsonNode general(JsonNode node) {
    return Json.MAPPER.readTree(general(node.toString()));
  }

  /** Longer names first: one may be the beginning of another. */
  private String general(String text) {
    List<String> known = new ArrayList<>(texts.keySet());
    known.removeIf(String::isEmpty);
    known.sort(Comparator.comparingInt(String::length).reversed());
    String result = text;
    for (String name : known) {
      result = result.replace(name, texts.get(name));
    }
    return result;
  }
}
