package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes versions that do not change any more ("Manage Lambda function versions"). */
public final class Publishing {

  /** What differs between {@code $LATEST} and a version of the same code and configuration. */
  private static final List<String> OWN =
      List.of("Version", "FunctionArn", "RevisionId", "LastModified", "Description");

  private Publishing() {}

  /**
   * A new version of {@code $LATEST}; the last one when nothing has changed since.
   *
   * @param description of the version; empty: that of {@code $LATEST}
   */
  public static FunctionVersion publish(
      LambdaState state, Tx tx, FunctionVersion latest, String description, Instant now) {
    FunctionRef ref = latest.ref();
    ObjectNode function = state.functions().requireFunction(tx, ref);
    long last = function.path("lastVersion").asLong();
    Optional<FunctionVersion> before =
        last == 0 ? Optional.empty() : state.functions().version(tx, ref, Long.toString(last));
    if (before.isPresent() && same(before.get(), latest)) {
      return before.get();
    }
    String number = Long.toString(last + 1);
    ObjectNode config = latest.config();
    config.put("Version", number).put("FunctionArn", ref.at(number).arn());
    if (!description.isEmpty()) {
      config.put("Description", description);
    }
    Configurations.touch(config, now);
    FunctionVersion made = FunctionVersion.of(ref.at(number), config, latest.blob());
    tx.retain(latest.blob());
    state.functions().put(tx, made);
    state.functions().functions().put(tx, ref.key(), function.put("lastVersion", last + 1));
    return made;
  }

  private static boolean same(FunctionVersion one, FunctionVersion other) {
    ObjectNode first = one.config();
    ObjectNode second = other.config();
    first.remove(OWN);
    second.remove(OWN);
    return first.equals(second);
  }
}
