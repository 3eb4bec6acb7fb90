package dev.lectern.sandbox.stepfunctions.machine;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Create, update, describe, list, delete and validate state machines. */
public final class MachineOperations {

  /** "Naming" of the API reference: no blanks, brackets, wildcards or special characters. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\u007f-\u009f]{1,80}");

  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
  private static final int MOST_DIAGNOSTICS = 100;

  private final StatesState state;
  private final Versions versions;
  private final Consumer<StatesArn> gone;

  /**
   * Over what is kept.
   *
   * @param gone is told a machine that was deleted
   */
  public MachineOperations(StatesState state, Versions versions, Consumer<StatesArn> gone) {
    this.state = state;
    this.versions = versions;
    this.gone = gone;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "CreateStateMachine", this::create,
        "UpdateStateMachine", this::update,
        "DescribeStateMachine", this::describe,
        "ListStateMachines", this::list,
        "DeleteStateMachine", this::delete,
        "ValidateStateMachineDefinition", this::validate);
  }

  /** A name as machines, executions and activities have it. */
  public static String checkedName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw StatesErrors.invalidName(name);
    }
    return name;
  }

  private Reply create(Call call) throws IOException {
    ObjectNode input = call.input();
    String name = checkedName(input.path("name").asString());
    StatesArn arn = StatesArn.machine(call.region(), call.caller().accountId(), name);
    boolean publish = input.path("publish").asBoolean(false);
    if (input.has("versionDescription") && !publish) {
      throw StatesErrors.validation(
          "Version description can only be set when publish is set to true");
    }
    String type = input.path("type").asString("STANDARD");
    checkRole(input.path("roleArn").asString());
    checkDefinition(input.path("definition").asString(), type);
    ObjectNode machine =
        Json.object()
            .put("stateMachineArn", arn.text())
            .put("name", name)
            .put("type", type)
            .put("definition", input.path("definition").asString())
            .put("roleArn", input.path("roleArn").asString())
            .put("created", call.now().toString())
            .put("updated", call.now().toString())
            .put("revisionId", "")
            .put("lastVersion", 0);
    configure(machine, input);
    ObjectNode tags = machine.putObject("tags");
    Tags.add(tags, input.path("tags"), arn.text());
    return state
        .store()
        .write(
            tx -> {
              ObjectNode existing = state.machines().get(tx, arn.key()).orElse(null);
              if (existing != null && !same(existing, machine)) {
                throw StatesErrors.machineExists(arn.text());
              }
              ObjectNode kept = existing == null ? machine : existing;
              ObjectNode output =
                  Json.object()
                      .put("stateMachineArn", arn.text())
                      .put("creationDate", kept.path("created").asString());
              if (publish) {
                output.put(
                    "stateMachineVersionArn",
                    versions.publish(tx, arn, kept, text(input, "versionDescription"), call.now()));
              }
              state.machines().put(tx, arn.key(), kept);
              return Reply.of(output);
            });
  }

  private static String text(ObjectNode input, String member) {
    return input.path(member).asString("");
  }

  private static void checkRole(String role) {
    if (!ROLE.matcher(role).matches()) {
      throw StatesErrors.invalidArn("Invalid Role Arn: " + role);
    }
  }

  private static Definition checkDefinition(String definition, String type) {
    DefinitionReader.Reading reading = DefinitionReader.read(definition, type.equals("EXPRESS"));
    return reading
        .definition()
        .orElseThrow(
            () ->
                StatesErrors.invalidDefinition(
                    reading.errors().stream()
                        .map(Diagnostic::sentence)
                        .collect(Collectors.joining(", "))));
  }

  /** What a request sets beside definition and role. */
  private static void configure(ObjectNode machine, ObjectNode input) {
    for (String member :
        List.of("loggingConfiguration", "tracingConfiguration", "encryptionConfiguration")) {
      if (input.has(member)) {
        machine.set(member, input.path(member));
      }
    }
    if (!machine.has("loggingConfiguration")) {
      machine
          .putObject("loggingConfiguration")
          .put("level", "OFF")
          .put("includeExecutionData", false);
    }
    if (!machine.has("tracingConfiguration")) {
      machine.putObject("tracingConfiguration").put("enabled", false);
    }
    if (!machine.has("encryptionConfiguration")) {
      machine.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
    }
    if (!machine.path("encryptionConfiguration").path("type").asString().equals("AWS_OWNED_KEY")) {
      throw new dev.lectern.sandbox.ServiceException(
          501,
          "NotImplemented",
          "Encryption of a state machine with an own KMS key is not in the sandbox. On AWS it"
              + " exists.");
    }
  }

  /** What makes two requests the same; another role or other tags do not. */
  private static boolean same(ObjectNode a, ObjectNode b) {
    return List.of("definition", "type", "loggingConfiguration", "tracingConfiguration").stream()
        .allMatch(field -> a.path(field).equals(b.path(field)));
  }

  private Reply update(Call call) throws IOException {
    ObjectNode input = call.input();
    StatesArn arn = StatesArn.machine(text(input, "stateMachineArn"));
    boolean publish = input.path("publish").asBoolean(false);
    if (List.of(
                "definition",
                "roleArn",
                "loggingConfiguration",
                "tracingConfiguration",
                "encryptionConfiguration")
            .stream()
            .noneMatch(input::has)
        && !publish) {
      throw StatesErrors.missingParameter(
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    if (input.has("versionDescription") && !publish) {
      throw StatesErrors.validation(
          "Version description can only be set when publish is set to true");
    }
    return state
        .store()
        .write(
            tx -> {
              ObjectNode machine = require(tx, arn);
              ObjectNode before = machine.deepCopy();
              if (input.has("definition")) {
                var unused =
                    checkDefinition(text(input, "definition"), machine.path("type").asString());
                machine.put("definition", text(input, "definition"));
              }
              if (input.has("roleArn")) {
                checkRole(text(input, "roleArn"));
                machine.put("roleArn", text(input, "roleArn"));
              }
              configure(machine, input);
              if (!machine.equals(before)) {
                machine.put("revisionId", UUID.randomUUID().toString());
                machine.put("updated", call.now().toString());
              }
              ObjectNode output =
                  Json.object()
                      .put("updateDate", call.now().toString())
                      .put("revisionId", Versions.revision(machine));
              if (publish) {
                output.put(
                    "stateMachineVersionArn",
                    versions.publish(
                        tx, arn, machine, text(input, "versionDescription"), call.now()));
              }
              state.machines().put(tx, arn.key(), machine);
              return Reply.of(output);
            });
  }

  private ObjectNode require(Tx tx, StatesArn arn) {
    return state
        .machines()
        .get(tx, arn.key())
        .filter(found -> arn.rest().isEmpty())
        .orElseThrow(() -> StatesErrors.noMachine(arn.text()));
  }

  private Reply describe(Call call) {
    StatesArn arn = StatesArn.machine(text(call.input(), "stateMachineArn"));
    ObjectNode machine = versions.machine(arn);
    ObjectNode output =
        Json.object()
            .put("stateMachineArn", arn.text())
            .put("name", arn.name())
            .put("status", "ACTIVE")
            .put("creationDate", machine.path("created").asString())
            .put("type", machine.path("type").asString());
    if (!text(call.input(), "includedData").equals("METADATA_ONLY")) {
      output.setAll(definition(machine));
    } else {
      output.put("definition", "");
      output.put("roleArn", machine.path("roleArn").asString());
    }
    String revision = machine.path("revisionId").asString("");
    if (!revision.isEmpty() || arn.version()) {
      output.put("revisionId", Versions.revision(machine));
    }
    if (arn.version()) {
      output.put("description", machine.path("description").asString(""));
    }
    return Reply.of(output);
  }

  /** What DescribeStateMachine and DescribeStateMachineForExecution say of a definition. */
  public static ObjectNode definition(ObjectNode machine) {
    String definition = machine.path("definition").asString();
    ObjectNode output =
        Json.object()
            .put("definition", definition)
            .put("roleArn", machine.path("roleArn").asString());
    output.set("loggingConfiguration", machine.path("loggingConfiguration"));
    output.set("tracingConfiguration", machine.path("tracingConfiguration"));
    output.set("encryptionConfiguration", machine.path("encryptionConfiguration"));
    DefinitionReader.read(definition, false)
        .definition()
        .map(Definition::variableReferences)
        .filter(references -> !references.isEmpty())
        .ifPresent(
            references -> {
              ObjectNode all = output.putObject("variableReferences");
              references.forEach((name, names) -> names.forEach(all.withArray(name)::add));
            });
    return output;
  }

  private Reply list(Call call) {
    List<ObjectNode> all =
        state.machines().list(List.of(call.caller().accountId(), call.region())).stream()
            .sorted(Comparator.comparing(one -> Instant.parse(one.path("created").asString())))
            .map(
                machine ->
                    Json.object()
                        .put("stateMachineArn", machine.path("stateMachineArn").asString())
                        .put("name", machine.path("name").asString())
                        .put("type", machine.path("type").asString())
                        .put("creationDate", machine.path("created").asString()))
            .toList();
    return Reply.of(Pages.of(call.input(), "stateMachines", all));
  }

  /** Deleting what is not there is no error. Its executions end with it. */
  private Reply delete(Call call) throws IOException {
    StatesArn arn = StatesArn.machine(text(call.input(), "stateMachineArn"));
    gone.accept(arn);
    state
        .store()
        .run(
            tx -> {
              state.machines().remove(tx, arn.key());
              state.versions().removeAll(tx, arn.key());
              state.aliases().removeAll(tx, arn.key());
            });
    return Reply.empty();
  }

  private Reply validate(Call call) {
    ObjectNode input = call.input();
    DefinitionReader.Reading reading =
        DefinitionReader.read(text(input, "definition"), text(input, "type").equals("EXPRESS"));
    boolean warnings = text(input, "severity").equals("WARNING");
    int most = input.path("maxResults").asInt(0);
    if (most == 0) {
      most = MOST_DIAGNOSTICS;
    }
    List<Diagnostic> told = warnings ? reading.diagnostics() : reading.errors();
    ObjectNode output = Json.object();
    output.put("result", reading.errors().isEmpty() ? "OK" : "FAIL");
    ArrayNode diagnostics = output.putArray("diagnostics");
    told.stream().limit(most).forEach(one -> diagnostics.add(json(one)));
    output.put("truncated", told.size() > most);
    return Reply.of(output);
  }

  private static JsonNode json(Diagnostic diagnostic) {
    ObjectNode json =
        Json.object()
            .put("severity", diagnostic.severity().name())
            .put("code", diagnostic.code())
            .put("message", diagnostic.message());
    String location = diagnostic.location();
    if (location != null) {
      json.put("location", location);
    }
    return json;
  }
}
