package dev.lectern.pane.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.check.AwsCalls;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be settled for a class, with the labs of the course. */
class KitValuesTest {

  private final Texts texts = Texts.of("classroom");
  private List<Lab> labs;

  @BeforeEach
  void load() throws Exception {
    LabLoader loader = new LabLoader(AwsCalls::known);
    labs =
        List.of(
            loader.load(Path.of("labs/m05-storage-1/a-versioning-rescue")),
            loader.load(Path.of("labs/m07-database-1/b-capacity-drill")),
            loader.load(Path.of("labs/m07-database-1/c-query-beats-scan")));
  }

  @Test
  void whatALabCouldHaveDrawnIsTaken() {
    String lines = "7.B strongKb = 13\n\n 7.B  strongRate=10\n7.B eventualRate = 80";
    assertThat(KitValues.fault(lines, labs, texts)).isEmpty();
    assertThat(KitValues.of(lines))
        .isEqualTo(
            Map.of("7.B", Map.of("strongKb", "13", "strongRate", "10", "eventualRate", "80")));
  }

  @Test
  void theExampleOnTheFormIsTaken() {
    String example = texts.get("make.variables.prompt");
    example = example.substring(example.indexOf(": ") + 2);
    assertThat(KitValues.fault(example, labs, texts)).isEmpty();
    assertThat(texts.get("fault.line", "")).endsWith(example);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | is no value",
        "7.B = 3 | is no value",
        "9.A size = 1 | lab 9.A is not chosen",
        "5.A bucket = mine | Lab 5.A draws no value bucket",
        "7.C table = mine | Lab 7.C draws no values: it is the same for everybody.",
        "7.B size = 6000 | Lab 7.B draws no value size. It draws strongRate, strongKb",
        "7.B strongUnits = 1 | Lab 7.B draws no value strongUnits",
        "7.B table = other | Lab 7.B draws no value table",
        "7.B strongKb = 12 | 7.B strongKb is one of 5, 9, 13, 17, 21, not 12.",
        "7.B strongRate = 9 | 7.B strongRate is a number from 10 to 60, not 9.",
        "7.B strongRate = ten | from 10 to 60, not ten.",
        "7.B eventualRate = 21 | from 20 to 80 in steps of 2, not 21.",
      })
  void whatNoLearnerCouldGetIsSaidWithWhatTheyCould(String line, String says) {
    assertThat(KitValues.fault(line, labs, texts)).contains(says);
  }
}
