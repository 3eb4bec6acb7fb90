package dev.lectern.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonSettingsTest {

  private final Deque<Runnable> later = new ArrayDeque<>();
  private Optional<String> notice = Optional.empty();
  @TempDir Path folder;

  record Look(String mode, int scale) {}

  private static final Look USUAL = new Look("LIGHT", 100);

  private Path file() {
    return folder.resolve("deep").resolve("settings.json");
  }

  private JsonSettings open() {
    JsonSettings settings = JsonSettings.open(file(), later::add);
    notice = settings.keep();
    return settings;
  }

  @Test
  void manyChangesAreOneSave() throws IOException {
    JsonSettings settings = open();
    for (int i = 0; i < 10; i++) {
      settings.put("look", new Look("DARK", 100 + i));
    }
    assertThat(later).hasSize(1);
    assertThat(file()).doesNotExist();
    later.pop().run();
    assertThat(open().get("look", Look.class, USUAL)).isEqualTo(new Look("DARK", 109));
    assertThat(Files.list(file().getParent())).hasSize(1);
  }

  @Test
  void closingSavesAtOnce() {
    JsonSettings settings = open();
    settings.put("look", new Look("DARK", 120));
    settings.close();
    assertThat(open().get("look", Look.class, USUAL)).isEqualTo(new Look("DARK", 120));
  }

  @Test
  void aDamagedFileIsPutAside() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"look\": {\"mo");
    assertThat(open().get("look", Look.class, USUAL)).isEqualTo(USUAL);
    assertThat(file().resolveSibling("settings.json.damaged")).content().startsWith("{\"look");
    assertThat(notice).get().asString().contains("were damaged").contains("settings.json.damaged");
    open();
    assertThat(notice).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreDamageToo() throws IOException {
    Files.createDirectories(file().getParent());
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(open().get("look", Look.class, USUAL)).isEqualTo(USUAL);
    assertThat(notice).isPresent();
    assertThat(file().resolveSibling("settings.json.damaged")).exists();
  }

  @Test
  void aSecondWindowWritesNothingUntilTheFolderIsItsOwn() throws IOException {
    JsonSettings first = open();
    first.put("look", new Look("DARK", 100));
    later.pop().run();
    JsonSettings second = JsonSettings.open(file(), later::add);
    second.put("window", new Look("SECOND", 1));
    second.close();
    assertThat(later).isEmpty();
    first.put("look", new Look("DARK", 150));
    first.close();
    assertThat(Files.readString(file())).doesNotContain("SECOND");
    assertThat(second.keep()).isEmpty();
    second.close();
    assertThat(open().get("look", Look.class, USUAL)).isEqualTo(new Look("DARK", 150));
    assertThat(open().get("window", Look.class, USUAL)).isEqualTo(new Look("SECOND", 1));
  }

  @Test
  void aSectionThatDoesNotFitIsIgnoredAndOthersStay() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        "{\"look\": {\"scale\": \"big\"}, \"newer\": {\"a\": 1}, \"other\": {\"mode\": \"DARK\", \"scale\": 1, \"more\": 2}}");
    JsonSettings settings = open();
    assertThat(settings.get("look", Look.class, USUAL)).isEqualTo(USUAL);
    assertThat(settings.get("other", Look.class, USUAL)).isEqualTo(new Look("DARK", 1));
    settings.put("look", USUAL);
    settings.close();
    assertThat(Files.readString(file())).contains("\"newer\"");
  }
}
