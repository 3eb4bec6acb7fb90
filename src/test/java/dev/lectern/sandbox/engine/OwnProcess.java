package dev.lectern.sandbox.engine;

import dev.lectern.app.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A sandbox in a process of its own, to be killed. */
final class OwnProcess implements AutoCloseable {

  private static final String KEY = "AKIAOWNPROCESS";
  private static final String SECRET = "secret";
  private static final String READY = "sandbox ready ";

  private final Process process;
  private final Path errors;
  private final URI endpoint;
  private volatile boolean killed;

  private OwnProcess(Process process, Path errors, URI endpoint) {
    this.process = process;
    this.errors = errors;
    this.endpoint = endpoint;
  }

  /** Starts one; when this returns it accepts requests. */
  static OwnProcess start(Path data, String... jvm) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(jvm));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName(),
            "sandbox",
            "--port",
            "0",
            "--data",
            data.toString(),
            "--account",
            "111122223333:" + KEY + ":" + SECRET));
    Path errors = Files.createTempFile("sandbox", ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IllegalStateException("said " + line + ", " + Files.readString(errors));
    }
    return new OwnProcess(process, errors, URI.create(line.substring(READY.length())));
  }

  /** A client that tries once, so that an answer is the answer to one request. */
  S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  long pid() {
    return process.pid();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    killed = true;
    process.destroyForcibly().waitFor();
  }

  boolean killed() {
    return killed;
  }

  /** What it wrote to its standard error. */
  String complaints() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
