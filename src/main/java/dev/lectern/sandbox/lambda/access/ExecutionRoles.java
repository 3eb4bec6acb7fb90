package dev.lectern.sandbox.lambda.access;

import dev.lectern.json.Json;
import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions act in their execution role, which Lambda must be able to assume: when a function is
 * given it, and again for each new execution environment ("Defining Lambda function permissions
 * with an execution role"). An environment that is there already keeps its keys, as on AWS. A role
 * that IAM never had stands for the account's root, so that a function can be tried before there
 * are roles; one that it had and has no more stands for nobody.
 *
 * @param roles what IAM says now
 * @param keys of those who may have them
 */
public record ExecutionRoles(LambdaState state, RoleCalls roles, FunctionAccess keys)
    implements FunctionAccess {

  /** What is said of a role that is gone, or does not trust Lambda. */
  public static final String NOT_ASSUMED =
      "The role defined for the function cannot be assumed by Lambda.";

  /** Refuses to give a function this role (API {@code CreateFunction}). */
  public void check(FunctionRef function, String role) throws IOException {
    if (!assumable(function, role)) {
      throw LambdaErrors.invalid(NOT_ASSUMED);
    }
  }

  /**
   * Refuses a destination of asynchronous events that the role cannot reach (API {@code
   * PutFunctionEventInvokeConfig}; no page has the sentence, tools that retry it quote it).
   */
  public void checkDestination(FunctionRef function, String role, String arn) {
    refused(function, role, arn)
        .ifPresent(
            errand -> {
              throw LambdaErrors.invalid(
                  "The function's execution role does not have permissions to call "
                      + errand.call()
                      + " on "
                      + arn);
            });
  }

  /** Refuses a dead-letter queue that the role cannot reach, when a function is given it. */
  public void checkDeadLetters(FunctionRef function, String role, String arn) {
    refuse("The provided execution role", function, role, arn);
  }

  /** Refuses a destination of what a mapping gives up that the role cannot reach. */
  public void checkDiscards(FunctionRef function, String role, String arn) {
    refuse("The function execution role", function, role, arn);
  }

  private void refuse(String who, FunctionRef function, String role, String arn) {
    refused(function, role, arn)
        .ifPresent(
            errand -> {
              throw LambdaErrors.invalid(
                  who
                      + " does not have permissions to call "
                      + errand.call()
                      + " on "
                      + errand.serviceName());
            });
  }

  /** Whether the role may hand something to a destination now. */
  public boolean reaches(FunctionRef function, String role, String arn) {
    return refused(function, role, arn).isEmpty();
  }

  private Optional<Errand> refused(FunctionRef function, String role, String arn) {
    return Errand.to(arn)
        .filter(
            errand ->
                !roles.may(
                    as(function, role),
                    errand.operation(),
                    errand.action(),
                    errand.resource(),
                    errand.input()));
  }

  private static Identity as(FunctionRef function, String role) {
    return new Identity(
        role,
        "lambda.amazonaws.com",
        function.name(),
        function.accountId(),
        function.region(),
        function.unqualified().arn());
  }

  /**
   * {@inheritDoc}
   *
   * @throws ServiceException AccessDeniedException with CreateFunction's sentence; no page
   *     documents what Invoke answers then
   */
  @Override
  public Map<String, String> environment(
      String accountId, String region, String role, String function) {
    try {
      if (!assumable(new FunctionRef(accountId, region, function, ""), role)) {
        throw new ServiceException(403, "AccessDeniedException", NOT_ASSUMED).with("Type", "User");
      }
    } catch (IOException unwritten) {
      throw new UncheckedIOException("A role cannot be remembered", unwritten);
    }
    return keys.environment(accountId, region, role, function);
  }

  private boolean assumable(FunctionRef function, String role) throws IOException {
    List<String> key = List.of(function.accountId(), role);
    boolean known = state.roles().get(key).isPresent();
    Identity as = as(function, role);
    if (!roles.keeps(as)) {
      return !known;
    }
    if (!known) {
      state.store().run(tx -> state.roles().put(tx, key, Json.object()));
    }
    return roles.trusts(as);
  }
}
