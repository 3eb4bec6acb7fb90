package dev.lectern.sandbox.lambda.state;

import dev.lectern.json.Json;
import dev.lectern.sandbox.store.Documents;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Tx;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The functions with their versions and aliases. Safe for any thread. */
public final class Functions {

  private final Documents functions;
  private final Documents versions;
  private final Documents aliases;

  Functions(Store store) {
    this.functions = new Documents(store, "lambda-functions");
    this.versions = new Documents(store, "lambda-versions");
    this.aliases = new Documents(store, "lambda-aliases");
  }

  /**
   * What belongs to a function as a whole: tags, its last version's number, reserved concurrency.
   */
  public Documents functions() {
    return functions;
  }

  /** Versions as they are kept, by function and number. */
  Documents versions() {
    return versions;
  }

  /** Aliases, by function and name. */
  public Documents aliases() {
    return aliases;
  }

  private static List<String> key(FunctionRef ref, String version) {
    return ref.key(
        version.equals(FunctionRef.LATEST)
            ? version
            : "0".repeat(Math.max(0, 10 - version.length())) + version);
  }

  /** A version: {@code $LATEST} or a number. */
  public Optional<FunctionVersion> version(FunctionRef ref, String version) {
    return versions
        .get(key(ref, version))
        .map(document -> new FunctionVersion(ref.at(version), document));
  }

  /** A version, as a transaction sees it. */
  public Optional<FunctionVersion> version(Tx tx, FunctionRef ref, String version) {
    return versions
        .get(tx, key(ref, version))
        .map(document -> new FunctionVersion(ref.at(version), document));
  }

  /** {@code $LATEST}, as a transaction sees it, or the error that there is no such function. */
  public FunctionVersion latest(Tx tx, FunctionRef ref) {
    return version(tx, ref, FunctionRef.LATEST)
        .orElseThrow(() -> LambdaErrors.noFunction(ref.unqualified().arn()));
  }

  /** The version that a request means, through an alias too. */
  public FunctionVersion require(FunctionRef ref) {
    String qualifier = ref.qualifier();
    Optional<FunctionVersion> found;
    if (qualifier.isEmpty() || qualifier.equals(FunctionRef.LATEST)) {
      found = version(ref, FunctionRef.LATEST);
    } else if (qualifier.matches("\\d+")) {
      found = version(ref, qualifier);
    } else {
      found =
          aliases
              .get(ref.key(qualifier))
              .flatMap(alias -> version(ref, alias.path("FunctionVersion").asString("")));
    }
    return found.orElseThrow(() -> LambdaErrors.noFunction(ref.arn()));
  }

  /** What belongs to the function as a whole, or the error that there is no such function. */
  public ObjectNode requireFunction(FunctionRef ref) {
    return functions
        .get(ref.key())
        .orElseThrow(() -> LambdaErrors.noFunction(ref.unqualified().arn()));
  }

  /** The same, as a transaction sees it. */
  public ObjectNode requireFunction(Tx tx, FunctionRef ref) {
    return functions
        .get(tx, ref.key())
        .orElseThrow(() -> LambdaErrors.noFunction(ref.unqualified().arn()));
  }

  /** Keeps a version; its code is kept with it. */
  public void put(Tx tx, FunctionVersion version) {
    versions.put(tx, key(version.ref(), version.version()), version.document());
  }

  /** Removes a version and its claim on the code. */
  public void remove(Tx tx, FunctionVersion version) {
    versions.remove(tx, key(version.ref(), version.version()));
    tx.release(version.blob());
  }

  /** All versions of a function, {@code $LATEST} first. */
  public List<FunctionVersion> versions(FunctionRef ref) {
    return versions.list(ref.key()).stream()
        .map(
            document ->
                new FunctionVersion(
                    ref.at(document.path("config").path("Version").asString("")), document))
        .toList();
  }

  /** All versions of all functions of an account in a Region, by name. */
  public List<FunctionVersion> all(String accountId, String region) {
    return versions.list(List.of(accountId, region)).stream()
        .map(
            document ->
                new FunctionVersion(
                    new FunctionRef(
                        accountId,
                        region,
                        document.path("config").path("FunctionName").asString(""),
                        document.path("config").path("Version").asString("")),
                    document))
        .toList();
  }

  /** A new function's own document. */
  public static ObjectNode newFunction(ObjectNode tags) {
    ObjectNode function = Json.object().put("lastVersion", 0);
    function.set("tags", tags);
    return function;
  }
}
