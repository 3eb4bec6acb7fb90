package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of the page "Troubleshoot access denied error messages" of the IAM User Guide. */
class DenialMessageTest {

  private static final String WHO = "User: arn:aws:iam::123456789012:user/John is not authorized";

  private static DenialMessage read(String rest) {
    return DenialMessage.of(WHO + " to perform: " + rest).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "because no identity-based policy allows the sns:Publish action, false, identity-based policy",
    "because no permissions boundary allows the sns:Publish action, false, permissions boundary",
    "because no session policy allows the sns:Publish action, false, session policy",
    "because no resource-based policy allows the sns:Publish action, false, resource-based policy",
    "because no role trust policy allows the sns:Publish action, false, role trust policy",
    "because no VPC endpoint policy allows the sns:Publish action, false, VPC endpoint policy",
    "because no service control policy allows the sns:Publish action, false, service control policy",
    "with an explicit deny in an identity-based policy, true, identity-based policy",
    "with an explicit deny in a permissions boundary, true, permissions boundary",
    "with an explicit deny in a session policy, true, session policy",
    "with an explicit deny in a resource-based policy, true, resource-based policy",
    "with an explicit deny in the role trust policy, true, role trust policy",
    "with an explicit deny in a VPC endpoint policy, true, VPC endpoint policy",
    "with an explicit deny in a service control policy, true, service control policy"
  })
  void readsEachForm(String context, boolean explicit, String policy) {
    DenialMessage told = read("sns:Publish on resource: arn:aws:sns:us-east-1:1:t " + context);
    assertThat(told.action()).isEqualTo("sns:Publish");
    assertThat(told.resource()).isEqualTo("arn:aws:sns:us-east-1:1:t");
    assertThat(told.explicit()).isEqualTo(explicit);
    assertThat(told.policy()).isEqualTo(policy);
    assertThat(told.arn()).isEmpty();
    assertThat(read("sns:Publish " + context).policy()).isEqualTo(policy);
  }

  @Test
  void readsWhichPolicyItWas() {
    DenialMessage told =
        read(
            "s3:GetObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in an"
                + " identity-based policy: arn:aws:iam::123456789012:policy/team/guard");
    assertThat(told.resource()).isEqualTo("arn:aws:s3:::b/k");
    assertThat(told.policy()).isEqualTo("identity-based policy");
    assertThat(told.arn()).isEqualTo("arn:aws:iam::123456789012:policy/team/guard");
    DenialMessage encoded =
        read(
            "ec2:RunInstances on resource: * with an explicit deny in a permissions boundary:"
                + " arn:aws:iam::123456789012:policy/limit. Encoded authorization failure message:"
                + " abc");
    assertThat(encoded.arn()).isEqualTo("arn:aws:iam::123456789012:policy/limit");
  }

  @Test
  void readsNoOtherText() {
    assertThat(DenialMessage.of("Access Denied")).isEmpty();
    assertThat(DenialMessage.of("")).isEmpty();
  }
}
