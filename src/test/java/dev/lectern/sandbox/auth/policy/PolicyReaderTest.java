package dev.lectern.sandbox.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

  private static final String GOOD =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "one", "Effect": "Allow", "Action": "s3:GetObject",
         "Resource": "arn:aws:s3:::b/*",
         "Condition": {"StringEquals": {"aws:username": ["a", "b"]}}}]}
      """;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Principal": {"AWS": "111122223333", "Service": ["lambda.amazonaws.com"]},
        "Action": "sts:AssumeRole"}}
      """;

  private static PolicyFault fault(Rules rules, String text) {
    PolicyFault fault = catchThrowableOfType(PolicyFault.class, () -> rules.read(text));
    assertThat(fault).isNotNull();
    return fault;
  }

  @Test
  void readsEveryElement() {
    Policy policy = IamRules.IDENTITY.read(GOOD);
    Statement one = policy.statements().getFirst();
    assertThat(one.sid()).isEqualTo("one");
    assertThat(one.forAction("s3:getobject")).isTrue();
    assertThat(one.conditions().getFirst().wanted()).containsExactly("a", "b");
    Statement trust = IamRules.TRUST.read(TRUST).statements().getFirst();
    assertThat(trust.principals().of("Service")).containsExactly("lambda.amazonaws.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"2012-10-17\"'|'\"2008-10-17\"'|must be version 2012-10-17 or greater|/Version",
        "'\"2012-10-17\"'|'\"2013-10-17\"'|Syntax errors in policy.|/Version",
        "'\"Version\": \"2012-10-17\",'|''|must be version 2012-10-17|/Version",
        "'\"Effect\"'|'\"Efect\"'|Syntax errors in policy.|/Statement/0/Efect",
        "'\"Allow\"'|'\"allow\"'|Syntax errors in policy.|/Statement/0/Effect",
        "'\"Effect\": \"Allow\",'|''|Syntax errors in policy.|/Statement/0",
        "'\"Action\": \"s3:GetObject\",'|''|Policy statement must contain actions.|/Statement/0",
        "'\"Resource\": \"arn:aws:s3:::b/*\",'|''|statement must contain resources.|/Statement/0",
        "'s3:GetObject'|'GetObject'|must be prefaced by a vendor|/Statement/0/Action",
        "'s3:GetObject'|'s3:Get:Object'|only one colon|/Statement/0/Action",
        "'s3:GetObject'|'s 3:GetObject'|Vendor s 3 is not valid|/Statement/0/Action",
        "'arn:aws:s3:::b/*'|'bucket'|'must be in ARN format or \"*\".'|/Statement/0/Resource",
        "'arn:aws:s3:::b/*'|'arn:amazon:s3:::b'|'Partition \"amazon\" is not valid'|/Statement/0/Resource",
        "'arn:aws:s3:::b/*'|'arn:aws:s3:us-east-1::b'|can not contain region|/Statement/0/Resource",
        "'arn:aws:s3:::b/*'|'arn:aws:iam:us-east-1:1:user/a'|cannot contain region|/Statement/0/Resource",
        "'arn:aws:s3:::b/*'|'arn:aws:iam::1:ann'|IAM resource path must either be|/Statement/0/Resource",
        "'arn:aws:s3:::b/*'|'arn:aws:s3'|failed legacy parsing|/Statement/0/Resource",
        "'StringEquals'|'StringIs'|Syntax errors in policy.|/Statement/0/Condition/StringIs",
        "'\"one\"'|'\"o-n\"'|must be alpha-numeric|/Statement/0/Sid",
        "'\"Action\"'|'\"Principal\": \"*\", \"Action\"'|should not specify a principal|/Statement/0",
        "'\"Action\"'|'\"NotAction\": \"s3:*\", \"Action\"'|Syntax errors in policy.|/Statement/0",
        "'[\"a\", \"b\"]'|'{}'|Syntax errors in policy.|/Statement/0/Condition/StringEquals/aws:username",
        "'\"s3:GetObject\"'|'7'|Syntax errors in policy.|/Statement/0/Action"
      })
  void identityPolicies(String part, String replacement, String words, String pointer) {
    PolicyFault fault = fault(IamRules.IDENTITY, GOOD.replace(part, replacement));
    assertThat(IamRules.IDENTITY.words(fault)).contains(words);
    assertThat(fault.pointer()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'sts:AssumeRole'|'s3:GetObject'|may only specify STS AssumeRole actions",
        "'\"Action\"'|'\"Resource\": \"*\", \"Action\"'|Has prohibited field Resource",
        "'\"111122223333\"'|'\"ann\"'|'Invalid principal in policy: \"AWS\":\"ann\"'",
        "'lambda.amazonaws.com'|'lambda'|'Invalid principal in policy: \"Service\":\"lambda\"'",
        "'\"AWS\"'|'\"Aws\"'|'Invalid principal in policy: \"Aws\":\"111122223333\"'",
        "'\"AWS\"'|'\"CanonicalUser\"'|Invalid principal in policy",
        "'{\"Version\"'|'\"Version\"'|This policy contains invalid Json"
      })
  void trustPolicies(String part, String replacement, String words) {
    PolicyFault fault = fault(IamRules.TRUST, TRUST.replace(part, replacement));
    assertThat(IamRules.TRUST.words(fault)).contains(words);
  }

  @Test
  void aTrustPolicyNeedsAPrincipal() {
    PolicyFault fault = fault(IamRules.TRUST, TRUST.replaceFirst("\"Principal\": \\{[^}]*},", ""));
    assertThat(IamRules.TRUST.words(fault)).isEqualTo("Missing required field Principal");
  }

  @Test
  void sidsAreUnique() {
    String twice =
        GOOD.replace(
            "}}}]}",
            "}}}, {\"Sid\": \"one\", \"Effect\": \"Deny\","
                + " \"Action\": \"*\", \"Resource\": \"*\"}]}");
    assertThat(IamRules.IDENTITY.words(fault(IamRules.IDENTITY, twice))).contains("must be unique");
  }

  @Test
  void aFaultHasItsPlace() {
    PolicyFault fault = fault(IamRules.IDENTITY, GOOD.replace("s3:GetObject", "GetObject"));
    assertThat(fault.line()).isEqualTo(2);
    assertThat(GOOD.lines().skip(1).findFirst().orElseThrow().substring(fault.column() - 1))
        .startsWith("\"Action\"");
    PolicyFault json = fault(IamRules.IDENTITY, "{\n  \"Version\": oops}");
    assertThat(json.kind()).isEqualTo(PolicyFault.Kind.NOT_JSON);
    assertThat(json.line()).isEqualTo(2);
    assertThat(fault(IamRules.IDENTITY, GOOD + "{}").kind()).isEqualTo(PolicyFault.Kind.NOT_JSON);
  }

  @Test
  void aFieldTwiceIsNoJson() {
    assertThat(fault(IamRules.IDENTITY, GOOD.replace("{\"Sid\"", "{\"Sid\":\"x\",\"Sid\"")).kind())
        .isEqualTo(PolicyFault.Kind.NOT_JSON);
  }
}
