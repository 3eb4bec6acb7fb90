package dev.lectern.pane.lambda.data;

import java.util.List;
import java.util.Map;

/**
 * A function as GetFunction describes it.
 *
 * @param handler for example {@code index.handler}
 * @param memory in megabytes
 * @param timeout in seconds
 * @param state Pending, Active, Inactive or Failed
 * @param update Successful, InProgress or Failed
 * @param reason of state or update when they are not as they should be; otherwise empty
 * @param revision changes with code and configuration
 * @param codeSize of the deployment package, in bytes
 * @param codeSha256 base64
 * @param codeLocation a link to the deployment package, good for some minutes; may be empty
 * @param modified as AWS writes it
 * @param reserved reserved concurrency; -1 without
 * @param layers ARNs of layer versions, in order
 * @param deadLetter ARN of the dead-letter queue, or empty
 * @param jsonLog whether it logs JSON
 */
public record FunctionInfo(
    String name,
    String arn,
    String runtime,
    String handler,
    String role,
    String description,
    int memory,
    int timeout,
    String state,
    String update,
    String reason,
    String revision,
    long codeSize,
    String codeSha256,
    String codeLocation,
    String modified,
    int reserved,
    Map<String, String> variables,
    List<String> layers,
    String deadLetter,
    boolean jsonLog) {

  /** The first part of the runtime: {@code java}, {@code nodejs} or {@code python}. */
  public String language() {
    return runtime.replaceFirst("[0-9.].*$", "");
  }

  /** Whether it can be invoked, and nothing is being changed. */
  public boolean ready() {
    return state.equals("Active") && !update.equals("InProgress");
  }
}
