package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.Tx;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes versions that do not change any more ("Manage Lambda function versions"). */
public final class Publishing {

  /** In a version's document: the revision of {@code $LATEST} that it was made of. */
  private static final String MADE_OF = "madeOf";

  private Publishing() {}

  /**
   * A new version of {@code $LATEST}; the last one when code and configuration were not updated
   * since. Updated with what they were counts too: AWS compares nothing (getmoto/moto pull request
   * 8379, tested against AWS).
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
    if (before.isPresent() && madeOf(before.get()).equals(latest.revision())) {
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
    made.document().put(MADE_OF, latest.revision());
    tx.retain(latest.blob());
    state.functions().put(tx, made);
    state.functions().functions().put(tx, ref.key(), function.put("lastVersion", last + 1));
    return made;
  }

  private static String madeOf(FunctionVersion version) {
    return version.document().path(MADE_OF).asString("");
  }
}
