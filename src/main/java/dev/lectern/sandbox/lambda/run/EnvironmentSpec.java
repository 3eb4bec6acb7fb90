package dev.lectern.sandbox.lambda.run;

import java.time.Duration;

/**
 * What an execution environment is made for. Two with the same {@link #pool} serve the same calls.
 *
 * @param pool names function, version and generation of its configuration
 * @param version {@code $LATEST} or a number
 * @param runtimeVersion for INIT_START
 * @param initializationType {@code on-demand} or {@code provisioned-concurrency}
 * @param memory in megabytes
 * @param timeout of one invocation
 */
public record EnvironmentSpec(
    String accountId,
    String region,
    String function,
    String version,
    String pool,
    String runtime,
    String runtimeVersion,
    String runtimeVersionArn,
    String initializationType,
    int memory,
    Duration timeout,
    String logGroup,
    boolean jsonLog) {

  /** The same, kept warm ahead of demand. */
  public EnvironmentSpec provisioned() {
    return new EnvironmentSpec(
        accountId,
        region,
        function,
        version,
        pool,
        runtime,
        runtimeVersion,
        runtimeVersionArn,
        "provisioned-concurrency",
        memory,
        timeout,
        logGroup,
        jsonLog);
  }
}
