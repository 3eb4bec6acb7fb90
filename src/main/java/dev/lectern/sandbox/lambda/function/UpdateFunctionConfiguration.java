package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** UpdateFunctionConfiguration. */
final class UpdateFunctionConfiguration implements Operation {

  private final LambdaState state;
  private final Environments environments;
  private final Configurations configurations;
  private final ExecutionRoles roles;

  UpdateFunctionConfiguration(LambdaState state, Environments environments, ExecutionRoles roles) {
    this.roles = roles;
    this.state = state;
    this.environments = environments;
    this.configurations = new Configurations(state);
  }

  @Override
  public Reply handle(Call call) throws IOException {
    FunctionRef ref = changeable(call);
    if (call.input().hasNonNull("Role")) {
      roles.check(ref, call.input().path("Role").asString());
    }
    FunctionVersion before = state.functions().require(ref);
    roles.checkDeadLetters(
        ref,
        call.input().path("Role").asString(before.config("Role").asString("")),
        Configurations.deadLetters(call.input()));
    FunctionVersion made =
        state
            .store()
            .write(
                tx -> {
                  FunctionVersion current = state.functions().latest(tx, ref);
                  checkRevision(call, current);
                  ObjectNode config =
                      configurations.updated(current.config(), ref, call.input(), call.now());
                  FunctionVersion latest =
                      FunctionVersion.of(ref.at(FunctionRef.LATEST), config, current.blob());
                  state.functions().put(tx, latest);
                  return latest;
                });
    environments.retire(End.REPLACED, FunctionOperations.pool(before)::equals);
    return Reply.of(inProgress(made.config()));
  }

  /** The function, when no version or alias of it is named: only $LATEST can be changed. */
  static FunctionRef changeable(Call call) {
    FunctionRef ref = FunctionRef.of(call);
    if (!ref.qualifier().isEmpty() && !ref.qualifier().equals(FunctionRef.LATEST)) {
      throw LambdaErrors.invalid(
          "This operation is permitted on Lambda functions only. Aliases and versions do not"
              + " support this operation. Please specify either a function name or an unqualified"
              + " function ARN.");
    }
    return ref;
  }

  static void checkRevision(Call call, FunctionVersion current) {
    String wanted = call.input().path("RevisionId").asString("");
    if (!wanted.isEmpty() && !wanted.equals(current.revision())) {
      throw LambdaErrors.revision();
    }
  }

  /** The answer says that the change is being made; by the next request it is. */
  static ObjectNode inProgress(ObjectNode config) {
    config.put("LastUpdateStatus", "InProgress");
    config.put("LastUpdateStatusReason", "The function is being created.");
    config.put("LastUpdateStatusReasonCode", "Creating");
    return config;
  }
}
