package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.calls.CallLog;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.check.AwsLabDesk;
import dev.lectern.lab.check.LabHost;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.shell.Backend;
import dev.lectern.shell.LabLine;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/** The labs of the console: the desk, and how rail and module pages show them. FX thread. */
final class Labs implements AutoCloseable {

  /** Bytes of a learner's id; bucket names with it are shared by everybody in AWS. */
  private static final int SID_BYTES = 3;

  private final AwsLabDesk desk;

  /**
   * @param opening what the labs are read after
   * @param clients of the session now; asked from any thread
   * @param sandbox the running sandbox; asked from any thread
   */
  Labs(
      DataHome home,
      Opening opening,
      CallLog calls,
      Supplier<Optional<AwsClients>> clients,
      Supplier<Optional<SandboxInstance>> sandbox) {
    this.desk =
        new AwsLabDesk(
            opening.then(LabShelf::read),
            new ProgressStore(home.labs()),
            new LabHost(clients, calls, sandbox, InstantSource.system(), Labs::sid));
  }

  /** For the lab guide. */
  LabDesk desk() {
    return desk;
  }

  /** The session as labs name it in their progress; empty while panes cannot work. */
  static ObservableValue<Optional<String>> session(ObservableValue<Backend> backend) {
    return backend.map(
        now ->
            now instanceof Backend.Ready(AwsClients clients)
                ? Optional.of(LabHost.place(clients.session()))
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
  }
}
