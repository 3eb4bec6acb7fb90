package dev.lectern.bench;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Evaluator;
import dev.lectern.sandbox.auth.NamedPolicy;
import dev.lectern.sandbox.auth.Principal;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.PolicyTexts;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a decision takes, in processor time: for a caller with ten policies of three statements,
 * and for root, who must not notice that there are decisions.
 */
@Tag("bench")
class DecisionBenchTest {

  private static final int DECISIONS = 50_000;
  private static final int ROUNDS = 5;

  @Test
  void measure() {
    List<NamedPolicy> policies =
        IntStream.range(0, 10)
            .mapToObj(i -> new NamedPolicy("p" + i, PolicyTexts.of(statements(i))))
            .toList();
    Principal caller =
        new Principal(
            Principal.Kind.USER,
            "111122223333",
            "arn:aws:iam::111122223333:user/ann",
            null,
            "AIDAEXAMPLE",
            policies,
            null,
            null,
            Map.of("aws:username", List.of("ann")));
    Table table = new Table();
    row(table, "decision, ten policies, allowed", caller, "s3:GetObject", "home/ann/x");
    row(table, "decision, root", Principal.root("111122223333"), "s3:GetObject", "home/ann/x");
    row(table, "decision, ten policies, denied", caller, "s3:GetObject", "home/bob/x");
  }

  private static void row(Table table, String what, Principal caller, String action, String key) {
    AccessRequest request =
        new AccessRequest(
            Caller.ANONYMOUS,
            action,
            "arn:aws:s3:::bucket/" + key,
            new ResourceOwner.Account("111122223333"),
            ResourcePolicy.NONE,
            () ->
                Context.of(
                    Map.of(
                        "aws:SourceIp", List.of("127.0.0.1"),
                        "aws:SecureTransport", List.of("false"),
                        "aws:CurrentTime", List.of("2026-11-21T00:00:00Z"))));
    double best = Double.MAX_VALUE;
    long allowed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = cpu();
      for (int i = 0; i < DECISIONS; i++) {
        allowed += Evaluator.decide(caller, request).allowed() ? 1 : 0;
      }
      best = Math.min(best, (cpu() - begun) / 1e3 / DECISIONS);
    }
    if (allowed != 0 && allowed != (long) DECISIONS * ROUNDS) {
      throw new IllegalStateException("decisions differ");
    }
    table.value(what, "us", best, Double.NaN, "under 20", best < 20);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String statements(int i) {
    return "{\"Effect\":\"Allow\",\"Action\":[\"s3:Get*\",\"s3:ListBucket\"],"
        + "\"Resource\":\"arn:aws:s3:::bucket/home/${aws:username}/*\"},"
        + "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::secret-"
        + i
        + "/*\"},{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\","
        + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},"
        + "\"Bool\":{\"aws:SecureTransport\":\"true\"}}}";
  }
}
