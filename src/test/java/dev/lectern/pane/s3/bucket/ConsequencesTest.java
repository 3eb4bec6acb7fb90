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
}
