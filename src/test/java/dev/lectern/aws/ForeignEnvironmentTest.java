package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calls.CallRecorder;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user's environment says about AWS must not reach the sandbox's clients. */
class ForeignEnvironmentTest {

  @TempDir Path folder;

  /** The program of the other process: a sandbox, its clients, and what they were told. */
  public static void main(String... arguments) throws IOException {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      clients.s3().createBucket(bucket -> bucket.bucket("some-bucket"));
      System.out.println("buckets " + clients.s3().listBuckets().buckets().size());
      System.out.println("account " + clients.sts().getCallerIdentity().account());
      String url =
          clients
              .s3Presigner("us-east-1")
              .presignGetObject(
                  link ->
                      link.signatureDuration(Duration.ofMinutes(1))
                          .getObjectRequest(get -> get.bucket("some-bucket").key("k")))
              .url()
              .toString();
      System.out.println("presigned " + url.startsWith(sandbox.endpoint().toString()));
      System.out.println("files " + Profiles.ofUser().files());
    }
  }

  private String run(Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out");
    ProcessBuilder process =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForeignEnvironmentTest.class.getName()));
    process.environment().putAll(environment);
    process.redirectErrorStream(true).redirectOutput(out.toFile());
    Process running = process.start();
    try {
      assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      running.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void neither_a_broken_file_nor_a_variable_reaches_the_sandbox() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken"), "[profile\nis not closed");
    String out =
        run(
            Map.of(
                "AWS_CONFIG_FILE", broken.toString(),
                "AWS_SHARED_CREDENTIALS_FILE", broken.toString(),
                "AWS_PROFILE", "nobody",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1",
                "AWS_USE_FIPS_ENDPOINT", "true",
                "AWS_USE_DUALSTACK_ENDPOINT", "true"));
    assertThat(out)
        .contains("buckets 1", "account 000000000000", "presigned true")
        .contains("files [" + broken + ", " + broken + "]");
  }

  @Test
  void a_profile_goes_where_the_environment_says_and_tells_it() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            "[profile p]\naws_access_key_id = AKIAGOOD\naws_secret_access_key = s\n");
    try (StsServer server = new StsServer()) {
      CredentialsResolver.Resolved resolved =
          resolve(config, Map.of("AWS_ENDPOINT_URL", server.uri().toString()));
      assertThat(resolved.endpoint()).isEqualTo(Optional.of(server.uri()));
    }
    assertThat(problem(config, Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")))
        .contains("AWS_ENDPOINT_URL_S3");
    assertThat(problem(config, Map.of("AWS_ENDPOINT_URL", "no address"))).contains("no address");
    Files.writeString(config, "services = local\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(problem(config, Map.of())).contains("services section");
  }

  private static CredentialsResolver.Resolved resolve(Path config, Map<String, String> variables) {
    return new CredentialsResolver(
            new ClientFactory(new CallRecorder()),
            Profiles.of(config, config.resolveSibling("none"), variables),
            java.time.Clock.systemUTC())
        .resolve(new SessionSpec.Profile("p", "eu-west-1"), CredentialsResolver.Answers.NONE);
  }

  private static String problem(Path config, Map<String, String> variables) {
    try {
      return "none: " + resolve(config, variables);
    } catch (dev.lectern.problem.ProblemException e) {
      return e.problem().why();
    }
  }
}
