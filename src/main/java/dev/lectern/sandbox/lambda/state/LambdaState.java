package dev.lectern.sandbox.lambda.state;

import dev.lectern.sandbox.store.Documents;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Tx;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Lambda keeps, all of it on the sandbox's store. Everything that belongs to a function has a
 * key that begins with the function's.
 *
 * @param policies resource policies, by function and qualifier
 * @param eventConfigs settings of asynchronous calls, by function and qualifier
 * @param provisioned provisioned concurrency, by function and qualifier
 * @param urls function URLs, by function and qualifier
 * @param layers versions of layers, by account, Region, name and number
 * @param mappings event source mappings, by account, Region and id
 * @param queue asynchronous events that are waiting, by id
 * @param roles execution roles that IAM had, by account and ARN
 */
public record LambdaState(
    Store store,
    Functions functions,
    Documents policies,
    Documents eventConfigs,
    Documents provisioned,
    Documents urls,
    Documents layers,
    Documents mappings,
    Documents queue,
    Documents roles) {

  /** On the sandbox's store. */
  public static LambdaState on(Store store) {
    return new LambdaState(
        store,
        new Functions(store),
        new Documents(store, "lambda-policies"),
        new Documents(store, "lambda-event-configs"),
        new Documents(store, "lambda-provisioned"),
        new Documents(store, "lambda-urls"),
        new Documents(store, "lambda-layers"),
        new Documents(store, "lambda-mappings"),
        new Documents(store, "lambda-queue"),
        new Documents(store, "lambda-roles"));
  }

  /**
   * Another text after each change of what belongs to functions.
   *
   * @param prefix of their keys: account and Region, or one function's key
   */
  public String version(List<String> prefix) {
    return Stream.of(
            functions.functions(),
            functions.versions(),
            functions.aliases(),
            policies,
            eventConfigs,
            provisioned,
            urls)
        .map(of -> Integer.toHexString(of.list(prefix).hashCode()))
        .collect(Collectors.joining("-"));
  }

  /** Removes a function with all that belongs to it. */
  public void delete(Tx tx, FunctionRef ref) {
    functions.versions(ref).forEach(version -> functions.remove(tx, version));
    functions.functions().remove(tx, ref.key());
    for (Documents of : List.of(functions.aliases(), policies, eventConfigs, provisioned, urls)) {
      of.removeAll(tx, ref.key());
    }
  }
}
