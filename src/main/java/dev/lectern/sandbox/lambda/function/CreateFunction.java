package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.Functions;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** CreateFunction. */
final class CreateFunction implements Operation {

  private final LambdaState state;
  private final Configurations configurations;
  private final Runtimes runtimes;
  private final CodeIntake intake;
  private final ExecutionRoles roles;

  CreateFunction(LambdaState state, Runtimes runtimes, CodeIntake intake, ExecutionRoles roles) {
    this.roles = roles;
    this.intake = intake;
    this.runtimes = runtimes;
    this.state = state;
    this.configurations = new Configurations(state);
  }

  @Override
  public Reply handle(Call call) throws IOException {
    FunctionRef ref = FunctionRef.of(call).unqualified();
    if (state.functions().version(ref, FunctionRef.LATEST).isPresent()) {
      throw exists(ref);
    }
    String role = call.input().path("Role").asString("");
    roles.check(ref, role);
    roles.checkDeadLetters(ref, role, Configurations.deadLetters(call.input()));
    ObjectNode config = configurations.created(ref, call.input(), call.now());
    try (Upload code = intake.read(call, call.input().path("Code"))) {
      CodeIntake.checkTotal(state, config, code.unpacked());
      return created(call, ref, config, code);
    }
  }

  private Reply created(Call call, FunctionRef ref, ObjectNode config, Upload code)
      throws IOException {
    ObjectNode tags =
        call.input().hasNonNull("Tags")
            ? (ObjectNode) call.input().path("Tags").deepCopy()
            : Json.object();
    boolean publish = call.input().path("Publish").asBoolean(false);
    FunctionVersion made =
        intake.keep(
            code,
            config,
            (tx, complete, blob) -> {
              if (state.functions().version(tx, ref, FunctionRef.LATEST).isPresent()) {
                throw exists(ref);
              }
              state.functions().functions().put(tx, ref.key(), Functions.newFunction(tags));
              FunctionVersion latest =
                  FunctionVersion.of(ref.at(FunctionRef.LATEST), complete, blob);
              state.functions().put(tx, latest);
              return publish ? Publishing.publish(state, tx, latest, "", call.now()) : latest;
            });
    runtimes.prepare(made.runtime());
    return Reply.of(pending(made.config()));
  }

  private static RuntimeException exists(FunctionRef ref) {
    return LambdaErrors.conflict("Function already exist: " + ref.name());
  }

  /** The answer says that the function is being made; by the next request it is. */
  private static ObjectNode pending(ObjectNode config) {
    config.put("State", "Pending");
    config.put("StateReason", "The function is being created.");
    config.put("StateReasonCode", "Creating");
    config.remove("LastUpdateStatus");
    return config;
  }
}
