package dev.lectern.lab.check;

import static dev.lectern.lab.check.LabRoom.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Condition;
import dev.lectern.lab.JsonPath;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabFiles;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Step;
import dev.lectern.lab.Template;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.task.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every lab solved in a terminal: the calls of the solutions as lines for the real AWS CLI. A step
 * that needs an option which the installed CLI does not know yet is solved by the console.
 */
@Tag("cli")
class LabsCliTest {

  @TempDir Path folder;

  static Stream<String> everyLab() {
    return new LabLoader(AwsCalls::known).loadAll(Path.of("labs")).labs().stream().map(Lab::id);
  }

  @ParameterizedTest
  @MethodSource("everyLab")
  void isSolvedInATerminal(String id) throws Exception {
    try (LabRoom room = new LabRoom(folder.resolve("kept"), Path.of("labs"))) {
      LabDesk.View begun = room.desk.start(id, QUIET);
      Lab lab = begun.lab();
      Terminal terminal = new Terminal(room, lab, begun.values(), folder);
      for (Step step : lab.steps()) {
        if (!terminal.knows(calls(lab, step))) {
          room.desk.solve(id, step.id(), QUIET);
          continue;
        }
        StepProgress found = terminal.solve(begun, step);
        for (int again = 0; again < 2 && found.state() != StepState.PASSED; again++) {
          // on a busy machine programs that are started together may not run together
          room.desk.reset(id, step.id(), QUIET);
          found = terminal.solve(begun, step);
        }
        assertThat(found.state()).as(found.toString()).isEqualTo(StepState.PASSED);
      }
    }
  }

  private static List<Call> calls(Lab lab, Step step) {
    return lab.solution().steps().getOrDefault(step.id(), List.of());
  }

  /** A shell whose environment has the sandbox's keys. */
  private static final class Terminal {

    private static final List<String> NEWER = List.of("IfMatch", "IfNoneMatch");
    private static final List<String> NEWER_CALLS = List.of("states:RedriveExecution");

    /** Programs take a second each to start. */
    private static final int MOST_REPEATS = 20;

    private final LabRoom room;
    private final LabFiles files;
    private final Path folder;
    private final boolean old;
    private final Map<String, JsonNode> values = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> users = new ConcurrentHashMap<>();

    Terminal(LabRoom room, Lab lab, Map<String, String> values, Path folder) throws Exception {
      this.room = room;
      this.files = new LabFiles(lab, room.store.files(lab.id()), values);
      this.folder = folder;
      values.forEach(
          (name, value) -> this.values.put(name, JsonNodeFactory.instance.stringNode(value)));
      this.old = shell("aws s3api put-object --bucket b --key k --if-match x").contains("Unknown");
    }

    boolean knows(List<Call> calls) {
      return calls.stream().noneMatch(call -> call.service().equals("web"))
          && calls.stream().noneMatch(call -> call.repeat() > MOST_REPEATS)
          && (!old || calls.stream().noneMatch(Terminal::newer));
    }

    private static boolean newer(Call call) {
      return NEWER_CALLS.contains(call.call()) || NEWER.stream().anyMatch(call.with()::has);
    }

    StepProgress solve(LabDesk.View lab, Step step) throws Exception {
      run(calls(lab.lab(), step));
      room.desk.jump(lab.lab(), step);
      Map<String, String> answers = new HashMap<>();
      lab.lab()
          .solution()
          .answers()
          .getOrDefault(step.id(), Map.of())
          .forEach((name, text) -> answers.put(name, lab.text(text)));
      return room.desk.check(lab.lab().id(), step.id(), answers, QUIET).progress().step(step.id());
    }

    private void run(List<Call> listed) throws Exception {
      List<Call> calls = new ArrayList<>();
      for (Call call : listed) {
        for (int n = 1; n <= Math.max(1, call.repeat()); n++) {
          calls.add(call.once(n));
        }
      }
      int at = 0;
      while (at < calls.size()) {
        List<Callable<String>> together = new ArrayList<>();
        String group = calls.get(at).group();
        do {
          Call call = calls.get(at++);
          together.add(
              () -> {
                make(call);
                return call.call();
              });
        } while (at < calls.size() && !group.isEmpty() && calls.get(at).group().equals(group));
        var unused = Parallel.all(together);
      }
    }

