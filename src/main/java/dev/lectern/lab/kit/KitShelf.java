package dev.lectern.lab.kit;

import dev.lectern.json.Json;
import dev.lectern.lab.Folders;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.ProgressStore;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * The kits of this machine: those that were made here, whose keys check results, and the one that
 * was opened, whose labs are done. Methods wait for the disk; safe for any thread.
 */
public final class KitShelf {

  private static final String CURRENT = "current.txt";
  private static final String MANIFEST = "kit.json";

  private final Path folder;
  private final Function<Path, LabLoader.Catalogue> loader;
  private final Supplier<Optional<SandboxInstance>> sandbox;
  private final InstantSource clock;

  /**
   * @param folder where kits are kept; made when it is not there
   * @param loader reads the labs below a folder
   * @param sandbox the running one, where a kit's snapshots go
   * @param clock real time
   */
  public KitShelf(
      Path folder,
      Function<Path, LabLoader.Catalogue> loader,
      Supplier<Optional<SandboxInstance>> sandbox,
      InstantSource clock) {
    this.folder = folder;
    this.loader = loader;
    this.sandbox = sandbox;
    this.clock = clock;
  }

  /**
   * What a kit is to have.
   *
   * @param title of the class
   * @param hints hints of a step that can be opened, 0 to 3
   * @param labs in the order of the course
   * @param variables values that are the same for everybody, by lab id and name
   * @param snapshots names of the sandbox's snapshots
   */
  public record Draft(
      String title,
      int hints,
      List<Lab> labs,
      Map<String, Map<String, String>> variables,
      List<String> snapshots) {}

  /**
   * What opening a kit did.
   *
   * @param kit what was opened
   * @param snapshots names under which its snapshots are in the sandbox now
   */
  public record Opened(Kit kit, List<String> snapshots) {}

  /**
   * Makes a kit and keeps its key here, so that results can be checked.
   *
   * @throws IOException when the file cannot be written, or a snapshot is not there
   */
  public synchronized Kit make(Draft draft, Path to) throws IOException {
    Path exported = Files.createTempDirectory("lectern-kit");
    try {
      Map<String, Path> snapshots = new LinkedHashMap<>();
      for (String name : draft.snapshots()) {
        Path file = exported.resolve((snapshots.size() + 1) + ".snapshot");
        Files.deleteIfExists(file);
        snapshots().exportTo(name, file);
        snapshots.put(name, file);
      }
      Kit kit =
          KitWriter.write(
              to,
              draft.title().strip(),
              draft.hints(),
              draft.labs(),
              draft.variables(),
              snapshots,
              clock.instant());
      Path made = folder.resolve(kit.id());
      Files.createDirectories(made);
      Files.writeString(made.resolve(MANIFEST), Json.PRETTY.writeValueAsString(kit));
      return kit;
    } finally {
      Folders.delete(exported);
    }
  }

  /**
   * Looks at a kit and keeps nothing of it.
   *
   * @throws KitException when it is refused
   */
  public Kit look(Path file) throws IOException {
    Path tried = Files.createTempDirectory("lectern-kit");
    try {
      return unpack(file, tried.resolve("kit"));
    } finally {
      Folders.delete(tried);
    }
  }

  /**
   * Opens a kit: from now on its labs are done, and its snapshots are in the sandbox. To open it
   * again does no harm, progress stays.
   *
   * @throws KitException when it is refused; nothing has changed then
   */
  public synchronized Opened open(Path file) throws IOException {
    Files.createDirectories(folder);
    Path next = folder.resolve("opening");
    Folders.delete(next);
    try {
      Kit kit = unpack(file, next);
      List<String> names = new ArrayList<>();
      Path before = folder.resolve(kit.id());
      boolean known =
          Files.isDirectory(before.resolve("labs"))
              || Files.isDirectory(before.resolve("snapshots"));
      if (!known) {
        for (Kit.KitSnapshot snapshot : kit.snapshots()) {
          names.add(snapshots().importFrom(next.resolve(snapshot.file())).name());
        }
      }
      Files.writeString(next.resolve(MANIFEST), Json.PRETTY.writeValueAsString(kit));
      Path kept = folder.resolve(kit.id());
      Folders.delete(kept);
      Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(folder.resolve(CURRENT), kit.id());
      return new Opened(kit, List.copyOf(names));
    } catch (Snapshots.ForeignFileException e) {
      throw new KitException("A snapshot of the kit is not accepted. " + e.getMessage());
    } finally {
      Folders.delete(next);
    }
  }

