package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import dev.lectern.lab.LabTerminal;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  private static final List<String> NOT_THE_CLIS = List.of("$status", "$headers", "$error");

  @Override
  public Ran run(String line, Progress progress) {
    Optional<AwsClients> session = clients.get();
    if (session.isEmpty()) {
      return new Ran(false, "There is no session now.");
    }
    try {
      CliLine call = CliLine.parse(line);
      progress.message(call.call());
      return ran(call, new AwsCalls(session.get().withOrigin("lab terminal")));
    } catch (IllegalArgumentException e) {
      return new Ran(false, String.valueOf(e.getMessage()));
    } catch (IOException | SdkException e) {
      UserProblem problem = Problems.of(e);
      return new Ran(false, problem.title() + " " + problem.why());
    }
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
    NOT_THE_CLIS.forEach(members::remove);
    return new Ran(true, members.isEmpty() ? "" : Json.PRETTY.writeValueAsString(members));
  }
}
