package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.SessionSpec;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleViewModelTest {

  private static final String ARN = "arn:aws:iam::111122223333:role/service/Auditor";
  private final RoleViewModel form = new RoleViewModel(Texts.of("session"));

  @Test
  void aRoleArnIsEnough() {
    assertThat(form.valid()).isFalse();
    form.arn().set("  " + ARN + " ");
    assertThat(form.valid()).isTrue();
    SessionSpec base = new SessionSpec.Profile("p", "eu-west-1");
    assertThat(form.on(base))
        .isEqualTo(
            new SessionSpec.AssumedRole(
                base, ARN, "lectern", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(form.on(base).label()).isEqualTo("Auditor");
  }

  @Test
  void whatIsNoRoleArnIsTold() {
    for (String wrong :
        new String[] {
          "",
          "Auditor",
          "arn:aws:iam::111122223333:user/mia",
          "arn:aws:iam::1111:role/Auditor",
          "arn:aws:sts::111122223333:assumed-role/A/s",
          ARN + " x"
        }) {
      form.arn().set(wrong);
      assertThat(form.arnProblem()).as(wrong).isNotEmpty();
    }
    form.arn().set("arn:aws-cn:iam::111122223333:role/A");
    assertThat(form.arnProblem()).isEmpty();
  }

  @Test
  void aDurationHasUnitsAndLimits() {
    form.arn().set(ARN);
    Map<String, Integer> good =
        Map.of("900", 900, "15m", 900, "1h", 3600, "12 h", 43_200, "43200s", 43_200);
    good.forEach(
        (typed, seconds) -> {
          form.duration().set(typed);
          assertThat(form.durationProblem()).as(typed).isEmpty();
          assertThat(form.on(new SessionSpec.Profile("p", "r")).seconds()).contains(seconds);
        });
    for (String wrong : new String[] {"899", "13h", "1d", "-900", "999999", "an hour"}) {
      form.duration().set(wrong);
      assertThat(form.valid()).as(wrong).isFalse();
    }
    form.duration().set(" ");
    assertThat(form.valid()).isTrue();
  }

  @Test
  void aSessionPolicyIsJsonOfLimitedSize() {
    form.arn().set(ARN);
    for (String wrong : new String[] {"{", "[]", "s3:*", "{\"a\":\"" + "x".repeat(2_048) + "\"}"}) {
      form.policy().set(wrong);
      assertThat(form.policyProblem()).as(wrong).isNotEmpty();
      assertThat(form.valid()).isFalse();
    }
    form.policy().set(" {\"Version\":\"2012-10-17\",\"Statement\":[]} ");
    assertThat(form.valid()).isTrue();
    SessionSpec.AssumedRole role = form.on(new SessionSpec.Profile("p", "r"));
    assertThat(role.policy()).contains("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    assertThat(KeptSession.of(role).role()).as("it is not taken on again without it").isNull();
  }

  @Test
  void theOtherFieldsKeepTheRulesOfAssumeRole() {
    form.arn().set(ARN);
    form.sessionName().set("x");
    assertThat(form.sessionNameProblem()).isNotEmpty();
    form.sessionName().set("mia@example.com");
    assertThat(form.sessionNameProblem()).isEmpty();
    form.sessionName().set("with space");
    assertThat(form.sessionNameProblem()).isNotEmpty();
    form.externalId().set("a");
    assertThat(form.externalIdProblem()).isNotEmpty();
    form.externalId().set("partner:42/x");
    assertThat(form.externalIdProblem()).isEmpty();
    form.mfaSerial().set("12345");
    assertThat(form.mfaSerialProblem()).isNotEmpty();
    form.mfaSerial().set("arn:aws:iam::111122223333:mfa/mia");
    assertThat(form.mfaSerialProblem()).isEmpty();
  }
}