  private Kit unpack(Path file, Path into) throws IOException {
    Kit kit = KitReader.unpack(file, into);
    LabLoader.Catalogue labs = loader.apply(into.resolve("labs"));
    if (!kit.labs().isEmpty() && !labs.problems().isEmpty()) {
      LabException.Finding first = labs.problems().getFirst();
      throw new KitException("A lab of the kit cannot be used. " + first);
    }
    for (Kit.KitLab listed : kit.labs()) {
      if (labs.labs().stream().noneMatch(lab -> lab.id().equals(listed.id()))) {
        throw new KitException("The kit's lab in " + listed.folder() + " is not " + listed.id());
      }
    }
    return kit;
  }

  /** No kit is open any more: the program's own labs are done. */
  public synchronized void leave() throws IOException {
    Files.deleteIfExists(folder.resolve(CURRENT));
  }

  /** The kit that is open; empty when there is none, or it cannot be read any more. */
  public synchronized Optional<Kit> current() {
    try {
      Path pointer = folder.resolve(CURRENT);
      if (!Files.exists(pointer)) {
        return Optional.empty();
      }
      String id = Files.readString(pointer).strip();
      return id.matches("[0-9a-f]{32}") ? kept(folder.resolve(id)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The program's labs with those of the open kit, which come instead of others of the same id. */
  public LabLoader.Catalogue with(LabLoader.Catalogue own) {
    Optional<Kit> open = current();
    if (open.isEmpty() || open.get().labs().isEmpty()) {
      return own;
    }
    Kit kit = open.get();
    LabLoader.Catalogue kits = loader.apply(folder.resolve(kit.id()).resolve("labs"));
    Map<String, Lab> byId = new LinkedHashMap<>();
    own.labs().forEach(lab -> byId.put(lab.id(), lab));
    kits.labs().forEach(lab -> byId.put(lab.id(), kit.of(lab)));
    List<Lab> labs =
        byId.values().stream()
            .sorted(Comparator.comparingInt(Lab::module).thenComparing(Lab::id))
            .toList();
    return new LabLoader.Catalogue(
        labs, Stream.concat(own.problems().stream(), kits.problems().stream()).toList());
  }

  /** Keys by kit id, of all kits that were made or opened here. */
  private Map<String, String> keys() throws IOException {
    Map<String, String> keys = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> kits = Files.list(folder)) {
        kits.filter(Files::isDirectory)
            .flatMap(kit -> kept(kit).stream())
            .forEach(kit -> keys.put(kit.id(), kit.key()));
      }
    }
    return keys;
  }

  private static Optional<Kit> kept(Path kit) {
    try {
      Path manifest = kit.resolve(MANIFEST);
      return Files.exists(manifest)
          ? Optional.of(Json.MAPPER.readValue(Files.readString(manifest), Kit.class))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * Saves what the student came to in the labs of the open kit.
   *
   * @param labs all that can be done
   * @throws KitException when no kit is open
   */
  public StudentResults save(Path to, String student, List<Lab> labs, ProgressStore progress)
      throws IOException {
    Kit kit =
        current()
            .orElseThrow(
                () -> new KitException("Results belong to a class kit, and none is open."));
    Instant now = clock.instant();
    List<StudentResults.LabResult> results = new ArrayList<>();
    for (Kit.KitLab listed : kit.labs()) {
      Optional<LabProgress> kept = progress.load(listed.id()).filter(LabProgress::ready);
      labs.stream()
          .filter(lab -> lab.id().equals(listed.id()))
          .findFirst()
          .ifPresent(lab -> kept.ifPresent(done -> results.add(StudentResults.of(lab, done, now))));
    }
    StudentResults all =
        new StudentResults(kit.id(), student.strip(), progress.sid(() -> "0000"), now, results);
    ResultsFile.write(to, all, kit.key());
    return all;
  }

  /** Reads every results file of a folder, not of the folders in it. */
  public ResultsGrid results(Path from) throws IOException {
    Map<String, String> keys = keys();
    try (Stream<Path> files = Files.list(from)) {
      return ResultsGrid.of(
          files
              .filter(file -> file.getFileName().toString().endsWith(ResultsFile.SUFFIX))
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> ResultsFile.read(file, keys))
              .toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Names of the snapshots that a kit can have, oldest first; none while there is no sandbox. */
  public List<String> snapshotNames() {
    return sandbox.get().map(SandboxInstance::snapshots).stream()
        .flatMap(all -> all.list().stream())
        .map(Snapshots.Snapshot::name)
        .filter(name -> !name.equals(Snapshots.UNDO))
        .toList();
  }

  private Snapshots snapshots() throws KitException {
    return sandbox
        .get()
        .map(SandboxInstance::snapshots)
        .orElseThrow(
            () -> new KitException("The kit has snapshots, and the sandbox does not run."));
  }
}
