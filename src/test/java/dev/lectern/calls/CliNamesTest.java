package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real AWS CLI takes every line, and would send what the call sent; it parses them all, and
 * sends nothing.
 */
@Tag("cli")
class CliNamesTest {

  private final CliRenderer renderer = new CliRenderer(new ApiModels());
  private final CliAge age = new CliAge();

  /** Reads lines, gives each to the CLI, and prints what the CLI would have called. */
  private static final String DRIVER =
      """
      import base64, contextlib, io, json, shlex, sys
      from awscli import clidriver
      sent = []
      def invoke(self, service, operation, parameters, options):
          sent.append(parameters)
          return 0
      clidriver.CLIOperationCaller.invoke = invoke
      driver = clidriver.create_clidriver()
      def text(value):
          return base64.b64encode(value if isinstance(value, bytes) else value.read()).decode()
      def walk(names, shape, path, found):
          for name, ours in structures.get(names, {}).items():
              theirs = shape.members.get(name) if shape else None
              step = path + [name]
              if theirs is None:
                  found.append('.'.join(step))
                  continue
              while ours.get('type') in ('list', 'map'):
                  listed = theirs.type_name == 'list'
                  theirs = theirs.member if listed else theirs.value
                  ours = ours.get('of') or ours.get('value') or {}
              if ours.get('type') == 'structure' and len(step) < 6:
                  walk(ours.get('of'), theirs, step, found)
      for line in json.loads(sys.argv[1]):
          model = json.load(open(line[0]))
          structures = model['structures']
          services = [driver.session.get_service_model(name) for name in line[1:]]
          for name, ours in sorted(model['operations'].items()):
              theirs = [each for each in services if name in each.operation_names]
              found = ['OPERATION'] if not theirs else []
              if theirs:
                  walk(ours.get('input'), theirs[0].operation_model(name).input_shape, [], found)
              if found:
                  print(' '.join([model['service'], name] + sorted(set(found))), flush=True)
      print('', flush=True)
      for line in sys.stdin.read().split(chr(0)):
          del sent[:]
          args = shlex.split(line.replace(chr(92) + chr(10), ' '))[1:]
          out = io.StringIO()
          with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
              try:
                  code = driver.main(args)
              except SystemExit as e:
                  code = e.code
          said = ' '.join(out.getvalue().strip()[-200:].split())
          print(json.dumps({'said': said, 'sent': sent[0] if sent else None}, default=text))
      """;

  private static final Path MODELS = Path.of("src/main/resources/aws-model");

  /** By signing name, what the CLI calls them. */
  private static final Map<String, List<String>> SERVICES =
      Map.of(
          "s3", List.of("s3"),
          "sts", List.of("sts"),
          "dynamodb", List.of("dynamodb", "dynamodbstreams"),
          "iam", List.of("iam"),
          "lambda", List.of("lambda"),
          "states", List.of("stepfunctions"));

  private record Sample(String name, String line, ObjectNode parameters) {}

  @Test
  void the_cli_would_send_what_the_call_sent(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/lib/python3/dist-packages/awscli")));
    Files.writeString(folder.resolve("customer.key"), "k".repeat(32));
    Files.write(folder.resolve("function.zip"), SampleCalls.EMPTY_ZIP);
    Files.write(folder.resolve("value.bin"), SampleCalls.EMPTY_ZIP);
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", DRIVER, services())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    List<String> newer = new ArrayList<>();
    for (String line = out.readLine(); line != null && !line.isEmpty(); line = out.readLine()) {
      newer.add(line);
    }
    assertThat(newer).containsExactlyInAnyOrderElementsOf(listed());
    List<Sample> samples = new ArrayList<>();
    for (String service : SERVICES.keySet()) {
      ServiceModel model = ServiceModel.load(service);
      for (OperationModel operation : model.operations()) {
        sample(service, model, operation).ifPresent(samples::add);
      }
    }
    assertThat(samples).hasSizeGreaterThan(300);
    try (OutputStream in = python.getOutputStream()) {
      in.write(
          String.join("\0", samples.stream().map(Sample::line).toList())
              .getBytes(StandardCharsets.UTF_8));
    }
    List<String> told = out.lines().toList();
    assertThat(python.waitFor(100, TimeUnit.SECONDS)).isTrue();
    assertThat(told).hasSameSizeAs(samples);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      JsonNode answer = Json.MAPPER.readTree(told.get(i));
      if (answer.path("sent").isNull()) {
        faults.add(sample.name() + ": " + answer.path("said").asString());
      } else if (!numbers(answer.path("sent")).equals(numbers(sample.parameters()))) {
        faults.add(sample.name() + ": " + answer.path("sent") + " for " + sample.parameters());
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String services() {
    List<List<String>> all = new ArrayList<>();
    SERVICES.forEach(
        (service, names) -> {
          List<String> one = new ArrayList<>(names);
          one.addFirst(MODELS.resolve(service + ".json").toAbsolutePath().toString());
          all.add(one);
        });
    return Json.MAPPER.writeValueAsString(all);
  }

  private static List<String> listed() throws Exception {
    return Files.readAllLines(MODELS.resolve("newer-than-cli-2.9.txt"));
  }

  /**
   * The line of an operation with every member set that the installed CLI knows; of one that reads,
   * with all others too, which the line must leave out.
   */
  private Optional<Sample> sample(String service, ServiceModel model, OperationModel operation) {
    if (age.unknown(service, operation.name())) {
      return Optional.empty();
    }
    ObjectNode parameters = SampleCalls.everyMember(model, operation);
    List.copyOf(parameters.propertyNames()).stream()
        .filter(name -> name.contains("SSECustomer"))
        .forEach(parameters::remove);
    ObjectNode whole = parameters.deepCopy();
    without(parameters, service, operation.name(), "");
    if (Operations.mutating(operation.name()) || operation.name().startsWith("Assume")) {
      whole = parameters.deepCopy();
    }
    for (ObjectNode each : List.of(parameters, whole)) {
      if (each.has("Bucket")) {
        each.put("Bucket", "my-bucket");
      }
      if (each.has("CopySource")) {
        each.put("CopySource", "bucket/key");
      }
      // the CLI pages by options of its own
      List.of("MaxItems", "Marker", "PageSize").forEach(each::remove);
    }
    ApiCall call = SampleCalls.of(service, operation.name(), whole, 0);
    Rendering line = renderer.render(call);
    if (!line.text().contains("aws " + Names.command(call)) || line.text().startsWith("#")) {
      return Optional.empty();
    }
    String command = line.text().substring(line.text().indexOf("aws " + Names.command(call)));
    List.copyOf(parameters.propertyNames())
        .forEach(
            name -> {
              if (Secrets.member(name)) {
                // what a shell would fill in
                String variable = Names.cli(name).replace('-', '_').toUpperCase(Locale.ROOT);
                parameters.put(name, "$" + variable);
              }
            });
    return Optional.of(
        new Sample(
            Names.cli(operation.name()),
            command,
            (ObjectNode) Json.MAPPER.readTree(parameters.toString())));
  }

  private void without(JsonNode value, String service, String operation, String path) {
    if (value instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        String inside = path.isEmpty() ? name : path + "." + name;
        if (age.newer(service, operation, inside)) {
          object.remove(name);
        } else {
          without(object.path(name), service, operation, inside);
        }
      }
    } else {
      value.forEach(element -> without(element, service, operation, path));
    }
  }

  /** As it is printed: 7 and 7L are one. */
  private static JsonNode numbers(JsonNode json) {
    return Json.MAPPER.readTree(json.toString());
  }
}
