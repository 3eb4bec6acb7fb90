package dev.lectern.aws;

import dev.lectern.json.Json;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Credentials that a program prints ("Process credential provider", AWS SDKs and Tools Reference
 * Guide), fetched again shortly before they run out. Not left to the SDK, which lets a program that
 * hangs run on when the user has gone elsewhere. What the program prints is told nobody: there may
 * be secrets in it.
 */
final class ProcessCredentials implements AwsCredentialsProvider {

  /** Programs may wait for a sign-in in the browser. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int LARGEST = 64_000;

  /** What a shell ends with when the program is not executable, or not there (POSIX, sh). */
  private static final int NOT_RUNNABLE = 126;

  private static final int NOT_FOUND = 127;

  private final String profile;
  private final String line;
  private final Clock clock;
  private @Nullable AwsCredentials current;
  private Instant until = Instant.MIN;

  /**
   * Runs nothing yet.
   *
   * @param profile whose program it is, for messages
   * @param line of {@code credential_process}
   */
  ProcessCredentials(String profile, String line, Clock clock) {
    this.profile = profile;
    this.line = line;
    this.clock = clock;
  }

  /**
   * @throws ProblemException when the program fails, or prints something else
   * @throws CancellationException when interrupted; the program is stopped then
   */
  @Override
  public synchronized AwsCredentials resolveCredentials() {
    AwsCredentials known = current;
    if (known != null && clock.instant().isBefore(until)) {
      return known;
    }
    AwsCredentials next = parse(run());
    current = next;
    return next;
  }

  private byte[] run() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    try {
      Process process =
          new ProcessBuilder(windows ? List.of("cmd.exe", "/C", line) : List.of("sh", "-c", line))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw problem(
              "The credential process did not end.", "ran for five minutes and was stopped.");
        }
        switch (process.exitValue()) {
          case 0 -> {}
          case NOT_RUNNABLE, NOT_FOUND ->
              throw problem("The credential process failed.", "is not there, or may not be run.");
          default ->
              throw problem(
                  "The credential process failed.",
                  "ended with an error (exit status " + process.exitValue() + ").");
        }
        try (InputStream out = process.getInputStream()) {
          return out.readNBytes(LARGEST);
        }
      } catch (InterruptedException e) {
        throw new CancellationException("left while the credential process ran");
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw problem("The credential process failed.", "could not be started.");
    }
  }

  private AwsCredentials parse(byte[] printed) {
    try {
      JsonNode json = Json.MAPPER.readTree(printed);
      String id = json.path("AccessKeyId").asString("");
      String secret = json.path("SecretAccessKey").asString("");
      String token = json.path("SessionToken").asString("");
      String expiration = json.path("Expiration").asString("");
      if (json.path("Version").asInt(0) == 1 && !id.isEmpty() && !secret.isEmpty()) {
        Instant end = expiration.isEmpty() ? Instant.MAX : Instant.parse(expiration);
        if (!clock.instant().isBefore(end)) {
          throw over(end);
        }
        until = end.equals(Instant.MAX) ? end : end.minus(EARLY);
        return token.isEmpty()
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token);
      }
    } catch (JacksonException | DateTimeParseException e) {
      // told below without the exception, which quotes what was printed
    }
    throw new ProblemException(
        UserProblem.of(
            "The credential process gave no credentials.",
            "What the program in credential_process of profile "
                + profile
                + " printed is not the JSON that AWS asks for: Version 1, AccessKeyId,"
                + " SecretAccessKey.",
            "Run its line in a terminal and compare."));
  }

  private ProblemException over(Instant end) {
    return new ProblemException(
        UserProblem.of(
            "The credential process gave expired credentials.",
            "What the program in credential_process of profile "
                + profile
                + " printed was good until "
                + end
                + ".",
            "Sign in again with the tool that it asks, then connect again."));
  }

  private ProblemException problem(String title, String what) {
    return new ProblemException(
        UserProblem.of(
            title,
            "The program in credential_process of profile " + profile + " " + what,
            "Run its line in a terminal and mend what it says."));
  }

  @Override
  public String toString() {
    return "ProcessCredentials";
  }
}
