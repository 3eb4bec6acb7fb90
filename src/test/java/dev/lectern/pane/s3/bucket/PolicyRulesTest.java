package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.editor.JsonProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {

  private static final String GOOD =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "Read",
            "Effect": "Allow",
            "Principal": {"AWS": ["arn:aws:iam::111122223333:root"]},
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": ["arn:aws:s3:::dv-b", "arn:aws:s3:::dv-b/*"],
            "Condition": {"StringEquals": {"aws:Effect": "x", "Version": "y"}}
          },
          {"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "arn:aws:s3:::dv-b*"}
        ]
      }
      """;

  private static Optional<JsonProblem> check(String from, String to) {
    assertThat(GOOD).contains(from);
    return PolicyRules.check(GOOD.replace(from, to), "dv-b");
  }

  private static void wrong(String from, String to, int line, String words) {
    assertThat(check(from, to))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.message()).contains(words);
              assertThat(problem.line()).isEqualTo(line);
            });
  }

  @Test
  void whatS3TakesHasNoProblem() {
    assertThat(PolicyRules.check(GOOD, "dv-b")).isEmpty();
    String example = Texts.of("s3bucket").bundle().getString("policy.example");
    assertThat(PolicyRules.check(example.replace("BUCKET", "dv-b"), "dv-b")).isEmpty();
    assertThat(
            PolicyRules.check(
                "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::dv-b/a\"}}",
                "dv-b"))
        .isEmpty();
  }

  @Test
  void whatS3RefusesIsToldWithItsLine() {
    wrong("\"Allow\"", "\"allow\"", 6, "Allow or Deny");
    wrong("2012-10-17", "2020-01-01", 2, "2012-10-17");
    wrong("\"Sid\"", "\"sid\"", 5, "no member sid");
    wrong("s3:ListBucket", "ec2:Run", 8, "begins with s3:");
    wrong("arn:aws:s3:::dv-b/*", "arn:aws:s3:::dv-c/*", 9, "another bucket");
    wrong("\"arn:aws:s3:::dv-b*\"", "\"dv-b\"", 12, "ARN like");
    wrong("\"Effect\": \"Deny\", ", "", 12, "no Effect");
    wrong("\"Principal\": \"*\", ", "", 12, "no Principal");
    wrong("\"Statement\"", "\"Statements\"", 3, "none of them");
    assertThat(PolicyRules.check("[]", "dv-b")).isPresent();
    assertThat(PolicyRules.check("{\"Version\":\"2012-10-17\"}", "dv-b")).isPresent();
    assertThat(PolicyRules.check("{", "dv-b")).isEmpty();
  }
}
