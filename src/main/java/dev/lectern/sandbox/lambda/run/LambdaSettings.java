package dev.lectern.sandbox.lambda.run;

import java.time.Duration;

/**
 * How Lambda behaves on this computer.
 *
 * @param processes most execution environments at once; further invocations wait
 * @param idle how long an environment rests before it is ended, in sandbox time; AWS names no
 *     number
 * @param cpuShare whether a function's memory decides its share of the processors, as on AWS
 * @param accountConcurrency most invocations at once in an account and Region ("Lambda quotas")
 */
public record LambdaSettings(
    int processes, Duration idle, boolean cpuShare, int accountConcurrency) {

  /** As on AWS, as far as one computer can. */
  public static final LambdaSettings DEFAULT =
      new LambdaSettings(16, Duration.ofMinutes(5), true, 1_000);
}
