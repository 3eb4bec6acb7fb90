package dev.lectern.app;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.Folders;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.check.AwsLabDesk;
import dev.lectern.lab.check.LabHost;
import dev.lectern.lab.check.LabProof;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Proves labs on a sandbox of their own, which is gone afterwards. */
final class Proving {

  private Proving() {}

  /** Proves them one after the other; each row is told as it is there. */
  static void prove(List<Lab> labs, Progress progress, Consumer<LabProof.Row> row)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lectern-labs");
    CallRecorder recorder = new CallRecorder();
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(recorder)
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), Backstage.REGION),
                    "console")) {
      ProgressStore store = new ProgressStore(folder);
      LabHost host =
          new LabHost(
              () -> Optional.of(clients),
              recorder,
              () -> Optional.of(sandbox),
              InstantSource.system(),
              () -> "7f3a");
      LabLoader.Catalogue catalogue = new LabLoader.Catalogue(labs, List.of());
      try (AwsLabDesk desk = new AwsLabDesk(() -> catalogue, store, host)) {
        LabProof proof = new LabProof(desk, store, clients, progress);
        for (Lab lab : labs) {
          proof.prove(lab).forEach(row);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }
}
