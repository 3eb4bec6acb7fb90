package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.ProgressStore;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** A sandbox, a session on it and a desk of labs, for tests. */
final class LabRoom implements AutoCloseable {

  static final Progress QUIET = Progress.unseen();

  final SandboxEngine sandbox;
  final CallRecorder recorder = new CallRecorder();
  final ClientFactory factory = new ClientFactory(recorder);
  final ProgressStore store;
  SessionClients clients;
  Optional<AwsClients> session;
  AwsLabDesk desk;
  private final Path labs;

  LabRoom(Path folder, Path labs) throws IOException {
    this.labs = labs;
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    store = new ProgressStore(folder);
    clients = open("us-east-1");
    session = Optional.of(clients);
    desk = desk(sandbox);
  }

  SessionClients open(String region) {
    return factory.open(
        SandboxSession.of(sandbox, sandbox.accounts().getFirst(), region), "console");
  }

  /** The program ends and starts again. */
  void restart() {
    restart(sandbox);
  }

  /** The program ends and starts again, on a sandbox that is somehow else. */
  void restart(SandboxInstance another) {
    desk.close();
    desk = desk(another);
  }

  private AwsLabDesk desk(SandboxInstance sandbox) {
    return new AwsLabDesk(
        () -> new LabLoader(AwsCalls::known).loadAll(labs),
        store,
        new LabHost(
            () -> session,
            recorder,
            () -> Optional.of(sandbox),
            InstantSource.system(),
            () -> "7f3a"));
  }

  LabProof proof() {
    return new LabProof(desk, store, clients, QUIET);
  }

  @Override
  public void close() {
    desk.close();
    clients.close();
    sandbox.close();
  }
}
