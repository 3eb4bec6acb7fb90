package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The keys of every request and of its caller ("AWS global condition context keys"): each opens
 * with the value that it has, and does not with another.
 */
class ContextKeysTest extends IdentityTest {

  private static final String BUCKET = "data";

  @BeforeEach
  void bucket() {
    S3Client owner = s3(root(ALICE));
    owner.createBucket(b -> b.bucket(BUCKET));
    owner.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("k"));
  }

  private boolean reads(S3Client caller, Runnable policy) {
    policy.run();
    try {
      return caller.getObjectAsBytes(b -> b.bucket(BUCKET).key("k")).asUtf8String().equals("k");
    } catch (AwsServiceException denied) {
      assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
      return false;
    }
  }

  private static String when(String operator, String key, String value) {
    return policy(
        allow("s3:GetObject", "*")
            + ",\"Condition\":{\""
            + operator
            + "\":{\""
            + key
            + "\":\""
            + value
            + "\"}}");
  }

  private void asUser(S3Client ann, String operator, String key, String value, boolean opens) {
    String document = when(operator, key, value);
    assertThat(
            reads(
                ann,
                () ->
                    iam.putUserPolicy(
                        b -> b.userName("ann").policyName("own").policyDocument(document))))
        .as(operator + " " + key + " " + value)
        .isEqualTo(opens);
  }

  @Test
  void ofARequestWithKeysOfAUser() {
    AwsCredentials keys = user("ann");
    iam.tagUser(b -> b.userName("ann").tags(t -> t.key("team").value("blue")));
    String id = iam.getUser(b -> b.userName("ann")).user().userId();
    String arn = "arn:aws:iam::" + ACCOUNT + ":user/ann";
    Instant now = sandbox.clock().now();
    String before = now.minus(1, ChronoUnit.HOURS).toString();
    String after = now.plus(1, ChronoUnit.HOURS).toString();
    String[][] rows = {
      {"IpAddress", "aws:SourceIp", "127.0.0.0/8", "192.0.2.0/24"},
      {"Bool", "aws:SecureTransport", "false", "true"},
      {"DateGreaterThan", "aws:CurrentTime", before, after},
      {"NumericGreaterThan", "aws:EpochTime", "1", "99999999999"},
      {"StringLike", "aws:UserAgent", "aws-sdk-java/*", "curl/*"},
      {"StringEquals", "aws:RequestedRegion", "us-east-1", "eu-central-1"},
      {"StringEquals", "aws:ResourceAccount", ACCOUNT, BOB.id()},
      {"Bool", "aws:ViaAWSService", "false", "true"},
      {"Null", "aws:CalledVia", "true", "false"},
      {"StringEquals", "aws:PrincipalType", "User", "AssumedRole"},
      {"StringEquals", "aws:PrincipalAccount", ACCOUNT, BOB.id()},
      {"ArnEquals", "aws:PrincipalArn", arn, arn + "e"},
      {"Bool", "aws:PrincipalIsAWSService", "false", "true"},
      {"StringEquals", "aws:PrincipalTag/team", "blue", "red"},
      {"StringEquals", "aws:username", "ann", "bob"},
      {"StringEquals", "aws:userid", id, "AIDAOTHER"},
      {"Null", "aws:MultiFactorAuthPresent", "true", "false"},
      {"Null", "aws:TokenIssueTime", "true", "false"},
      {"Null", "aws:PrincipalServiceName", "true", "false"},
      {"Null", "aws:SourceArn", "true", "false"},
      {"Null", "aws:Referer", "true", "false"},
    };
    S3Client ann = s3(keys);
    for (String[] row : rows) {
      asUser(ann, row[0], row[1], row[2], true);
      asUser(ann, row[0], row[1], row[3], false);
    }
  }

  @Test
  void ofASessionOfARole() {
    AwsCredentials ann = user("ann", allow("sts:*", "*"));
    String trust =
        trust("arn:aws:iam::" + ACCOUNT + ":user/ann", "")
            .replace("\"sts:AssumeRole\"", "[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]");
    String role =
        iam.createRole(b -> b.roleName("reader").assumeRolePolicyDocument(trust)).role().arn();
    String id = iam.getRole(b -> b.roleName("reader")).role().roleId();
    AwsCredentials session =
        session(
            sts(ann)
                .assumeRole(b -> b.roleArn(role).roleSessionName("s1").sourceIdentity("ann"))
                .credentials());
    Instant now = sandbox.clock().now();
    String[][] rows = {
      {"StringEquals", "aws:PrincipalType", "AssumedRole", "User"},
      {"ArnEquals", "aws:PrincipalArn", role, role + "s"},
      {"StringEquals", "aws:userid", id + ":s1", id + ":s2"},
      {"StringEquals", "aws:SourceIdentity", "ann", "bob"},
      {"Bool", "aws:MultiFactorAuthPresent", "false", "true"},
      {"Null", "aws:MultiFactorAuthAge", "true", "false"},
      {
        "DateGreaterThan",
        "aws:TokenIssueTime",
        now.minus(1, ChronoUnit.HOURS).toString(),
        now.plus(1, ChronoUnit.HOURS).toString()
      },
      {"Null", "aws:username", "true", "false"},
    };
    S3Client reader = s3(session);
    for (String[] row : rows) {
      for (int i = 2; i <= 3; i++) {
        String document = when(row[0], row[1], row[i]);
        assertThat(
                reads(
                    reader,
                    () ->
                        iam.putRolePolicy(
                            b -> b.roleName("reader").policyName("own").policyDocument(document))))
            .as(row[0] + " " + row[1] + " " + row[i])
            .isEqualTo(i == 2);
      }
    }
  }
}
