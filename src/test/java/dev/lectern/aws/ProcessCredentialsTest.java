package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The user's own programs, in the system's shell. */
@DisabledOnOs(OS.WINDOWS)
class ProcessCredentialsTest {

  @TempDir Path folder;

  private static ProcessCredentials program(String line, Instant now) {
    return new ProcessCredentials("p", line, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void credentialsAreKeptUntilShortlyBeforeTheyRunOut() throws Exception {
    Path runs = folder.resolve("runs");
    String line =
        "echo x >> "
            + runs
            + "; echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\","
            + "\"SessionToken\":\"T\",\"Expiration\":\"2030-01-01T00:00:00Z\"}'";
    ProcessCredentials early = program(line, Instant.parse("2029-12-31T00:00:00Z"));
    assertThat(early.resolveCredentials()).isEqualTo(AwsSessionCredentials.create("A", "S", "T"));
    early.resolveCredentials();
    assertThat(Files.readAllLines(runs)).hasSize(1);
    ProcessCredentials late = program(line, Instant.parse("2029-12-31T23:59:30Z"));
    late.resolveCredentials();
    late.resolveCredentials();
    assertThat(Files.readAllLines(runs)).hasSize(3);
  }

  @Test
  void whatIsNotTheJsonIsToldWithoutItsText() {
    for (String printed :
        new String[] {
          "secret-noise",
          "[]",
          "{\"Version\":2,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"secret-noise\"}",
          "{\"Version\":1,\"AccessKeyId\":\"secret-noise\"}",
          ""
        }) {
      ProcessCredentials program = program("echo '" + printed + "'", Instant.EPOCH);
      assertThatThrownBy(program::resolveCredentials)
          .isInstanceOf(ProblemException.class)
          .hasNoCause()
          .hasMessageContaining("is not the JSON")
          .hasMessageNotContaining("secret-noise");
    }
    assertThatThrownBy(program("echo secret-noise >&2; exit 3", Instant.EPOCH)::resolveCredentials)
        .hasMessageContaining("exit status 3")
        .hasMessageNotContaining("secret-noise");
  }

  @Test
  void aProgramThatIsNotThereAndKeysThatAreOverAreToldAsThat() {
    assertThatThrownBy(program("/no/such/program --x", Instant.EPOCH)::resolveCredentials)
        .hasMessageContaining("is not there");
    String over =
        "echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\","
            + "\"Expiration\":\"2020-01-01T00:00:00Z\"}'";
    assertThatThrownBy(program(over, Instant.parse("2020-01-01T00:00:00Z"))::resolveCredentials)
        .hasMessageContaining("good until 2020-01-01T00:00:00Z");
  }

  @Test
  void aProgramThatHangsIsStoppedWhenTheUserLeaves() throws Exception {
    Path ready = folder.resolve("ready");
    ProcessCredentials hangs =
        program(
            "sleep 600 & echo $! > " + ready + ".new; mv " + ready + ".new " + ready + "; wait",
            Instant.EPOCH);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread work =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    hangs.resolveCredentials();
                  } catch (RuntimeException e) {
                    end.complete(e);
                  }
                });
    try (var watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(ready)) {
        assertThat(watch.poll(30, TimeUnit.SECONDS)).isNotNull().satisfies(key -> key.reset());
      }
    }
    ProcessHandle sleep =
        ProcessHandle.of(Long.parseLong(Files.readString(ready).strip())).orElseThrow();
    work.interrupt();
    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    sleep.onExit().get(30, TimeUnit.SECONDS);
  }
}
