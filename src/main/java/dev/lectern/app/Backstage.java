package dev.lectern.app;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The running sandbox, with its sample.
 *
 * @param sandbox started, with its data in the user's folder
 * @param notices what the user should know: damaged data put aside, a sample that was not made
 */
record Backstage(SandboxEngine sandbox, List<String> notices) {

  /** The port that the documentation and the copied command lines name, when it is free. */
  private static final int PORT = 4566;

  static final String REGION = "us-east-1";

  /** Starts the sandbox in the background. Any thread. */
  static CompletableFuture<Backstage> start(DataHome home, ClientFactory factory) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            KeptCopy.of(home).before();
            return start(home.sandbox(), factory);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        task -> Thread.ofVirtual().name("start of the sandbox").start(task));
  }

  /**
   * Starts the sandbox and makes the sample bucket, which the first window shows, if the sandbox
   * has never had one. Waits; not on the FX thread.
   */
  static Backstage start(Path data, ClientFactory factory) throws IOException {
    SandboxEngine sandbox = open(data);
    SandboxInstance.Account account = sandbox.accounts().getFirst();
    try (SessionClients clients =
        factory.open(SandboxSession.of(sandbox, account, REGION), "first start")) {
      List<String> notices = new ArrayList<>(sandbox.notices());
      new SampleGateway(clients).bucket(data).ifPresent(notices::add);
      return new Backstage(sandbox, List.copyOf(notices));
    } catch (IOException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /**
   * Makes what the first window does not show: the sample table. Waits; not on the FX thread.
   *
   * @return what went wrong, in a sentence
   */
  Optional<String> complete(Path data, ClientFactory factory) throws IOException {
    try (SessionClients clients =
        factory.open(
            SandboxSession.of(sandbox, sandbox.accounts().getFirst(), REGION), "first start")) {
      return new SampleGateway(clients).table(data);
    }
  }

  private static SandboxEngine open(Path data) throws IOException {
    SandboxConfig config = SandboxConfig.temporary().withData(data).withNeighbour();
    try {
      return SandboxEngine.start(config.withPort(PORT));
    } catch (BindException e) {
      return SandboxEngine.start(config);
    }
  }

  void close() {
    sandbox.close();
  }
}
