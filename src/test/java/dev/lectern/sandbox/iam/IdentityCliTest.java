package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.AwsCli;
import dev.lectern.sandbox.engine.AwsCli.Age;
import dev.lectern.sandbox.engine.SandboxTest;
import dev.lectern.sandbox.sts.Issuer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users, roles, profiles and MFA with the AWS CLI, by a script that ends at the first surprise. */
@Tag("cli")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IdentityCliTest extends SandboxTest {

  private static final String SCRIPT = "identity_cli_check.sh";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theAwsCli(Age age) throws Exception {
    AwsCli cli = AwsCli.of(age);
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = IdentityCliTest.class.getResourceAsStream(SCRIPT)) {
      Files.copy(source, script);
    }
    Path out = folder.resolve("out.txt");
    Issuer issuer = new Issuer();
    sandbox.issuers().keep("https://idp.example.com", issuer.keySet());
    Path token = folder.resolve("token");
    Files.writeString(
        token,
        issuer.token(
            Issuer.claims(sandbox.clock().now(), "ann", "course")
                .put("iss", "https://idp.example.com")));
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", script.toString(), sandbox.endpoint().toString()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", Files.createDirectory(folder.resolve("home")).toString(),
                "TOKEN_FILE", token.toString(),
                "PATH", cli.path(),
                "AGE", age.name(),
                "ACCOUNT", ALICE.id(),
                "AWS_ACCESS_KEY_ID", ALICE.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", ALICE.secretAccessKey()));
    Process process =
        builder
            .directory(Files.createDirectory(folder.resolve("work")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended;
    try {
      ended = process.waitFor(4, TimeUnit.MINUTES);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String printed = Files.readString(out).strip();
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    assertThat(printed).endsWith("all well");
  }
}
