package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** UpdateFunctionCode. */
final class UpdateFunctionCode implements Operation {

  private final LambdaState state;
  private final Environments environments;
  private final CodeIntake intake;

  UpdateFunctionCode(LambdaState state, Environments environments, CodeIntake intake) {
    this.intake = intake;
    this.state = state;
    this.environments = environments;
  }

  @Override
  public Reply handle(Call call) throws IOException {
    FunctionRef ref = UpdateFunctionConfiguration.changeable(call).unqualified();
    FunctionVersion before =
        state
            .functions()
            .version(ref, FunctionRef.LATEST)
            .orElseThrow(() -> LambdaErrors.noFunction(ref.arn()));
    try (Upload code = intake.read(call, call.input())) {
      return updated(call, ref, before, code);
    }
  }

  private Reply updated(Call call, FunctionRef ref, FunctionVersion before, Upload code)
      throws IOException {
    ObjectNode config = before.config();
    CodeIntake.checkTotal(state, config, code.unpacked());
    if (call.input().hasNonNull("Architectures")) {
      config.set("Architectures", call.input().path("Architectures"));
    }
    if (call.input().path("DryRun").asBoolean(false)) {
      config.put("CodeSha256", code.sha256()).put("CodeSize", code.size());
      return Reply.of(config);
    }
    Configurations.touch(config, call.now());
    boolean publish = call.input().path("Publish").asBoolean(false);
    FunctionVersion made =
        intake.keep(
            code,
            config,
            (tx, complete, blob) -> {
              FunctionVersion current = state.functions().latest(tx, ref);
              UpdateFunctionConfiguration.checkRevision(call, current);
              if (!current.revision().equals(before.revision())) {
                throw LambdaErrors.conflict(
                    "The operation cannot be performed at this time. An update is in progress for"
                        + " resource: "
                        + ref.arn());
              }
              tx.release(current.blob());
              FunctionVersion latest =
                  FunctionVersion.of(ref.at(FunctionRef.LATEST), complete, blob);
              state.functions().put(tx, latest);
              return publish ? Publishing.publish(state, tx, latest, "", call.now()) : latest;
            });
    environments.retire(End.REPLACED, FunctionOperations.pool(before)::equals);
    return Reply.of(UpdateFunctionConfiguration.inProgress(made.config()));
  }
}