    private void make(Call call) throws Exception {
      Template.Values named = name -> Optional.ofNullable(values.get(name));
      String line =
          CliLine.format(
              call.call(), Solver.withFiles(Template.node(call.with(), named), files), this::file);
      Call.Payload body = call.body();
      if (body != null) {
        Path sent = Files.createTempFile(folder, "body", "");
        if (body.file() != null) {
          byte[] bytes = Files.readAllBytes(files.file(body.file()));
          int end =
              body.length() == 0
                  ? bytes.length
                  : (int) Math.min(bytes.length, body.from() + body.length());
          Files.write(sent, java.util.Arrays.copyOfRange(bytes, (int) body.from(), end));
        } else {
          Files.writeString(
              sent,
              body.asset() != null
                  ? files.asset(body.asset())
                  : Template.text(String.valueOf(body.text()), named));
        }
        line += " --body " + sent;
      }
      Map<String, String> who = who(call, named);
      String out = shell(line, who);
      String until = Template.text(call.until(), named);
      for (int again = 0; again < 60 && waits(until, out); again++) {
        out = shell(line, who);
      }
      if (call.expects("") && out.contains("(" + call.expect().replaceFirst("\\?$", "") + ")")) {
        return;
      }
      if (!call.expects("")) {
        assertThat(out).as(line).contains("(" + call.expect() + ")");
        return;
      }
      assertThat(out)
          .as(line)
          .doesNotContain("error occurred")
          .doesNotContain("usage:")
          .doesNotContain("validation failed");
      JsonNode answer = out.isBlank() ? Json.object() : Json.MAPPER.readTree(out);
      call.save()
          .forEach(
              (name, path) ->
                  JsonPath.parse(path).find(answer).stream()
                      .findFirst()
                      .ifPresent(value -> values.put(name, value)));
    }

    /** The keys of whoever makes a call, as a shell has them; empty for root's. */
    private Map<String, String> who(Call call, Template.Values named) throws Exception {
      Map<String, String> keys = Map.of();
      for (String each : call.as()) {
        Resource one = Resource.parse(Template.text(each, named));
        keys =
            one.kind() == Resource.Kind.USER
                ? user(one.name())
                : keys(shell(assume(call, one, named), keys), "Credentials");
      }
      return keys;
    }

    /** A user may have two keys only, and the grader makes one, too. */
    private Map<String, String> user(String name) throws Exception {
      Map<String, String> known = users.get(name);
      if (known == null) {
        known = keys(shell("aws iam create-access-key --user-name " + name), "AccessKey");
        users.put(name, known);
      }
      return known;
    }

    private String assume(Call call, Resource role, Template.Values named) {
      ObjectNode with = (ObjectNode) Template.node(call.assume(), named);
      String account = room.sandbox.accounts().getFirst().id();
      with.put("RoleArn", "arn:aws:iam::" + account + ":role/" + role.name());
      with.put("RoleSessionName", "terminal");
      return CliLine.format("sts:AssumeRole", with, this::file);
    }

    private static Map<String, String> keys(String out, String member) {
      JsonNode keys = Json.MAPPER.readTree(out).path(member);
      return Map.of(
          "AWS_ACCESS_KEY_ID", keys.path("AccessKeyId").asString(),
          "AWS_SECRET_ACCESS_KEY", keys.path("SecretAccessKey").asString(),
          "AWS_SESSION_TOKEN", keys.path("SessionToken").asString(""));
    }

    private static boolean waits(String until, String out) {
      return !until.isEmpty() && !Condition.parse(until).test(Json.MAPPER.readTree(out)).passed();
    }

    private String file(byte[] bytes) {
      try {
        return Files.write(Files.createTempFile(folder, "bytes", ".zip"), bytes).toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String shell(String line) throws Exception {
      return shell(line, Map.of());
    }

    private String shell(String line, Map<String, String> who) throws Exception {
      Account account = room.sandbox.accounts().getFirst();
      Path out = Files.createTempFile(folder, "out", "");
      ProcessBuilder shell =
          new ProcessBuilder(
              List.of("/bin/sh", "-c", line + " --endpoint-url " + room.sandbox.endpoint()));
      shell.environment().put("AWS_ACCESS_KEY_ID", account.accessKeyId());
      shell.environment().put("AWS_SECRET_ACCESS_KEY", account.secretAccessKey());
      shell.environment().putAll(who);
      shell.environment().put("AWS_DEFAULT_REGION", "us-east-1");
      shell.environment().put("AWS_CONFIG_FILE", "/dev/null");
      if (System.getProperty("lectern.aws.path") == null) {
        shell.environment().put("PATH", "/usr/bin:/bin");
      } else {
        shell.environment().put("PATH", System.getProperty("lectern.aws.path"));
      }
      Process process =
          shell
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(line).isTrue();
      return Files.readString(out);
    }
  }
}
