package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.sandbox.engine.SandboxTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote: the AWS CLI and boto3, each by a script that ends at the first surprise. */
@Tag("cli")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OtherClientsTest extends SandboxTest {

  private static final String PATH = "/usr/bin:/bin";

  @TempDir Path folder;

  @Test
  void theAwsCli() throws Exception {
    assumeCli();
    assertThat(run("sh", "aws_cli_check.sh")).endsWith("all well");
  }

  @Test
  void theAwsCliOnDynamoDb() throws Exception {
    assumeCli();
    assertThat(run("sh", "dynamodb_cli_check.sh")).endsWith("all well");
  }

  @Test
  void boto3() throws Exception {
    assumeBoto3();
    assertThat(run("/usr/bin/python3", "boto3_check.py")).endsWith("all well");
  }

  @Test
  void boto3OnDynamoDb() throws Exception {
    assumeBoto3();
    assertThat(run("/usr/bin/python3", "dynamodb_boto3_check.py")).endsWith("all well");
  }

  private static void assumeCli() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/aws")), "The AWS CLI is not installed: apt awscli.");
  }

  private void assumeBoto3() throws Exception {
    assumeTrue(
        succeeds("/usr/bin/python3", "-c", "import boto3"),
        "boto3 is not installed: apt python3-boto3.");
  }

  private boolean succeeds(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  /** Runs a script of this folder and answers what it printed. */
  private String run(String interpreter, String script) throws Exception {
    Path file = folder.resolve(script);
    try (InputStream source = OtherClientsTest.class.getResourceAsStream(script)) {
      Files.copy(source, file);
    }
    Path out = folder.resolve("out.txt");
    Path work = Files.createDirectory(folder.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(List.of(interpreter, file.toString(), sandbox.endpoint().toString()));
    builder.environment().put("PATH", PATH);
    builder.environment().put("ACCOUNT", ALICE.id());
    builder.environment().put("AWS_ACCESS_KEY_ID", ALICE.accessKeyId());
    builder.environment().put("AWS_SECRET_ACCESS_KEY", ALICE.secretAccessKey());
    Process process =
        builder
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended;
    try {
      ended = process.waitFor(9, TimeUnit.MINUTES);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String printed = Files.readString(out).strip();
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    return printed;
  }
}
