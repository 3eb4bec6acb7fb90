package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.json.Json;
import dev.lectern.lab.check.SdkShapes;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AWS CLI's line of a call does what the call did: every operation of the sandbox is called
 * with the SDK on buckets named {@code sdk-}, and its line is run on others named {@code cli-}. The
 * calls stand in {@code cli_lines.txt}; {@code -> name=Member} keeps a part of the answer.
 */
@Tag("cli")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CliLinesTest {

  /** One CLI for all lines: starting one each would take a second each. */
  private static final String DRIVER =
      """
      import contextlib, io, json, shlex, sys
      from awscli.clidriver import create_clidriver
      for request in sys.stdin:
          line = json.loads(request).replace(chr(92) + chr(10), ' ')
          out, err = io.StringIO(), io.StringIO()
          with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
              try:
                  code = create_clidriver().main(shlex.split(line)[1:])
              except SystemExit as e:
                  code = e.code
          print(json.dumps({'code': code, 'out': out.getvalue(), 'err': err.getvalue()}), flush=True)
      """;

  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final Map<String, String> sdk = new LinkedHashMap<>();
  private final Map<String, String> cli = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final CallRecorder recorder = new CallRecorder();
  private final CliRenderer renderer = new CliRenderer(new ApiModels());
  private Map<String, String> environment = Map.of();
  private Writer in;
  private BufferedReader out;

  @Test
  void everyLineDoesWhatItsCallDid() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/lib/python3/dist-packages/awscli")));
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(recorder)
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      Process driver = driver(sandbox.accounts().getFirst());
      try {
        Set<String> walked = new TreeSet<>();
        for (String line : lines()) {
          String[] words = line.split(" ", 3);
          walked.add(words[0] + ":" + words[1]);
          String[] parts = words[2].split(" -> ");
          step(sandbox, clients, words[0], words[1], parts);
        }
        assertThat(faults).isEmpty();
        assertThat(walked).containsAll(operations());
      } finally {
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly();
      }
    }
  }

  private void step(
      SandboxEngine sandbox, SessionClients clients, String service, String name, String[] parts)
      throws Exception {
    ObjectNode parameters = (ObjectNode) Json.MAPPER.readTree(filled(parts[0]));
    boolean called = service.equals("s3");
    ApiCall call;
    JsonNode answer = Json.object();
    if (called) {
      answer = call(clients.s3(), name, parameters);
      call = recorder.calls().getLast();
    } else {
      call = SampleCalls.of(service, name, parameters, 0);
    }
    Rendering rendered = renderer.render(call);
    String line =
        rendered
            .text()
            .replace("sdk-", "cli-")
            .replace("http://127.0.0.1:4566", sandbox.endpoint().toString());
    for (Map.Entry<String, String> known : sdk.entrySet()) {
      line = line.replace(known.getValue(), Objects.requireNonNull(cli.get(known.getKey())));
    }
    Files.write(folder.resolve(CliRenderer.fileName(call)), BODY);
    JsonNode ran = line.startsWith("aws ") ? run(line) : shell(line);
    int code = ran.path("code").asInt();
    String error = call.errorCode();
    boolean good = called ? call.status() < 400 : !parts[0].contains("-none") && !again(name, line);
    if (good != (code == 0)
        || !good
            && called
            && error != null
            && !name.startsWith("Head")
            && !ran.toString().contains(error)) {
      faults.add(line + "\n  SDK " + call.status() + " " + error + "\n  CLI " + ran);
    }
    if (parts.length > 1) {
      String[] kept = parts[1].split("=");
      sdk.put(kept[0], answer.path(kept[1]).asString());
      cli.put(
          kept[0],
          Json.MAPPER
              .readTree(ran.path("out").asString())
              .path(kept[1])
              .asString()
              .replace("\"", "\\\""));
      sdk.computeIfPresent(kept[0], (key, value) -> value.replace("\"", "\\\""));
    }
  }

  /** The second time that the same line is to be refused. */
  private boolean again(String name, String line) {
    return name.equals("PutItem") && line.contains("attribute_not_exists") && !seen.add(line);
  }

  private final Set<String> seen = new TreeSet<>();

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> known : sdk.entrySet()) {
      filled = filled.replace("${" + known.getKey() + "}", known.getValue());
    }
    return filled;
  }

  /** Calls an operation of S3 by its name; what it answers, empty when it was refused. */
  private static JsonNode call(S3Client s3, String name, ObjectNode parameters) throws Exception {
    Class<?> type = Class.forName("software.amazon.awssdk.services.s3.model." + name + "Request");
    S3Request.Builder builder = (S3Request.Builder) type.getMethod("builder").invoke(null);
    SdkShapes.fill((SdkPojo) builder, parameters);
    Object request = builder.build();
    String method = Names.java(name);
    try {
      Object answer =
          switch (name) {
            case "PutObject", "UploadPart" ->
                S3Client.class
                    .getMethod(method, type, RequestBody.class)
                    .invoke(s3, request, RequestBody.fromBytes(BODY));
            case "GetObject" ->
                S3Client.class
                    .getMethod(method, type, ResponseTransformer.class)
                    .invoke(
                        s3,
                        request,
                        ResponseTransformer.toOutputStream(
                            java.io.OutputStream.nullOutputStream()));
            default -> S3Client.class.getMethod(method, type).invoke(s3, request);
          };
      return new SdkJson(10).of((SdkPojo) answer);
    } catch (InvocationTargetException refused) {
      return Json.object();
    }
  }

  private Process driver(SandboxInstance.Account account) throws IOException {
    Files.writeString(folder.resolve("customer.key"), "k".repeat(32));
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", "-c", DRIVER)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    environment =
        Map.of(
            "PATH", "/usr/bin:/bin",
            "AWS_ACCESS_KEY_ID", account.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY", account.secretAccessKey(),
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_PAGER", "");
    builder.environment().putAll(environment);
    Process driver = builder.start();
    in = new OutputStreamWriter(driver.getOutputStream(), StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    return driver;
  }

  private JsonNode run(String line) throws IOException {
    in.write(Json.MAPPER.writeValueAsString(line) + "\n");
    in.flush();
    return Json.MAPPER.readTree(Objects.requireNonNull(out.readLine(), line));
  }

  /** What the driver cannot: more than one command. */
  private JsonNode shell(String line) throws Exception {
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    Process shell = builder.start();
    int code = shell.waitFor(60, TimeUnit.SECONDS) ? shell.exitValue() : 124;
    return Json.object().put("code", code).put("out", Files.readString(said));
  }

  private static List<String> lines() throws IOException {
    try (InputStream source =
        Objects.requireNonNull(CliLinesTest.class.getResourceAsStream("cli_lines.txt"))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Every operation of S3 that the sandbox has. Of other services, the lines are a choice. */
  private static Set<String> operations() throws IOException {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary())) {
      return sandbox.operations("s3").stream()
          .map(name -> "s3:" + name)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
