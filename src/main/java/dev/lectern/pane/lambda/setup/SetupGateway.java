package dev.lectern.pane.lambda.setup;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Merge;
import dev.lectern.pane.lambda.role.RolesGateway;
import dev.lectern.task.Progress;
import java.util.List;
import java.util.Map;

/** Configuration and layers. Blocking; failures are the SDK's exceptions. */
public interface SetupGateway extends RolesGateway {

  /**
   * What can be set; see {@link FunctionInfo} for units.
   *
   * @param layers ARNs of layer versions, in order
   */
  record Setup(
      String handler,
      String description,
      String role,
      int memory,
      int timeout,
      Map<String, String> variables,
      List<String> layers,
      boolean jsonLog) {

    /** As a function has it. */
    static Setup of(FunctionInfo function) {
      return new Setup(
          function.handler(),
          function.description(),
          function.role(),
          function.memory(),
          function.timeout(),
          Map.copyOf(function.variables()),
          List.copyOf(function.layers()),
          function.jsonLog());
    }

    /**
     * These edits, put into what somebody else made of the configuration meanwhile: what was not
     * edited is as they made it.
     *
     * @param base what the edits were made on
     */
    Setup merged(Setup base, Setup theirs) {
      return new Setup(
          Merge.of(base.handler, handler, theirs.handler),
          Merge.of(base.description, description, theirs.description),
          Merge.of(base.role, role, theirs.role),
          Merge.of(base.memory, memory, theirs.memory),
          Merge.of(base.timeout, timeout, theirs.timeout),
          Map.copyOf(Merge.of(base.variables, variables, theirs.variables)),
          Merge.of(base.layers, layers, theirs.layers),
          Merge.of(base.jsonLog, jsonLog, theirs.jsonLog));
    }
  }

  /** Sets all of it and waits until it holds (UpdateFunctionConfiguration). */
  FunctionInfo save(String function, Setup setup, Progress progress) throws InterruptedException;

  /** ARNs of the newest versions of all layers (ListLayers). */
  List<String> layers();

  /**
   * Publishes a version of a layer (PublishLayerVersion).
   *
   * @return its ARN
   */
  String publishLayer(String name, byte[] zip);
}
