package dev.lectern.sandbox.lambda.url;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.RequestKeys;
import dev.lectern.sandbox.auth.Signatures;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.lambda.access.LambdaAccess;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may visit a function's URL ("Control access to Lambda function URLs"): with AuthType NONE
 * everybody whom the function's policy lets in, with AWS_IAM who signed for Lambda and may. Since
 * October 2025 both {@code lambda:InvokeFunctionUrl} and {@code lambda:InvokeFunction} must be
 * allowed.
 *
 * @param access where functions have their policies
 * @param clock the sandbox's time
 */
public record UrlGuard(
    LambdaAccess access, DecisionPoint decisions, Signatures signatures, InstantSource clock) {

  /**
   * Who visits.
   *
   * @throws dev.lectern.sandbox.ServiceException what AWS says against the signature
   */
  Caller visitor(String authType, RequestHead head, byte[] body) {
    return authType.equals("AWS_IAM") ? signatures.signer(head, body, "lambda") : Caller.ANONYMOUS;
  }

  /** Whether the visitor may. */
  boolean allows(Caller visitor, FunctionRef function, String authType, RequestHead head) {
    return !(authType.equals("AWS_IAM") && visitor.anonymous())
        && decide(
            visitor, function, "InvokeFunctionUrl", "lambda:FunctionUrlAuthType", authType, head)
        && decide(
            visitor, function, "InvokeFunction", "lambda:InvokedViaFunctionUrl", "true", head);
  }

  private boolean decide(
      Caller visitor,
      FunctionRef function,
      String action,
      String key,
      String value,
      RequestHead head) {
    ResourceOwner owner = new ResourceOwner.Account(function.accountId());
    return decisions
        .decide(
            new AccessRequest(
                visitor,
                "lambda:" + action,
                function.arn(),
                owner,
                access.policy(function, visitor),
                () -> {
                  Map<String, List<String>> keys =
                      new HashMap<>(
                          RequestKeys.of(
                              head,
                              clock.instant(),
                              function.region(),
                              visitor.accountId(),
                              owner));
                  keys.put("lambda:FunctionArn", List.of(function.unqualified().arn()));
                  keys.put(key, List.of(value));
                  return Context.of(keys);
                }))
        .allowed();
  }
}
