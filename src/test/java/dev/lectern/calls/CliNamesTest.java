package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  private final Set<String> sandbox = new TreeSet<>();

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
      known = {}
      for name in ['s3', 'sts', 'dynamodb', 'dynamodbstreams', 'iam', 'lambda']:
          model = driver.session.get_service_model(name)
          for operation in model.operation_names:
              shape = model.operation_model(operation).input_shape
              known[name[:8] + '.' + operation] = list(shape.members) if shape else []
      print(json.dumps(known), flush=True)
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

  private static final List<String> SERVICES =
      List.of("s3", "sts", "dynamodb", "iam", "lambda", "states");

  private record Sample(String name, String line, ObjectNode parameters) {}

  @Test
  void the_cli_would_send_what_the_call_sent(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/lib/python3/dist-packages/awscli")));
    try (SandboxEngine engine = SandboxEngine.start(SandboxConfig.temporary())) {
      for (String service : SERVICES) {
        engine.operations(service).forEach(name -> sandbox.add(service + "." + name));
      }
    }
    Files.writeString(folder.resolve("customer.key"), "k".repeat(32));
    Files.write(folder.resolve("function.zip"), SampleCalls.EMPTY_ZIP);
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", DRIVER)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    JsonNode known = Json.MAPPER.readTree(out.readLine());
    List<Sample> samples = new ArrayList<>();
    for (String service : SERVICES) {
      ServiceModel model = ServiceModel.load(service);
      for (OperationModel operation : model.operations()) {
        sample(service, model, operation, known).ifPresent(samples::add);
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

  /** The line of an operation with every member set that the installed CLI knows. */
  private Optional<Sample> sample(
      String service, ServiceModel model, OperationModel operation, JsonNode known) {
    JsonNode members = known.path(service + "." + operation.name());
    if (members.isMissingNode()) {
      return Optional.empty();
    }
    ObjectNode parameters = SampleCalls.everyMember(model, operation);
    Set<String> names = members.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    List.copyOf(parameters.propertyNames()).stream()
        .filter(name -> !names.contains(name) || name.contains("SSECustomer"))
        .forEach(
            name -> {
              assertThat(
                      CliAge.newer(operation.name(), name)
                          || name.contains("SSECustomer")
                          || !sandbox.contains(service + "." + operation.name()))
                  .as(operation.name() + "." + name)
                  .isTrue();
              parameters.remove(name);
            });
    if (parameters.has("Bucket")) {
      parameters.put("Bucket", "my-bucket");
    }
    if (parameters.has("CopySource")) {
      parameters.put("CopySource", "bucket/key");
    }
    // the CLI pages by options of its own
    List.of("MaxItems", "Marker", "PageSize").forEach(parameters::remove);
    ApiCall call = SampleCalls.of(service, operation.name(), parameters, 0);
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

  /** As it is printed: 7 and 7L are one. */
  private static JsonNode numbers(JsonNode json) {
    return Json.MAPPER.readTree(json.toString());
  }
}
