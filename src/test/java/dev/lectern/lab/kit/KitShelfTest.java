package dev.lectern.lab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.json.Json;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabFolders;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.Variable;
import dev.lectern.lab.kit.KitShelf.Draft;
import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A kit from the instructor's machine to the student's, and what is no kit. */
class KitShelfTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path folder;
  private final LabLoader loader = new LabLoader(call -> true);
  private KitShelf instructor;
  private KitShelf student;
  private List<Lab> labs;
  private Path file;

  @BeforeEach
  void twoMachines() {
    labs =
        loader.loadAll(LabFolders.find().orElseThrow()).labs().stream()
            .filter(lab -> lab.id().equals("5.A") || lab.id().equals("7.B"))
            .toList();
    instructor = shelf("instructor");
    student = shelf("student");
    file = folder.resolve("class" + Kit.SUFFIX);
  }

  private KitShelf shelf(String name) {
    return new KitShelf(
        folder.resolve(name), loader::loadAll, Optional::empty, InstantSource.fixed(NOW));
  }

  private Kit make(int hints, Map<String, Map<String, String>> variables) throws IOException {
    return instructor.make(new Draft("Autumn class", hints, labs, variables, List.of()), file);
  }

  @Test
  void aStudentDoesTheKitsLabsWithItsValuesAndHints() throws IOException {
    String name = labs.getFirst().variables().keySet().iterator().next();
    Kit made = make(1, Map.of("5.A", Map.of(name, "dv-${sid}-ours")));
    assertThat(student.current()).isEmpty();
    student.open(file);
    assertThat(student.current().map(Kit::id)).contains(made.id());
    LabLoader.Catalogue with = student.with(new LabLoader.Catalogue(List.of(), List.of()));
    assertThat(with.problems()).isEmpty();
    assertThat(with.labs()).extracting(Lab::id).containsExactly("5.A", "7.B");
    assertThat(with.labs().getFirst().steps()).allMatch(step -> step.hints().size() == 1);
    assertThat(with.labs().getFirst().variables())
        .containsEntry(name, new Variable.Text("dv-${sid}-ours"));
    student.open(file);
    student.leave();
    assertThat(student.current()).isEmpty();
  }

  @Test
  void statesOfTheSandboxComeAlong() throws IOException {
    try (SandboxEngine here = SandboxEngine.start(SandboxConfig.temporary());
        SandboxEngine there = SandboxEngine.start(SandboxConfig.temporary())) {
      var _ = here.snapshots().save("begin");
      // what an undo would bring back is nobody's state to start from
      var unusedToo = here.snapshots().save(Snapshots.UNDO);
      KitShelf maker =
          new KitShelf(
              folder.resolve("m"),
              loader::loadAll,
              () -> Optional.of(here),
              InstantSource.fixed(NOW));
      KitShelf opener =
          new KitShelf(
              folder.resolve("o"),
              loader::loadAll,
              () -> Optional.of(there),
              InstantSource.fixed(NOW));
      maker.make(new Draft("States", 3, List.of(), Map.of(), maker.snapshotNames()), file);
      assertThat(opener.open(file).snapshots()).containsExactly("begin");
      assertThat(there.snapshots().list()).extracting(s -> s.name()).contains("begin");
      assertThat(opener.open(file).snapshots()).isEmpty();
    }
  }

  @Test
  void resultsAreSignedAndChangedOnesAreMarked() throws IOException {
    make(3, Map.of());
    student.open(file);
    Path handedIn = Files.createDirectory(folder.resolve("in"));
    ProgressStore progress = new ProgressStore(folder.resolve("progress"));
    progress.save(LabProgress.begin("5.A", "the sandbox", NOW, Map.of()).setUp());
    Path anns = handedIn.resolve("ann" + ResultsFile.SUFFIX);
    StudentResults saved = student.save(anns, "Ann", labs, progress);
    assertThat(saved.labs()).hasSize(1);

    Files.writeString(
        handedIn.resolve("bob" + ResultsFile.SUFFIX),
        Files.readString(anns).replace("\"Ann\"", "\"Bob\""));
    Files.writeString(handedIn.resolve("eve" + ResultsFile.SUFFIX), "{\"format\":\"x\"}");
    Files.writeString(handedIn.resolve("not.txt"), "ignored");
    ResultsGrid grid = instructor.results(handedIn);
    assertThat(grid.rows())
        .extracting(row -> row.student() + " " + row.file().trust())
        .containsExactly("Ann SIGNED", "Bob CHANGED", "eve" + ResultsFile.SUFFIX + " UNREADABLE");
    assertThat(shelf("other").results(handedIn).rows().getFirst().file().trust())
        .isEqualTo(ResultsFile.Trust.FOREIGN);
    // white space is not what is signed
    Files.writeString(
        anns, Json.MAPPER.writeValueAsString(Json.MAPPER.readTree(Files.readString(anns))));
    assertThat(instructor.results(handedIn).rows().getFirst().file().trust())
        .isEqualTo(ResultsFile.Trust.SIGNED);
  }

  @Test
  void withoutAKitThereAreNoResults() {
    assertThatThrownBy(
            () ->
                student.save(
                    folder.resolve("x"), "Ann", labs, new ProgressStore(folder.resolve("p"))))
        .isInstanceOf(KitException.class)
        .hasMessage("Results belong to a class kit, and none is open.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "labs/../../evil.txt",
        "/etc/passwd",
        "labs\\..\\evil.txt",
        "C:/evil.txt",
        "labs/a/CON",
        "labs/a/nul.txt",
        "labs/a/x:stream",
        "labs/a/dot.",
        "labs/a/\u202etxt.exe",
        "labs//x",
        "elsewhere/x",
        "labs/1/2/3/4/5/6/7/8/9/x"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    make(3, Map.of());
    Map<String, byte[]> entries = entries();
    entries.put(name, "x".getBytes(StandardCharsets.UTF_8));
    zip(entries);
    refused("Nothing was opened.");
    assertThat(folder.resolve("evil.txt")).doesNotExist();
    assertThat(folder.getParent().resolve("evil.txt")).doesNotExist();
  }

  @Test
  void aNewerFormatIsRefusedInWords() throws IOException {
    make(3, Map.of());
    manifest(tree -> tree.put("version", 2));
    refused("made by a newer Lectern (format 2, this one reads 1)");
  }

  @Test
  void whatWasChangedLeftOutOrAddedIsRefused() throws IOException {
    make(3, Map.of());
    Map<String, byte[]> whole = entries();
    String lab =
        whole.keySet().stream().filter(name -> name.endsWith("guide.md")).findFirst().orElseThrow();

    Map<String, byte[]> changed = new LinkedHashMap<>(whole);
    changed.put(lab, "# other".getBytes(StandardCharsets.UTF_8));
    zip(changed);
    refused("was changed after it was made");

    Map<String, byte[]> less = new LinkedHashMap<>(whole);
    less.remove(lab);
    zip(less);
    refused("other files than it lists");

    Map<String, byte[]> more = new LinkedHashMap<>(whole);
    more.put("labs/extra.txt", new byte[1]);
    zip(more);
    refused("other files than it lists");

    manifest(tree -> tree.put("key", "short"));
    refused("no key to sign results with");
  }

  @Test
  void whatIsNoKitIsRefused() throws IOException {
    Files.writeString(file, "not a zip");
    refused("no class kit, or it is damaged");
    zip(Map.of("a.txt", new byte[1]));
    refused("Nothing was opened");
    zip(Map.of("labs/a.txt", new byte[1]));
    refused("it has no kit.json");
    zip(Map.of("kit.json", "{\"format\":\"other\"}".getBytes(StandardCharsets.UTF_8)));
    refused("The file is no class kit.");
    zip(Map.of("kit.json", "[[".getBytes(StandardCharsets.UTF_8)));
    refused("cannot be read");
    zip(Map.of("kit.json", new byte[5 << 20]));
    refused("larger than 4 MB");
    Files.delete(file);
    refused("There is no file");
    make(3, Map.of());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused("no class kit, or it is damaged");
  }

  private void refused(String why) throws IOException {
    assertThatThrownBy(() -> student.open(file))
        .isInstanceOf(KitException.class)
        .hasMessageContaining(why);
    assertThat(student.current()).isEmpty();
    try (Stream<Path> left = Files.list(folder.resolve("student"))) {
      assertThat(left).isEmpty();
    }
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private void manifest(UnaryOperator<ObjectNode> change) throws IOException {
    make(3, Map.of());
    Map<String, byte[]> entries = entries();
    ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(entries.get("kit.json"));
    entries.put("kit.json", Json.MAPPER.writeValueAsBytes(change.apply(tree)));
    zip(entries);
  }

  private void zip(Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }
}
