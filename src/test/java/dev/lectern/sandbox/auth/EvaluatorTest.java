package dev.lectern.sandbox.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Kind;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.PolicyTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class EvaluatorTest {

  private static final String MINE = "111122223333";
  private static final String OTHER = "444455556666";
  private static final String ROLE = "arn:aws:iam::" + MINE + ":role/reader";
  private static final String SESSION = "arn:aws:sts::" + MINE + ":assumed-role/reader/s1";
  private static final String USER = "arn:aws:iam::" + MINE + ":user/ann";
  private static final String ARN = "arn:aws:s3:::bucket/key";

  static List<String> cases() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    EvaluatorTest.class.getResourceAsStream(
                        "/dev/lectern/sandbox/auth/decisions.txt")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decides(String line) {
    String[] cells = line.split(" +");
    Principal caller = caller(cells[0], cells[2], cells[3], cells[4]);
    String owner = cells[1].equals("same") ? MINE : OTHER;
    Decision decision = Evaluator.decide(caller, request(owner, resource(caller, cells[5])));
    String outcome = decision.allowed() ? "allow" : decision.explicit() ? "deny" : "implicit";
    assertThat(outcome).isEqualTo(cells[6]);
    assertThat(decision.reason()).isNotEmpty();
    assertThat(decision.because().isEmpty()).isEqualTo(decision.allowed());
  }

  private static Principal caller(String kind, String identity, String boundary, String session) {
    List<NamedPolicy> policies = named("own", identity);
    List<NamedPolicy> ceiling = named("boundary", boundary);
    return switch (kind) {
      case "root" -> Principal.root(MINE);
      case "anon" -> Principal.ANONYMOUS;
      case "service" -> Principal.service("lambda.amazonaws.com");
      default ->
          new Principal(
              kind.equals("role") ? Principal.Kind.ROLE : Principal.Kind.USER,
              MINE,
              kind.equals("role") ? SESSION : USER,
              kind.equals("role") ? ROLE : null,
              kind.equals("role") ? "AROAEXAMPLE:s1" : "AIDAEXAMPLE",
              policies,
              ceiling.isEmpty() ? null : ceiling.getFirst(),
              session.equals("-") ? null : named("session", session),
              Map.of());
    };
  }

  private static List<NamedPolicy> named(String name, String sign) {
    return switch (sign) {
      case "-" -> List.of();
      case "0" ->
          List.of(new NamedPolicy(name, PolicyTexts.identity("Allow", "s3:ListBucket", "*")));
      case "A" ->
          List.of(
              new NamedPolicy(name, PolicyTexts.identity("Allow", "s3:Get*", "arn:aws:s3:::*")));
      default -> List.of(new NamedPolicy(name, PolicyTexts.identity("Deny", "*", "*")));
    };
  }

  private static ResourcePolicy resource(Principal caller, String sign) {
    String self =
        caller.kind() == Principal.Kind.SERVICE
            ? "{\"Service\":\"" + caller.arn() + "\"}"
            : caller.kind() == Principal.Kind.ANONYMOUS ? "\"*\"" : aws(caller.arn());
    return switch (sign) {
      case "-" -> ResourcePolicy.NONE;
      case "0" -> policy("Allow", aws(OTHER));
      case "S" -> policy("Allow", self);
      case "R" -> policy("Allow", aws(ROLE));
      case "C" -> policy("Allow", aws(MINE));
      case "E" -> policy("Allow", "\"*\"");
      default -> policy("Deny", "\"*\"");
    };
  }

  private static String aws(String value) {
    return "{\"AWS\":\"" + value + "\"}";
  }

  private static ResourcePolicy policy(String effect, String principal) {
    return ResourcePolicy.of(
        "bucket policy", PolicyTexts.resource(effect, principal, "s3:GetObject", ARN));
  }

  private static AccessRequest request(String owner, ResourcePolicy policy) {
    return new AccessRequest(
        Caller.ANONYMOUS,
        "s3:GetObject",
        ARN,
        new ResourceOwner.Account(owner),
        policy,
        () -> Context.of(Map.of("aws:SourceIp", List.of("127.0.0.1"))));
  }

  @Test
  void saysWhichLayerInAwsWords() {
    assertThat(because("user", "0", "-", "-", "-"))
        .isEqualTo("because no identity-based policy allows the s3:GetObject action");
    assertThat(because("user", "D", "-", "-", "-"))
        .isEqualTo("with an explicit deny in an identity-based policy");
    assertThat(because("user", "A", "0", "-", "-"))
        .isEqualTo("because no permissions boundary allows the s3:GetObject action");
    assertThat(because("user", "A", "D", "-", "-"))
        .isEqualTo("with an explicit deny in a permissions boundary");
    assertThat(because("role", "A", "A", "0", "-"))
        .isEqualTo("because no session policy allows the s3:GetObject action");
    assertThat(because("role", "A", "-", "D", "-"))
        .isEqualTo("with an explicit deny in a session policy");
    assertThat(because("user", "A", "-", "-", "D"))
        .isEqualTo("with an explicit deny in a resource-based policy");
  }

  @Test
  void saysWhichManagedPolicyDeniesWithinTheAccount() {
    String arn = "arn:aws:iam::" + MINE + ":policy/guard";
    Principal guarded =
        new Principal(
            Principal.Kind.USER,
            MINE,
            USER,
            null,
            "AIDAEXAMPLE",
            List.of(named("own", "A").getFirst(), named(arn, "D").getFirst()),
            null,
            null,
            Map.of());
    assertThat(Evaluator.decide(guarded, request(MINE, ResourcePolicy.NONE)).because())
        .isEqualTo("with an explicit deny in an identity-based policy: " + arn);
    assertThat(Evaluator.decide(guarded, request(OTHER, ResourcePolicy.NONE)).because())
        .isEqualTo("with an explicit deny in an identity-based policy");
  }

  private static String because(
      String kind, String identity, String boundary, String session, String resource) {
    Principal caller = caller(kind, identity, boundary, session);
    return Evaluator.decide(caller, request(MINE, resource(caller, resource))).because();
  }

  @Test
  void saysWhatNearlyMatched() {
    Policy one =
        PolicyTexts.of(
            "{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\"},"
                + "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::else/*\"},"
                + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
                + "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}},"
                + "{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"arn:aws:sqs:::q\"}");
    Principal ann =
        new Principal(
            Principal.Kind.USER,
            MINE,
            USER,
            null,
            "AIDA",
            List.of(new NamedPolicy("p", one)),
            null,
            null,
            Map.of());
    Decision decision = Evaluator.decide(ann, request(MINE, ResourcePolicy.NONE));
    Decision.Layer identity =
        decision.layers().stream()
            .filter(layer -> layer.kind() == Kind.IDENTITY)
            .findFirst()
            .orElseThrow();
    assertThat(identity.matches()).isEmpty();
    assertThat(identity.near())
        .extracting(Decision.Match::mismatch)
        .containsExactly(
            new Decision.Mismatch("Action", "s3:GetObject", "s3:PutObject"),
            new Decision.Mismatch("Resource", ARN, "arn:aws:s3:::else/*"),
            new Decision.Mismatch("IpAddress aws:SourceIp", "127.0.0.1", "10.0.0.0/8"));
  }

  @Test
  void aRoleIsTrustedOrNobodyGetsIn() {
    Principal caller = caller("user", "A", "-", "-");
    ResourcePolicy silent = ResourcePolicy.trust(ROLE, PolicyTexts.trust(aws(OTHER)));
    Decision decision = Evaluator.decide(caller, request(MINE, silent));
    assertThat(decision.allowed()).isFalse();
    assertThat(decision.because()).contains("no role trust policy allows");
  }

  @Test
  void notPrincipalIsATrap() {
    Principal role = caller("role", "A", "-", "-");
    assertThat(denies(role, "{\"AWS\":\"" + ROLE + "\"}")).isTrue();
    assertThat(denies(role, "{\"AWS\":[\"" + ROLE + "\",\"" + SESSION + "\"]}")).isTrue();
    assertThat(denies(role, "{\"AWS\":[\"" + ROLE + "\",\"" + SESSION + "\",\"" + MINE + "\"]}"))
        .isFalse();
  }

  private static boolean denies(Principal caller, String exceptions) {
    Policy policy =
        PolicyTexts.anyResource(
            "{\"Effect\":\"Deny\",\"NotPrincipal\":"
                + exceptions
                + ",\"Action\":\"s3:*\",\"Resource\":\"*\"}");
    return Evaluator.decide(caller, request(MINE, ResourcePolicy.of("b", policy))).explicit();
  }

  @Test
  void aSettingClosesAPublicPolicyToStrangersOnly() {
    Policy open = PolicyTexts.resource("Allow", "\"*\"", "s3:GetObject", ARN);
    ResourcePolicy closed = new ResourcePolicy("b", open, false, "because it is closed", List.of());
    Principal ann = caller("user", "0", "-", "-");
    assertThat(Evaluator.decide(ann, request(MINE, closed)).allowed()).isTrue();
    assertThat(Evaluator.decide(ann, request(OTHER, closed)).because())
        .isEqualTo("because it is closed");
  }

  /** Adding an Allow never denies what was allowed, adding a Deny never allows. */
  @Test
  void lawsOfAddition() {
    Random random = new Random(7);
    for (int i = 0; i < 4_000; i++) {
      Principal caller =
          caller(pick(random, "user", "role"), sign(random), sign(random), sign(random));
      String owner = random.nextBoolean() ? MINE : OTHER;
      List<NamedPolicy> before = some(random);
      ResourcePolicy resource = resource(caller, pick(random, "-", "0", "S", "R", "C", "E", "D"));
      Decision base = decide(caller, before, owner, resource);
      List<NamedPolicy> plusAllow = new ArrayList<>(before);
      plusAllow.add(new NamedPolicy("more", PolicyTexts.random(random, "Allow")));
      List<NamedPolicy> plusDeny = new ArrayList<>(before);
      plusDeny.add(new NamedPolicy("more", PolicyTexts.random(random, "Deny")));
      if (base.allowed()) {
        assertThat(decide(caller, plusAllow, owner, resource).allowed()).isTrue();
      } else {
        assertThat(decide(caller, plusDeny, owner, resource).allowed()).isFalse();
      }
    }
  }

  private static List<NamedPolicy> some(Random random) {
    List<NamedPolicy> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.add(new NamedPolicy("p", PolicyTexts.random(random, pick(random, "Allow", "Deny"))));
    }
    return some;
  }

  private static Decision decide(
      Principal caller, List<NamedPolicy> policies, String owner, ResourcePolicy resource) {
    return Evaluator.decide(
        new Principal(
            caller.kind(),
            caller.account(),
            caller.arn(),
            caller.roleArn(),
            caller.userId(),
            policies,
            caller.boundary(),
            caller.session(),
            Map.of("aws:username", List.of("ann"))),
        request(owner, resource));
  }

  private static String sign(Random random) {
    return pick(random, "-", "-", "0", "A", "A", "D");
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
