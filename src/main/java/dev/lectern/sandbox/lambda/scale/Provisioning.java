package dev.lectern.sandbox.lambda.scale;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.function.FunctionOperations;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.run.Environments;
import dev.lectern.sandbox.lambda.runtime.Runtimes;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps as many environments warm as were provisioned ("Configuring provisioned concurrency"). Safe
 * for any thread.
 */
public final class Provisioning {

  private static final Logger LOG = System.getLogger(Provisioning.class.getName());

  private final LambdaState state;
  private final Environments environments;
  private final Runtimes runtimes;
  private final int most;
  private final Set<FunctionRef> filling = ConcurrentHashMap.newKeySet();

  /**
   * @param most environments for one version or alias: this computer has to hold them
   */
  public Provisioning(LambdaState state, Environments environments, Runtimes runtimes, int most) {
    this.state = state;
    this.environments = environments;
    this.runtimes = runtimes;
    this.most = most;
  }

  int most() {
    return most;
  }

  /** How many are warm. */
  int ready(FunctionRef ref) {
    int wanted =
        state
            .provisioned()
            .get(ref.key(ref.qualifier()))
            .map(config -> config.path("RequestedProvisionedConcurrentExecutions").asInt())
            .orElse(0);
    return Math.min(wanted, environments.warm(pool(state.functions().require(ref))));
  }

  private static String pool(FunctionVersion version) {
    return FunctionOperations.pool(version);
  }

  /** Warms what is missing, in the background. */
  void fill(FunctionRef ref) {
    if (filling.add(ref)) {
      Thread.ofVirtual()
          .name("lambda-provisioning")
          .start(
              () -> {
                try {
                  warm(ref);
                } catch (IOException | RuntimeException e) {
                  LOG.log(Logger.Level.WARNING, "Provisioned concurrency of " + ref.arn(), e);
                } catch (InterruptedException stop) {
                  Thread.currentThread().interrupt();
                } finally {
                  filling.remove(ref);
                }
              });
    }
  }

  private void warm(FunctionRef ref) throws IOException, InterruptedException {
    String error = "";
    while (error.isEmpty()) {
      ObjectNode config = state.provisioned().get(ref.key(ref.qualifier())).orElse(null);
      if (config == null) {
        return;
      }
      FunctionVersion version = state.functions().require(ref);
      if (environments.warm(pool(version))
          >= config.path("RequestedProvisionedConcurrentExecutions").asInt()) {
        status(ref, "READY", "");
        return;
      }
      error = environments.warm(Invoker.spec(version).provisioned(), runtimes.launcher(version));
    }
    status(ref, "FAILED", "FUNCTION_ERROR_INIT_FAILURE");
  }

  private void status(FunctionRef ref, String status, String reason) throws IOException {
    state
        .store()
        .run(
            tx ->
                state
                    .provisioned()
                    .change(
                        tx,
                        ref.key(ref.qualifier()),
                        config -> {
                          config.put("Status", status);
                          config.remove("StatusReason");
                          if (!reason.isEmpty()) {
                            config.put("StatusReason", reason);
                          }
                        }));
  }

  /** Lets the warm ones go. */
  void empty(FunctionRef ref) {
    environments.retire(
        dev.lectern.sandbox.FunctionInsight.End.RELEASED,
        pool(state.functions().require(ref))::equals);
  }

  /** Warms again what has gone: after a restart, or when an alias points elsewhere. */
  public void tick() {
    for (ObjectNode config : state.provisioned().list(List.of())) {
      if (config.path("Status").asString("").equals("READY")) {
        try {
          FunctionRef ref =
              FunctionRef.of(
                  config.path("function").asString(""),
                  config.path("qualifier").asString(""),
                  "",
                  "");
          if (ready(ref) < config.path("RequestedProvisionedConcurrentExecutions").asInt()) {
            fill(ref);
          }
        } catch (ServiceException gone) {
          // Its version was deleted; the configuration goes with the function.
        }
      }
    }
  }
}
