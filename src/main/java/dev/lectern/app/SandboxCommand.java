package dev.lectern.app;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.sandbox.store.StoreLockedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lectern sandbox}: the sandbox alone, for the AWS CLI, scripts and tests. */
@Command(
    name = "sandbox",
    description = "Runs the sandbox alone until Ctrl+C.",
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "4566",
      description = "Port on loopback; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps everything (default: nothing is kept).")
  private @Nullable Path data;

  @Option(
      names = "--account",
      paramLabel = "ID:ACCESS_KEY:SECRET_KEY",
      description =
          "Root keys of an account; any number of them (default: account 000000000000 with random"
              + " keys).")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--issuer",
      paramLabel = "URL=FILE",
      description =
          "Public keys (a JSON Web Key Set) of an identity provider whose tokens"
              + " AssumeRoleWithWebIdentity takes; any number of them.")
  private Map<String, Path> issuers = new TreeMap<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (port < 0 || port > LARGEST_PORT) {
      throw wrong("--port takes a number from 0 to 65535, not " + port + ".");
    }
    Map<String, String> keySets = new TreeMap<>();
    issuers.forEach((url, file) -> keySets.put(url, keySet(url, file)));
    SandboxConfig config =
        new SandboxConfig(port, data, accounts.stream().map(this::account).toList());
    PrintWriter err = spec().commandLine().getErr();
    CountDownLatch closed = new CountDownLatch(1);
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      sandbox.notices().forEach(err::println);
      for (Map.Entry<String, String> issuer : keySets.entrySet()) {
        sandbox.issuers().keep(issuer.getKey(), issuer.getValue());
      }
      print(sandbox);
      CountDownLatch stop = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    stop.countDown();
                    await(closed);
                  },
                  "sandbox-stop"));
      stop.await();
      return 0;
    } catch (BindException inUse) {
      err.println(
          "Port "
              + port
              + " is in use by another program. Choose another with --port N, or --port 0 for any"
              + " free one.");
      return 1;
    } catch (StoreLockedException locked) {
      err.println(locked.getMessage());
      return 1;
    } catch (IllegalArgumentException keySet) {
      throw wrong("--issuer: " + keySet.getMessage());
    } catch (IOException e) {
      err.println("The sandbox could not start: " + e.getMessage());
      return 1;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      closed.countDown();
    }
  }

  /** The process ends only when the sandbox has written its store. */
  private static void await(CountDownLatch closed) {
    try {
      var _ = closed.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(SandboxEngine sandbox) {
    PrintWriter out = spec().commandLine().getOut();
    out.println("sandbox ready " + sandbox.endpoint());
    for (Account account : sandbox.accounts()) {
      out.println(
          "account "
              + account.id()
              + " access-key "
              + account.accessKeyId()
              + " secret-key "
              + account.secretAccessKey());
    }
    out.flush();
  }

  private Account account(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length != 3 || !parts[0].matches("\\d{12}")) {
      throw wrong(
          "--account takes ID:ACCESS_KEY:SECRET_KEY with an id of twelve digits, for example"
              + " --account 111122223333:AKIAEXAMPLE:secret.");
    }
    if (parts[1].isBlank() || parts[2].isBlank()) {
      throw wrong(
          "--account " + parts[0] + ": the access key and the secret key must not be empty.");
    }
    return new Account(parts[0], parts[1], parts[2]);
  }

  private String keySet(String url, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw wrong(
          "--issuer "
              + url
              + ": the file "
              + file
              + " cannot be read. Name the file that has the"
              + " issuer's public keys.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets the spec before the call");
  }
}
