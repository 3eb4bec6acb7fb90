package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.CallLog;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.check.AwsLabDesk;
import dev.lectern.lab.check.LabHost;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.shell.LabLine;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The labs of the console: the desk, and the lines that rail and module pages show. FX thread. */
final class Labs implements AutoCloseable {

  /** Bytes of a learner's id; bucket names with it are shared by everybody in AWS. */
  private static final int SID_BYTES = 3;

  private final TaskRunner tasks;
  private final AwsLabDesk desk;
  private final ReadOnlyObjectWrapper<List<LabLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final LatestSlot slot = new LatestSlot();

  /**
   * @param clients of the session now; asked from any thread
   * @param sandbox the running sandbox; asked from any thread
   */
  Labs(
      DataHome home,
      TaskRunner tasks,
      CallLog calls,
      Supplier<Optional<AwsClients>> clients,
      Supplier<Optional<SandboxInstance>> sandbox) {
    this.tasks = tasks;
    this.desk =
        new AwsLabDesk(
            LabShelf::read,
            new ProgressStore(home.labs()),
            new LabHost(clients, calls, sandbox, InstantSource.system(), Labs::sid));
  }

  /** For the lab guide. */
  LabDesk desk() {
    return desk;
  }

  /** Every lab with its score; empty until they were read. */
  ReadOnlyObjectProperty<List<LabLine>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** Reads the lines again: after a lab's progress changed, or when a session is there. */
  void refresh() {
    tasks.work("", progress -> read()).latest(slot).onSuccess(lines::set).start();
  }

  private List<LabLine> read() throws IOException {
    return desk.labs().stream()
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
  }
}
