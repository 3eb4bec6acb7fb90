package dev.lectern.sandbox.lambda.access;

import dev.lectern.json.Json;
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
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What requests to Lambda must be allowed to do ("Actions, resources, and condition keys for AWS
 * Lambda"): a function's own policy lets others in, and whoever gives a function its role must be
 * allowed to pass that role.
 *
 * @param state where functions keep their policies
 */
public record LambdaAccess(LambdaState state) {

  /** What a request needs, all of it. */
  public List<Access> of(Ask ask) {
    List<Access> all = new ArrayList<>();
    String function = ask.text("FunctionName");
    if (function.isEmpty() || !ask.resource().contains(":function:")) {
      all.add(Access.own(ask.action(), ask.resource(), Map::of));
    } else {
      FunctionRef ref =
          FunctionRef.of(function, ask.text("Qualifier"), ask.caller().accountId(), ask.region());
      all.add(
          new Access(
              ask.action(),
              ref.arn(),
              new ResourceOwner.Account(ref.accountId()),
              policy(ref, ask.caller()),
              () -> Map.of("lambda:FunctionArn", List.of(ref.unqualified().arn()))));
    }
    if (!ask.text("Role").isEmpty()) {
      all.add(PassRole.to(ask.text("Role"), "lambda.amazonaws.com"));
    }
    return all;
  }

  /** A function's policy. It only allows, so that root of the account needs none of it. */
  public ResourcePolicy policy(FunctionRef ref, Caller caller) {
    if (caller.root() && caller.accountId().equals(ref.accountId())) {
      return ResourcePolicy.NONE;
    }
    return state
        .policies()
        .get(ref.key(ref.qualifier()))
        .filter(kept -> !kept.path("Statement").isEmpty())
        .map(
            kept -> {
              ObjectNode document = Json.object().put("Version", "2012-10-17");
              document.set("Statement", kept.path("Statement"));
              return ResourcePolicy.of(
                  "policy of function " + ref.name(), Rules.RESOURCE.read(document.toString()));
            })
        .orElse(ResourcePolicy.NONE);
  }
}
