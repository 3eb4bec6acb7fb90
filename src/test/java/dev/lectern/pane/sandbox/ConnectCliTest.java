package dev.lectern.pane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.auth.identity.Totp;
import dev.lectern.sandbox.engine.AwsCli;
import dev.lectern.sandbox.engine.AwsCli.Age;
import dev.lectern.sandbox.iam.IdentityTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/**
 * The lines of a role, as the desk copies them, with the names filled in: the AWS CLI takes them.
 */
@Tag("cli")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConnectCliTest extends IdentityTest {

  private static final String WHO = " sts get-caller-identity --output text --query Arn";

  @TempDir Path folder;
  private AwsCredentials ann;
  private VirtualMFADevice device;

  @BeforeEach
  void makeUserAndRoles() {
    ann = user("ann", allow("sts:AssumeRole", "*"));
    String arn = "arn:aws:iam::" + ACCOUNT + ":user/ann";
    role("reader", arn, allow("s3:ListAllMyBuckets", "*"));
    conditional("partner", arn, "\"StringEquals\":{\"sts:ExternalId\":\"kestrel\"}");
    conditional("strong", arn, "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}");
    device = iam.createVirtualMFADevice(b -> b.virtualMFADeviceName("ann")).virtualMFADevice();
    Instant now = sandbox.clock().now();
    iam.enableMFADevice(
        b ->
            b.userName("ann")
                .serialNumber(device.serialNumber())
                .authenticationCode1(code(now.minusSeconds(30)))
                .authenticationCode2(code(now)));
  }

  private void conditional(String name, String trusted, String condition) {
    iam.createRole(
        b ->
            b.roleName(name)
                .assumeRolePolicyDocument(trust(trusted, ",\"Condition\":{" + condition + "}")));
  }

  private String code(Instant at) {
    return Totp.code(Totp.seed(device.base32StringSeed().asUtf8String()), at);
  }

  /** Of the half minute after this one: it is taken too, and was not used to enable the device. */
  private String nextCode() {
    return code(sandbox.clock().now().plusSeconds(30));
  }

  /** The desk's lines for a role, the user's key in them. */
  private String lines(String role) {
    ConnectViewModel connect =
        new ConnectViewModel(sandbox.endpoint(), "us-east-1", sandbox.accounts());
    connect.toolProperty().set(ConnectViewModel.Tool.ROLE);
    return connect
        .lines()
        .replace("= KEY", "= " + ann.accessKeyId())
        .replace("= SECRET", "= " + ann.secretAccessKey())
        .replace("USER", "ann")
        .replace("ROLE", role)
        .replace("mfa/DEVICE", "mfa/ann")
        .replace("WORD", "kestrel");
  }

  @Test
  void aProfileOfARole() throws Exception {
    AwsCli cli = AwsCli.of(Age.NEWER);
    write(lines("reader"));
    assertThat(run(cli, "aws --profile reader s3api list-buckets")).contains("Owner");
    assertThat(run(cli, "aws --profile reader iam list-users"))
        .contains("is not authorized to perform: iam:ListUsers");
    assertThat(run(cli, "aws --profile ann" + WHO)).endsWith(":user/ann");
  }

  @Test
  void aProfileWithAnExternalIdForAQuarterOfAnHour() throws Exception {
    AwsCli cli = AwsCli.of(Age.NEWER);
    String lines = lines("partner");
    write(lines);
    assertThat(run(cli, "aws --profile partner" + WHO))
        .contains("no role trust policy allows the sts:AssumeRole action");
    write(lines.replace("# external_id", "external_id").replace("# duration", "duration"));
    assertThat(run(cli, "aws --profile partner" + WHO)).contains(":assumed-role/partner/");
    write(
        lines
            .replace("# external_id", "external_id")
            .replace("# duration_seconds = 900", "duration_seconds = 7200"));
    assertThat(run(cli, "aws --profile partner" + WHO)).contains("exceeds the MaxSessionDuration");
  }

  @Test
  void aProfileWithMfa() throws Exception {
    AwsCli cli = AwsCli.of(Age.NEWER);
    String lines = lines("strong");
    write(lines);
    assertThat(run(cli, "aws --profile strong" + WHO))
        .contains("no role trust policy allows the sts:AssumeRole action");
    write(lines.replace("# mfa_serial", "mfa_serial"));
    // Without a terminal of its own the CLI reads the code from its input.
    String asked = "setsid --wait aws --profile strong" + WHO;
    assertThat(run(cli, "echo 000000 | " + asked)).contains("MultiFactorAuthentication failed");
    assertThat(run(cli, "echo " + nextCode() + " | " + asked)).contains(":assumed-role/strong/");
    assertThat(run(cli, "aws --profile strong" + WHO)).contains(":assumed-role/strong/");
  }

  @ParameterizedTest
  @EnumSource
  void theProcessForOlderOnes(Age age) throws Exception {
    AwsCli cli = AwsCli.of(age);
    String at = "aws --endpoint-url " + sandbox.endpoint() + " --profile ";
    String lines =
        lines("reader")
            .replaceAll("(?m)^(role_arn|source_profile) .*$", "")
            .replace("# credential_process", "credential_process");
    write(lines);
    assertThat(run(cli, at + "reader s3api list-buckets")).contains("Owner");
    assertThat(run(cli, at + "reader iam list-users"))
        .contains("is not authorized to perform: iam:ListUsers");
    assertThat(run(cli, at + "reader" + WHO)).endsWith(":assumed-role/reader/ann");
    write(
        lines
            .replace("reader", "partner")
            .replace("--output json", "--external-id kestrel --output json"));
    assertThat(run(cli, at + "partner" + WHO)).endsWith(":assumed-role/partner/ann");
  }

  @ParameterizedTest
  @EnumSource
  void theLineWithMfaForOlderOnes(Age age) throws Exception {
    AwsCli cli = AwsCli.of(age);
    String lines = lines("strong");
    write(lines);
    String line =
        lines.substring(lines.indexOf("# eval") + 2).replace("CODE", nextCode())
            + "\naws --endpoint-url "
            + sandbox.endpoint()
            + WHO;
    assertThat(run(cli, line)).endsWith(":assumed-role/strong/ann");
  }

  private void write(String config) throws Exception {
    Files.writeString(folder.resolve("config"), config);
  }

  /** What a line of the shell prints, errors too. */
  private String run(AwsCli cli, String line) throws Exception {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", line));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "PATH", cli.path(),
                "AWS_CONFIG_FILE", folder.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(),
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_EC2_METADATA_DISABLED", "true"));
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(line).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(out).strip();
  }
}
