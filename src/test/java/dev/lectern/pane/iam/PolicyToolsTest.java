package dev.lectern.pane.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.editor.JsonProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyToolsTest {

  private static final Actions ACTIONS = Actions.load();
  private static final String GOOD =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
          {"Sid": "B", "Effect": "Deny", "NotAction": ["s3:*"], "Resource": ["arn:aws:s3:::b"],
           "Condition": {"ForAnyValue:StringEqualsIfExists": {"aws:username": "mia"}}}
        ]
      }
      """;

  @Test
  void conditionKeysAreThoseOfTheStatementsActions() {
    String text =
        "{\"Statement\":[{\"Action\":\"s3:ListBucket\"},{\"Action\":[\"iam:PassRole\",\"sts:Assume*\"]}]}";
    assertThat(ACTIONS.keys(StatementEdit.actions(text, 0)))
        .contains("s3:prefix", "s3:max-keys", "aws:SourceIp")
        .doesNotContain("sts:ExternalId", "s3:x-amz-acl");
    assertThat(ACTIONS.keys(StatementEdit.actions(text, 1)))
        .contains("iam:PassedToService", "sts:ExternalId", "aws:username")
        .doesNotContain("s3:prefix");
    assertThat(ACTIONS.keys(java.util.List.of())).contains("dynamodb:LeadingKeys", "s3:prefix");
    assertThat(ACTIONS.services()).contains("states");
  }

  @Test
  void aGoodPolicyHasNoFault() {
    assertThat(new PolicyCheck(false, ACTIONS).check(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deny|Forbid|5|Effect is Allow or Deny.",
        "s3:GetObject|s3:GetObjekt|4|There is no action s3:GetObjekt.",
        "s3:GetObject|GetObject|4|GetObject is no action; write service:Action.",
        "\"Sid\": \"B\"|\"Sid\": \"A\"|5|The Sid A stands twice.",
        "arn:aws:s3:::b|bucket|5|bucket is no ARN and not *.",
        "StringEqualsIfExists|StringIs|6|There is no condition operator ForAnyValue:StringIs.",
        "2012-10-17|2012-10-18|2|The version is 2012-10-17.",
        "NotAction|Principal|5|A statement needs Action or NotAction, one of them.",
        "Resource\": \"*\"|Ressource\": \"*\"|4|A policy has no element Ressource here."
      })
  void aFaultIsToldAtItsLine(String was, String becomes, int line, String text) {
    Optional<JsonProblem> found =
        new PolicyCheck(false, ACTIONS)
            .check(GOOD.replaceFirst(java.util.regex.Pattern.quote(was), becomes));
    assertThat(found).isPresent();
    assertThat(found.get().message()).isEqualTo(text);
    assertThat(found.get().line()).isEqualTo(line);
  }

  @Test
  void aTrustPolicyNamesAPrincipalAndNoResource() {
    PolicyCheck check = new PolicyCheck(true, ACTIONS);
    assertThat(check.check(GOOD)).isPresent();
    assertThat(
            check.check(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"x\"},"
                    + "\"Action\":\"sts:AssumeRole\"}}"))
        .isEmpty();
  }

  @Test
  void pickersAddToTheStatementOfTheCaret() {
    assertThat(StatementEdit.statementAt(GOOD, 1)).isZero();
    assertThat(StatementEdit.statementAt(GOOD, 4)).isZero();
    assertThat(StatementEdit.statementAt(GOOD, 6)).isEqualTo(1);
    String more = StatementEdit.add(GOOD, 0, "Action", "s3:PutObject").orElseThrow();
    assertThat(more).contains("\"s3:GetObject\",\n        \"s3:PutObject\"");
    assertThat(StatementEdit.add(more, 0, "Action", "s3:PutObject")).contains(more);
    assertThat(StatementEdit.add(GOOD, 1, "Action", "iam:*").orElseThrow())
        .contains("\"NotAction\": [\n        \"s3:*\",\n        \"iam:*\"\n      ]");
    assertThat(
            StatementEdit.condition(GOOD, 1, "Bool", "aws:MultiFactorAuthPresent", "true")
                .orElseThrow())
        .contains("\"aws:MultiFactorAuthPresent\": \"true\"")
        .contains("\"aws:username\": \"mia\"");
    assertThat(StatementEdit.add("no policy", 0, "Action", "s3:*")).isEmpty();
  }

  @Test
  void aPolicyIsToldInShort() {
    assertThat(PolicySummary.of(GOOD))
        .containsExactly(
            new PolicySummary.Line(true, "s3:GetObject", "*", false),
            new PolicySummary.Line(false, "not s3:*", "arn:aws:s3:::b", true));
    assertThat(PolicySummary.of("[")).isEmpty();
  }

  @Test
  void placesAreReadAsTheyAreWritten() {
    for (String text : new String[] {"", "role", "user/mia", "policy/p/document", "simulator"}) {
      assertThat(IamPlace.parse(text).text()).isEqualTo(text);
    }
  }
}
