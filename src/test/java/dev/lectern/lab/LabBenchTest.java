package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.check.AwsCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabBenchTest {

  @TempDir Path temp;
  private final LabBench bench = new LabBench(new LabLoader(AwsCalls::known));
  private Path lab;
  private Map<String, String> texts;

  @BeforeEach
  void copy() throws Exception {
    lab = temp.resolve("labs/m05/a");
    LabCopy.of(Path.of("labs/m05-storage-1/a-versioning-rescue"), lab);
    texts = new HashMap<>(bench.read(lab));
  }

  @Test
  void whatIsTypedIsCheckedWithoutBeingSaved() throws Exception {
    assertThat(bench.check(lab, texts).lab()).isPresent();
    texts.computeIfPresent(
        "lab.json", (file, text) -> text.replace("\"points\": 10", "\"points\": 0"));

    LabBench.Checked checked = bench.check(lab, texts);

    assertThat(checked.lab()).isEmpty();
    assertThat(checked.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo("lab.json");
              assertThat(finding.line()).isGreaterThan(1);
              assertThat(finding.what()).contains("at least one point");
            });
    assertThat(bench.load(lab).lab()).isPresent();
  }

  @Test
  void whatIsSavedIsWhatWasTyped() throws Exception {
    texts.computeIfPresent("lab.json", (file, text) -> text.replace("Versioning rescue", "Rescue"));
    bench.save(lab, texts);
    assertThat(bench.load(lab).lab()).map(Lab::title).contains("Rescue");
    assertThat(bench.read(lab)).isEqualTo(texts);
    try (var files = Files.list(lab)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".new"));
    }
  }
}
