package dev.lectern.sandbox.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.policy.Context;
import dev.lectern.sandbox.auth.policy.Policy;
import dev.lectern.sandbox.auth.policy.PolicyTexts;
import dev.lectern.sandbox.auth.policy.Rules;
import dev.lectern.sandbox.auth.policy.Statement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom and what statements are for, row by row. */
class PrincipalTableTest {

  private static final String MINE = "111122223333";
  private static final String OTHER = "444455556666";

  private static final Context CONTEXT =
      Context.of(
          Map.of(
              "aws:username", List.of("ann"),
              "aws:PrincipalTag/team", List.of("blue"),
              "aws:PrincipalTag/star", List.of("*"),
              "aws:TagKeys", List.of("one", "two")));

  private static List<String> rows(String table) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PrincipalTableTest.class.getResourceAsStream(
                        "/dev/lectern/sandbox/auth/" + table)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    }
  }

  static List<String> principals() throws IOException {
    return rows("principals.txt");
  }

  static List<String> statements() throws IOException {
    return rows("statements.txt");
  }

  private static String[] cells(String line) {
    return Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("principals")
  void aStatementIsForItsPrincipals(String line) {
    String[] cells = cells(line);
    String[] policies = cells[2].split(" ");
    boolean not = cells[4].startsWith("not ");
    String principal =
        (not ? cells[4].substring(4) : cells[4])
            .replace("${mine}", MINE)
            .replace("${other}", OTHER)
            .replace("${canonical}", CanonicalIds.of(MINE))
            .replace("${stranger}", CanonicalIds.of("999988887777"));
    Policy policy =
        PolicyTexts.anyResource(
            "{\"Effect\":\""
                + cells[3]
                + "\",\""
                + (not ? "NotPrincipal" : "Principal")
                + "\":"
                + principal
                + ",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}");
    Decision decision =
        Evaluator.decide(
            caller(cells[0], policies[0], policies[1], policies[2]),
            new AccessRequest(
                Caller.ANONYMOUS,
                "s3:GetObject",
                "arn:aws:s3:::b/k",
                new ResourceOwner.Account(cells[1].equals("same") ? MINE : OTHER),
                ResourcePolicy.of("policy", policy),
                () -> Context.EMPTY));
    assertThat(decision.allowed() ? "allow" : decision.explicit() ? "deny" : "implicit")
        .isEqualTo(cells[5]);
  }

  private static Principal caller(String who, String identity, String boundary, String session) {
    return switch (who) {
      case "root" -> Principal.root(MINE);
      case "anon" -> Principal.ANONYMOUS;
      case "service" -> Principal.service("lambda.amazonaws.com");
      case "provider" ->
          Principal.provider("arn:aws:iam::" + MINE + ":oidc-provider/idp.example.com", "ann");
      case "role" ->
          of(
              Principal.Kind.ROLE,
              "arn:aws:sts::" + MINE + ":assumed-role/reader/s1",
              "arn:aws:iam::" + MINE + ":role/reader",
              "AROAEXAMPLEREADER001:s1",
              List.of(identity, boundary, session));
      case "fed" ->
          of(
              Principal.Kind.FEDERATED_USER,
              "arn:aws:sts::" + MINE + ":federated-user/guest",
              "arn:aws:iam::" + MINE + ":user/ann",
              MINE + ":guest",
              List.of(identity, boundary, session));
      default ->
          of(
              Principal.Kind.USER,
              "arn:aws:iam::" + MINE + ":user/ann",
              null,
              "AIDAEXAMPLEANN000001",
              List.of(identity, boundary, session));
    };
  }

  private static Principal of(
      Principal.Kind kind, String arn, String role, String id, List<String> signs) {
    List<NamedPolicy> boundary = named(signs.get(1));
    return new Principal(
        kind,
        MINE,
        arn,
        role,
        id,
        named(signs.get(0)),
        boundary.isEmpty() ? null : boundary.getFirst(),
        signs.get(2).equals("-") ? null : named(signs.get(2)),
        Map.of());
  }

  private static List<NamedPolicy> named(String sign) {
    return switch (sign) {
      case "-" -> List.of();
      case "0" -> List.of(new NamedPolicy("p", PolicyTexts.identity("Allow", "sqs:*", "*")));
      case "A" -> List.of(new NamedPolicy("p", PolicyTexts.identity("Allow", "s3:*", "*")));
      default -> List.of(new NamedPolicy("p", PolicyTexts.identity("Deny", "*", "*")));
    };
  }

  @ParameterizedTest
  @MethodSource("statements")
  void aStatementIsForItsActionsAndResources(String line) {
    String[] cells = cells(line);
    StringBuilder text = new StringBuilder("{\"Version\":\"20");
    text.append(cells[0].equals("12") ? "12-10-17" : "08-10-17");
    text.append("\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\"");
    for (String element : cells[1].split("; ")) {
      int colon = element.indexOf(':');
      String values = element.substring(colon + 1).replaceAll(",(?! )", "\",\"");
      text.append(",\"").append(element, 0, colon).append("\":[\"").append(values).append("\"]");
    }
    Policy policy = Rules.RESOURCE.read(text.append("}}").toString());
    Statement statement = policy.statements().getFirst();
    assertThat(
            statement.forAction(cells[2].toLowerCase(Locale.ROOT))
                && statement.forResource(cells[3], CONTEXT))
        .isEqualTo(Boolean.valueOf(cells[4]));
  }

  /** What was promised: three hundred rows at least, over all tables. */
  @Test
  void theTablesAreLong() throws IOException {
    int rows = 0;
    for (String table :
        List.of("decisions.txt", "conditions.txt", "principals.txt", "statements.txt")) {
      rows += rows(table).size();
    }
    assertThat(rows).isGreaterThan(700);
  }
}
