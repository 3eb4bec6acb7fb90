package dev.lectern.sandbox.s3.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketPolicyTest extends SandboxTest {

  private static final String B = "guarded";
  private static final String READ =
      "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
          + "\"Resource\":\"arn:aws:s3:::guarded/*\"";

  @BeforeEach
  void makeBucket() {
    s3.createBucket(b -> b.bucket(B));
  }

  private void put(String policy) {
    s3.putBucketPolicy(b -> b.bucket(B).policy(policy));
  }

  private static String policy(String statement) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";
  }

  private S3Exception error(Runnable call) {
    S3Exception error = catchThrowableOfType(S3Exception.class, call::run);
    assertThat(error).isNotNull();
    return error;
  }

  @Test
  void keepsAnswersAndDeletes() {
    assertCode(error(() -> s3.getBucketPolicy(b -> b.bucket(B))), 404, "NoSuchBucketPolicy");
    assertCode(error(() -> s3.getBucketPolicyStatus(b -> b.bucket(B))), 404, "NoSuchBucketPolicy");
    String deny =
        policy(
            "\"Sid\":\"others\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":[\"arn:aws:s3:::guarded\",\"arn:aws:s3:::guarded/*\"],"
                + "\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}");
    put("  " + deny);
    assertThat(s3.getBucketPolicy(b -> b.bucket(B)).policy()).isEqualTo(deny);
    assertThat(s3.getBucketPolicyStatus(b -> b.bucket(B)).policyStatus().isPublic()).isFalse();
    s3.deleteBucketPolicy(b -> b.bucket(B));
    assertCode(error(() -> s3.getBucketPolicy(b -> b.bucket(B))), 404, "NoSuchBucketPolicy");
  }

  @Test
  void blockPublicPolicyRefusesPublicOnes() {
    S3Exception error = error(() -> put(policy(READ)));
    assertCode(error, 403, "AccessDenied");
    assertThat(error.awsErrorDetails().errorMessage())
        .contains("arn:aws:iam::111122223333:root")
        .contains("BlockPublicPolicy block public access setting");
    s3.deletePublicAccessBlock(b -> b.bucket(B));
    put(policy(READ));
    assertThat(s3.getBucketPolicyStatus(b -> b.bucket(B)).policyStatus().isPublic()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json|Policies must be valid JSON and the first byte must be '{'",
        "{\"Version\":|This policy contains invalid Json",
        "{\"Statement\":[],\"Statement\":[]}|This policy contains invalid Json",
        "{\"Version\":\"2013-01-01\",\"Statement\":[]}|valid version string",
        "{\"Version\":\"2012-10-17\"}|Missing required field Statement",
        "{\"Statement\":[]}|Statement is empty",
        "{\"Rules\":[]}|Unknown field Rules"
      })
  void saysWhatIsWrongWithTheDocument(String policy, String reason) {
    S3Exception error = error(() -> put(policy));
    assertCode(error, 400, "MalformedPolicy");
    assertThat(error.awsErrorDetails().errorMessage()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"Effect\":\"Allow\"'|'\"Effect\":\"Hello\"'|Invalid effect: Hello",
        "'\"Effect\":\"Allow\",'|''|Missing required field Effect",
        "'\"Principal\":\"*\",'|''|Missing required field Principal",
        "'\"*\"'|'{\"AWS\":\"bob\"}'|Invalid principal in policy",
        "'s3:GetObject'|'s3:Nonsense'|Policy has invalid action",
        "'s3:GetObject'|'s3:ListBucket'|Action does not apply to any resource(s) in statement",
        "'guarded/*'|'other/*'|Policy has invalid resource",
        "'guarded/*'|'guarded'|Action does not apply to any resource(s) in statement",
        "'\"Action\"'|'\"Condition\":{\"Like\":{}},\"Action\"'|Invalid Condition type : Like",
        "'\"Action\"'|'\"Condition\":{\"Bool\":{\"s3:x\":true}},\"Action\"'|invalid condition key",
        "'\"Action\"'|'\"Actor\":1,\"Action\"'|Unknown field Actor"
      })
  void saysWhatIsWrongWithAStatement(String part, String replacement, String reason) {
    S3Exception error = error(() -> put(policy(READ.replace(part, replacement))));
    assertCode(error, 400, "MalformedPolicy");
    assertThat(error.awsErrorDetails().errorMessage()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}",
        "\"IpAddress\":{\"aws:SourceIp\":[\"192.0.2.0/24\",\"2001:db8::/32\"]}",
        "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/reader\"}"
      })
  void aFixedConditionMakesItNotPublic(String condition) {
    put(policy(READ + ",\"Condition\":{" + condition + "}"));
    assertThat(s3.getBucketPolicyStatus(b -> b.bucket(B)).policyStatus().isPublic()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"StringLike\":{\"aws:SourceVpce\":\"vpce-*\"}",
        "\"IpAddress\":{\"aws:SourceIp\":\"0.0.0.0/1\"}",
        "\"StringEqualsIfExists\":{\"aws:SourceVpce\":\"vpce-1\"}",
        "\"StringLike\":{\"aws:Referer\":\"https://a.example/page\"}"
      })
  void aBroadConditionLeavesItPublic(String condition) {
    S3Exception error = error(() -> put(policy(READ + ",\"Condition\":{" + condition + "}")));
    assertCode(error, 403, "AccessDenied");
  }
}
