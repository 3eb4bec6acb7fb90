package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.lab.check.AwsCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabLoaderTest {

  private static final Path GOOD = Path.of("labs/m05-storage-1/a-versioning-rescue");

  @TempDir Path temp;
  private Path lab;
  private final LabLoader loader = new LabLoader(AwsCalls::known);

  @BeforeEach
  void copy() throws IOException {
    lab = temp.resolve("labs/m05/a");
    LabCopy.of(GOOD, lab);
  }

  @Test
  void everyLabOfTheCourseLoads() {
    LabLoader.Catalogue catalogue = loader.loadAll(Path.of("labs"));
    assertThat(catalogue.problems()).isEmpty();
    assertThat(catalogue.labs())
        .isSortedAccordingTo(Comparator.comparingInt(Lab::module).thenComparing(Lab::id))
        .extracting(Lab::id)
        .contains("5.A");
    Lab rescue =
        catalogue.labs().stream().filter(lab -> lab.id().equals("5.A")).findFirst().orElseThrow();
    assertThat(rescue.guide()).containsKeys("enable", "version-1");
    assertThat(rescue.intro()).contains("${bucket}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"minutes\": 15|\"minuts\": 15|m05/a/lab.json:5:|'minuts' is no field here",
        "\"kind\": \"state\"|\"kind\": \"stat\"|steps[0].checks[0]|'stat' is no kind of check",
        "Status == Enabled|Status = Enabled|steps[0].checks[0].expect|is no condition",
        "\"call\": \"s3:GetBucketVersioning\"|\"call\": \"s3:GetVersioning\"|checks[0].call|is not known here",
        "\"points\": 10|\"points\": 0|steps[0].points|at least one point",
        "Key == 'cfg.json' && VersionId|Key == 'cfg.json && VersionId|steps[1].checks[0].expect|",
        "${original}|${orginal}|steps[3].checks[0].expect|${orginal} has no value here",
        "\"asset\": \"cfg-3.json\"|\"asset\": \"cfg-9.json\"|files[1].asset|there is no file assets/cfg-9.json",
        "\"asset\": \"cfg-3.json\"|\"bytes\": \"300 KB\"|files[1].bytes|bytes is a number",
        "\"title\": \"Turn versioning on\"|\"title\": \"Turn it on\"|guide.md:|is no step's title",
        "\"id\": \"suspended\"|\"id\": \"supended\"|mistakes.supended|show how the mistake supended is made",
        "\"module\": 5,|\"module\": 5|lab.json:4|",
        "\"id\": \"5.A\"|\"id\": \"a\"|lab.json:2:|write module and letter",
      })
  void aFaultIsNamedWithItsPlace(String from, String to, String where, String what)
      throws Exception {
    Path file = lab.resolve("lab.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to.replace("$", "\\$")));
    assertThatThrownBy(() -> loader.load(lab))
        .isInstanceOf(LabException.class)
        .satisfies(
            e ->
                assertThat(((LabException) e).findings())
                    .anySatisfy(
                        finding ->
                            assertThat(finding.toString())
                                .contains(where)
                                .contains(what == null ? "" : what)));
  }

  @Test
  void oneFaultyLabDoesNotHideTheOthers() throws Exception {
    Path second = temp.resolve("labs/m05/b");
    Files.createDirectories(second);
    Files.writeString(second.resolve("lab.json"), "{");
    LabLoader.Catalogue catalogue = loader.loadAll(temp.resolve("labs"));
    assertThat(catalogue.labs()).hasSize(1);
    assertThat(catalogue.problems()).hasSize(1);
    assertThat(catalogue.problems().getFirst().file()).endsWith("m05/b/lab.json");
  }
}
