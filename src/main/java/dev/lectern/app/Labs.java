package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.CallLog;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabBench;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabFolders;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.check.AwsCalls;
import dev.lectern.lab.check.AwsExampleDesk;
import dev.lectern.lab.check.AwsLabDesk;
import dev.lectern.lab.check.LabHost;
import dev.lectern.lab.check.LabProof;
import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.lab.kit.KitShelf;
import dev.lectern.pane.author.EditDesk;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.shell.Backend;
import dev.lectern.shell.LabLine;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The labs of the console: the desk, and how rail and module pages show them. FX thread. */
final class Labs implements AutoCloseable {

  /** Bytes of a learner's id; bucket names with it are shared by everybody in AWS. */
  private static final int SID_BYTES = 3;

  private final AwsLabDesk desk;
  private final OwnerClients owner;
  private final LabHost host;
  private final Path own;
  private final ProgressStore progress;
  private final Supplier<LabLoader.Catalogue> read;
  private LabLoader.@Nullable Catalogue catalogue;

  /**
   * @param kits the open kit's labs come instead of the program's
   * @param opening what the labs are read after
   * @param clients of the session now; asked from any thread
   * @param sandbox the running sandbox; asked from any thread
   */
  Labs(
      DataHome home,
      KitShelf kits,
      Opening opening,
      CallLog calls,
      Supplier<Optional<AwsClients>> clients,
      Supplier<Optional<SandboxInstance>> sandbox) {
    this.owner = new OwnerClients(clients);
    this.host = new LabHost(owner::get, calls, sandbox, InstantSource.system(), Labs::sid);
    this.own = home.ownLabs();
    this.read = opening.then(() -> kits.with(LabShelf.read()));
    this.progress = new ProgressStore(home.labs());
    this.desk = new AwsLabDesk(this::catalogue, progress, host);
  }

  /** For the lab guide. */
  LabDesk desk() {
    return desk;
  }

  /** As whom labs and demos make their own calls. */
  Optional<AwsClients> owner() {
    return owner.get();
  }

  /** Watches an author, under names that nobody else has. */
  ExampleDesk example() {
    return new AwsExampleDesk(
        host,
        sid(),
        this::written,
        (lab, running) -> {
          forget();
          return proven(lab, running);
        });
  }

  /** The labs as files, those of an open kit left out: they are the instructor's. */
  EditDesk files() {
    LabBench bench = new LabBench(new LabLoader(AwsCalls::known));
    return new EditDesk() {
      @Override
      public List<Path> folders() throws IOException {
        Path all = written();
        if (!Files.isDirectory(all)) {
          return List.of();
        }
        try (Stream<Path> files = Files.walk(all, 3)) {
          return files
              .filter(file -> file.endsWith("lab.json"))
              .map(Path::getParent)
              .sorted()
              .toList();
        }
      }

      @Override
      public LabBench bench() {
        return bench;
      }

      @Override
      public List<String> prove(Lab lab, Progress running)
          throws IOException, InterruptedException {
        forget();
        return LabProof.faults(proven(lab, running));
      }
    };
  }

  private static List<LabProof.Row> proven(Lab lab, Progress running)
      throws IOException, InterruptedException {
    List<LabProof.Row> rows = new ArrayList<>();
    Proving.prove(List.of(lab), running, rows::add);
    return rows;
  }

  /** The folder of the labs; an installed program's cannot be written to. */
  private Path written() {
    return LabFolders.find().filter(Files::isWritable).orElse(own);
  }

  ProgressStore progress() {
    return progress;
  }

  /** All that can be done. May wait for the disk. */
  List<Lab> known() {
    return catalogue().labs();
  }

  /** Another kit is open: the labs are read again. */
  synchronized void forget() {
    catalogue = null;
  }

  /** Read from disk once. */
  private synchronized LabLoader.Catalogue catalogue() {
    LabLoader.Catalogue known = catalogue == null ? read.get() : catalogue;
    catalogue = known;
    return known;
  }

  /** The session as labs name it in their progress; empty while panes cannot work. */
  static ObservableValue<Optional<String>> session(ObservableValue<Backend> backend) {
    return backend.map(
        now ->
            now instanceof Backend.Ready(AwsClients clients)
                ? Optional.of(LabHost.place(clients))
                : Optional.empty());
  }

  /** Labs as rail and module pages show them. */
  static List<LabLine> lines(List<LabDesk.Entry> entries) {
    return entries.stream()
        .map(
            entry ->
                new LabLine(
                    entry.lab().id(),
                    entry.lab().module(),
                    entry.lab().title(),
                    entry.score(),
                    entry.lab().points(),
                    entry.begun(),
                    entry.finished()))
        .toList();
  }

  private static String sid() {
    byte[] bytes = new byte[SID_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    desk.close();
    owner.close();
  }
}
