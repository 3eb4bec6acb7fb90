package dev.lectern.sandbox.lambda.access;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.PassRole;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Rules;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.util.ArrayList;
import java.util.List;

/**
 * What requests to Lambda must be allowed to do ("Actions, resources, and condition keys for AWS
 * Lambda"): a function's own policy lets others in, and that of a layer's version too; whoever
 * gives a function its role must be allowed to pass that role.
 *
 * @param state where functions keep their policies
 */
public record LambdaAccess(LambdaState state) {

  private static final String USE_LAYER = "lambda:GetLayerVersion";

  /** What a request needs, all of it. */
  public List<Access> of(Ask ask) {
    List<Access> all = new ArrayList<>();
    LambdaKeys keys = new LambdaKeys(state);
    String function = ask.text(ask.input().has("Resource") ? "Resource" : "FunctionName");
    if (ask.operation().contains("EventSourceMapping")) {
      all.add(Access.own(ask.action(), ask.resource(), () -> keys.mapping(ask)));
    } else if (!function.isEmpty() && ask.resource().contains(":function:")) {
      FunctionRef ref =
          FunctionRef.of(function, ask.text("Qualifier"), ask.caller().accountId(), ask.region());
      all.add(
          new Access(
              ask.action(),
              ref.arn(),
              new ResourceOwner.Account(ref.accountId()),
              policy(ref, ask.caller()),
              () -> keys.of(ask, ref)));
    } else if (ask.action().equals(USE_LAYER)) {
      all.add(layer(named(ask), ask));
    } else {
      all.add(Access.own(ask.action(), ask.resource(), () -> keys.request(ask)));
    }
    ask.input().path("Layers").forEach(layer -> all.add(layer(layer.asString(""), ask)));
    if (!ask.text("Role").isEmpty()) {
      all.add(PassRole.to(ask.text("Role"), "lambda.amazonaws.com"));
    }
    return all;
  }

  /** The layer's version that GetLayerVersion or GetLayerVersionByArn asks for. */
  private static String named(Ask ask) {
    String layer = ask.text("LayerName");
    if (layer.isEmpty()) {
      return ask.text("Arn");
    }
    return layer.startsWith("arn:")
        ? layer + ":" + ask.input().path("VersionNumber").asLong()
        : ask.resource();
  }

  /** Whoever gives a function a layer must be allowed to get the layer's version. */
  private Access layer(String arn, Ask ask) {
    String[] parts = arn.split(":", -1);
    String account = parts.length > 4 ? parts[4] : ask.caller().accountId();
    return new Access(
        USE_LAYER,
        arn,
        new ResourceOwner.Account(account),
        policy(layerKey(arn), "policy of layer " + arn, account, ask.caller()),
        () -> new LambdaKeys(state).request(ask));
  }

  /** Where the policy of a layer's version is kept. */
  public static List<String> layerKey(String arn) {
    return List.of("layer", arn);
  }

  /** A function's policy. It only allows, so that root of the account needs none of it. */
  public ResourcePolicy policy(FunctionRef ref, Caller caller) {
    return policy(
        ref.key(ref.qualifier()), "policy of function " + ref.name(), ref.accountId(), caller);
  }

  private ResourcePolicy policy(List<String> key, String name, String account, Caller caller) {
    if (caller.root() && caller.accountId().equals(account)) {
      return ResourcePolicy.NONE;
    }
    return state
        .policies()
        .get(key)
        .filter(kept -> !kept.path("Statement").isEmpty())
        .map(
            kept ->
                ResourcePolicy.of(
                    name, Rules.RESOURCE.read(PolicyStatements.document(kept).toString())))
        .orElse(ResourcePolicy.NONE);
  }
}
