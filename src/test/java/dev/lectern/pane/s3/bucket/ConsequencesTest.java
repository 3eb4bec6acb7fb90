package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.i18n.Texts;
import org.junit.jupiter.api.Test;

class ConsequencesTest {

  @Test
  void anEffectThatIsNoneCountsAsNeither() {
    assertThat(
            new Consequences(Texts.of("s3bucket"))
                .of(
                    Section.POLICY,
                    "{\"Statement\":[{\"Effect\":\"Allowed\"},{\"Effect\":\"Deny\"}]}"))
        .isEqualTo("2 statements: 0 allow, 1 deny.");
  }

  @Test
  void whatIsRemovedIsCountedAndNamed() {
    assertThat(removal(Section.TAGS, "{'TagSet':[{'Key':'team','Value':'web'}]}"))
        .isEqualTo("1 tag is removed: team = web.");
    assertThat(
            removal(
                Section.LIFECYCLE,
                "{'Rules':[{'ID':'logs'},{},{'ID':'c'},{'ID':'d'},{'ID':'e'},{'ID':'f'}]}"))
        .isEqualTo("6 rules are removed: logs, rule 2, c, d, e and 1 more.");
    assertThat(removal(Section.POLICY, "{'Statement':{'Sid':'PublicRead','Effect':'Allow'}}"))
        .isEqualTo("Its statement is removed: PublicRead.");
    assertThat(removal(Section.CORS, "{'CORSRules':[{}]}")).isEqualTo("1 rule is removed: rule 1.");
    assertThat(removal(Section.PUBLIC_ACCESS, "{'BlockPublicAcls':true,'IgnorePublicAcls':false}"))
        .isEqualTo("1 switch is turned off: BlockPublicAcls.");
    assertThat(
            removal(
                Section.NOTIFICATIONS,
                "{'EventBridgeConfiguration':{},'QueueConfigurations':[{'QueueArn':'arn:q'}]}"))
        .isEqualTo("2 destinations are told no more: EventBridge, arn:q.");
    assertThat(
            removal(
                Section.ENCRYPTION,
                "{'Rules':[{'ApplyServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms'}}]}"))
        .startsWith("aws:kms is no longer the default.");
    assertThat(removal(Section.WEBSITE, "{}")).startsWith("The website endpoint no longer answers");
  }

  private static String removal(Section section, String json) {
    return new Consequences(Texts.of("s3bucket")).removal(section, json.replace('\'', '"'));
  }
}
