package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds layers by their ARNs: {@code arn:aws:lambda:us-east-1:111122223333:layer:name:1}. */
public final class Layers {

  private Layers() {}

  /** Where a layer's version is kept. */
  static List<String> key(String accountId, String region, String name, long version) {
    return List.of(accountId, region, name, String.format("%010d", version));
  }

  /** A layer's version, when there is one. */
  static Optional<ObjectNode> find(LambdaState state, String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length != 8 || !parts[5].equals("layer") || !parts[7].matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return state.layers().get(key(parts[4], parts[3], parts[6], Long.parseLong(parts[7])));
  }

  /**
   * A layer's version, or the error that a function's configuration names one that is not there.
   */
  static ObjectNode require(LambdaState state, String arn) {
    return find(state, arn)
        .orElseThrow(() -> LambdaErrors.invalid("Layer version " + arn + " does not exist."));
  }

  /** A layer's version, also a deleted one: it stays usable by functions that have it. */
  static Optional<ObjectNode> kept(LambdaState state, String arn) {
    return find(state, arn).or(() -> state.layers().get(List.of("deleted-layers", arn)));
  }

  /** The blobs of layers that a function has. */
  public static List<Long> blobs(LambdaState state, List<String> arns) {
    return arns.stream()
        .flatMap(arn -> kept(state, arn).stream())
        .map(layer -> layer.path("blob").asLong())
        .toList();
  }
}
