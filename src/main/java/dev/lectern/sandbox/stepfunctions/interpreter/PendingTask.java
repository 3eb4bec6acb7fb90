package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task that an execution waits for.
 *
 * @param resource of the Task, empty for a distributed Map
 * @param submitted whether a service took the job and the end is waited for
 * @param held what the service answered when it took it, or the input of an activity; may be null
 */
public record PendingTask(
    String token, String resource, boolean started, boolean submitted, @Nullable JsonNode held) {

  /** What the children of a distributed Map need to go on. Not while the execution moves. */
  public static Optional<Effect.Spread> spread(Run run, String token) {
    return run.frames.values().stream()
        .filter(frame -> frame.token.equals(token) && !token.isEmpty())
        .findFirst()
        .flatMap(frame -> DistributedMap.again(run, frame));
  }

  /** Those of an execution. Not while it moves. */
  public static List<PendingTask> of(Run run) {
    return run.frames.values().stream()
        .filter(frame -> frame.phase == Frame.Phase.TASK && run.waits(frame.token))
        .map(
            frame ->
                new PendingTask(
                    frame.token,
                    run.state(frame) instanceof State.Task task ? task.resource() : "",
                    frame.started,
                    frame.submitted,
                    frame.submittedOutput))
        .toList();
  }
}
