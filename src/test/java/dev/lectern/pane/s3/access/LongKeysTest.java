package dev.lectern.pane.s3.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LongKeysTest {

  @Test
  void bytesCountNotLettersAndEachWayHasItsRemedy() {
    LongKeys.check("ü".repeat(512));
    ProblemException typed =
        catchThrowableOfType(ProblemException.class, () -> LongKeys.check("ü".repeat(512) + "a"));
    assertThat(typed.problem().why())
        .endsWith("takes 1,025 B in UTF-8, the folders above counted; S3 allows 1,024 B.");
    assertThat(typed.problem().remedy()).isEqualTo("Choose a shorter name.");
    ProblemException file =
        catchThrowableOfType(ProblemException.class, () -> LongKeys.checkUpload("a".repeat(1025)));
    assertThat(file.problem().remedy()).startsWith("Upload it from a folder further down");
  }
}
