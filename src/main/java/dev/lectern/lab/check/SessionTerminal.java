package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import dev.lectern.lab.LabTerminal;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Parallel;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs lines with the clients that the console has now.
 *
 * @param clients of the session, empty while there is none
 */
public record SessionTerminal(Supplier<Optional<AwsClients>> clients) implements LabTerminal {

  /** Letters of answers that can be read one below the other. */
  private static final int SHORT = 4_000;

  private static final List<String> NOT_THE_CLIS =
      List.of("$status", "$headers", "$error", "$log", "$payload");

  @Override
  public Ran run(String line, Progress progress) {
    Optional<AwsClients> session = clients.get();
    if (session.isEmpty()) {
      return new Ran(false, "There is no session now.");
    }
    try {
      ShellLoop loop = ShellLoop.of(line);
      AwsCalls calls = new AwsCalls(session.get().withOrigin("lab terminal"));
      CliLine call = CliLine.parse(loop.lines().getFirst());
      progress.message(call.call());
      return loop.lines().size() == 1 ? ran(call, calls) : all(loop, calls, progress);
    } catch (IllegalArgumentException e) {
      return new Ran(false, String.valueOf(e.getMessage()));
    } catch (IOException | SdkException e) {
      UserProblem problem = Problems.of(e);
      return new Ran(false, problem.title() + " " + problem.why());
    }
  }

  /** How many went well, and all answers where they are short, else the first that failed. */
  private static Ran all(ShellLoop loop, AwsCalls calls, Progress progress) throws IOException {
    List<Callable<Ran>> work = new ArrayList<>();
    for (String line : loop.lines()) {
      CliLine call = CliLine.parse(line);
      work.add(() -> ran(call, calls));
    }
    List<Ran> rans = new ArrayList<>();
    try {
      if (loop.together()) {
        rans.addAll(Parallel.all(work));
      } else {
        for (Callable<Ran> one : work) {
          progress.check();
          progress.update(rans.size(), work.size());
          rans.add(one.call());
        }
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    long good = rans.stream().filter(Ran::ok).count();
    Ran shown = rans.stream().filter(ran -> !ran.ok()).findFirst().orElseGet(() -> rans.getLast());
    String all = String.join("\n", rans.stream().map(Ran::text).toList());
    return new Ran(
        good == rans.size(),
        good
            + " of "
            + rans.size()
            + " went through.\n"
            + (good == rans.size() && all.length() <= SHORT ? all : shown.text()));
  }

  private static Ran ran(CliLine line, AwsCalls calls) throws IOException {
    Path body = line.body();
    Answer answer =
        calls.call(
            line.call(),
            line.parameters(),
            body == null ? RequestBody.empty() : Payloads.slice(body, 0, 0));
    if (!answer.error().isEmpty()) {
      return new Ran(
          false,
          "An error occurred ("
              + answer.error()
              + ") when calling the "
              + line.call().substring(line.call().indexOf(':') + 1)
              + " operation: "
              + answer.message());
    }
    ObjectNode members = answer.json();
    String log = members.path("$log").asString("");
    NOT_THE_CLIS.forEach(members::remove);
    String text = members.isEmpty() ? "" : Json.PRETTY.writeValueAsString(members);
    return new Ran(true, log.isEmpty() ? text : text + "\n\nLogResult in plain text:\n" + log);
  }
}
