package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** The sandbox as a process of its own, as scripts use it. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SandboxCommandTest {

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "sandbox"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static URI ready(BufferedReader out) throws IOException {
    String line = out.readLine();
    assertThat(line).startsWith("sandbox ready http://127.0.0.1:");
    return URI.create(line.substring("sandbox ready ".length()));
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(10)))
        .build();
  }

  @Test
  void saysWhereItIsAndWithWhichKeys() throws IOException {
    try (BufferedReader out =
        output(start("--port", "0", "--account", "111122223333:AKIATEST:secret"))) {
      URI endpoint = ready(out);
      assertThat(out.readLine())
          .isEqualTo("account 111122223333 access-key AKIATEST secret-key secret");
      try (S3Client s3 = client(endpoint)) {
        assertThat(s3.listBuckets().buckets()).isEmpty();
      }
    }
  }

  @Test
  void stopsCleanly() throws Exception {
    Process process = start("--port", "0");
    try (BufferedReader out = output(process)) {
      ready(out);
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void saysWhatToTypeInstead() throws Exception {
    for (String[] arguments :
        List.of(
            new String[] {"--port", "many"},
            new String[] {"--port", "70000"},
            new String[] {"--account", "1:a:b"},
            new String[] {"--issuer", "https://idp.example.com=no-such-file"},
            new String[] {"--accounts"})) {
      Process process = start(arguments);
      String message = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(message).isEqualTo(2);
      assertThat(message).contains("--");
    }
  }

  @Test
  void saysThatThePortIsInUse() throws Exception {
    try (BufferedReader out = output(start("--port", "0"))) {
      Process second = start("--port", Integer.toString(ready(out).getPort()));
      String message = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(message).contains("in use").contains("--port");
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterTheProcessWasKilled(@TempDir Path data) throws Exception {
    String[] arguments = {
      "--port", "0", "--data", data.toString(), "--account", "111122223333:AKIATEST:secret"
    };
    ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    Process process = start(arguments);
    try (BufferedReader out = output(process);
        S3Client s3 = client(ready(out));
        ExecutorService writers = Executors.newFixedThreadPool(4)) {
      AtomicInteger number = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        running.add(writers.submit(() -> createUntilItFails(s3, number, acknowledged)));
      }
      while (acknowledged.size() < 60) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor();
      for (Future<?> one : running) {
        one.get();
      }
    }
    try (BufferedReader out = output(start(arguments));
        S3Client s3 = client(ready(out))) {
      assertThat(s3.listBuckets().buckets().stream().map(Bucket::name).toList())
          .containsAll(acknowledged);
    }
  }

  private static void createUntilItFails(
      S3Client s3, AtomicInteger number, ConcurrentLinkedQueue<String> acknowledged) {
    try {
      while (true) {
        String name = "kept-" + number.incrementAndGet();
        s3.createBucket(b -> b.bucket(name));
        acknowledged.add(name);
      }
    } catch (SdkException killed) {
      assertThat(acknowledged).isNotEmpty();
    }
  }

  @Test
  void aSandboxDoesNotSweepTheFoldersOfOthersThatRun() throws IOException {
    try (SandboxEngine first = SandboxEngine.start(SandboxConfig.temporary());
        SandboxEngine second = SandboxEngine.start(SandboxConfig.temporary())) {
      first.snapshots().save("before");
      second.snapshots().save("before");
      assertThat(output(start("--port", "0")).readLine()).startsWith("sandbox ready");

      first.snapshots().restore("before");
      second.snapshots().restore("before");
    }
  }
}
