package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CliRendererTest {

  private final CliRenderer renderer = new CliRenderer(new ApiModels());

  private String line(String operation, String parameters) {
    return renderer.render(SampleCalls.of("s3", operation, parameters, 0)).text();
  }

  @Test
  void a_line_as_a_person_would_write_it() {
    Rendering line =
        renderer.render(
            SampleCalls.of(
                "s3",
                "PutObject",
                "{\"Bucket\":\"dv-7f3a-data\",\"Key\":\"a/it's.json\",\"ContentType\":\"text/plain\"}",
                1412));
    assertThat(line.text())
        .isEqualTo(
            """
            aws s3api put-object \\
              --bucket dv-7f3a-data \\
              --key 'a/it'\\''s.json' \\
              --content-type text/plain \\
              --body 'it'\\''s.json' \\
              --endpoint-url http://127.0.0.1:4566 \\
              --region us-east-1""");
    assertThat(line.notes()).singleElement().asString().contains("1,412 bytes");
  }

  @Test
  void structures_lists_maps_and_flags() {
    assertThat(
            line(
                "PutBucketVersioning",
                "{\"Bucket\":\"b\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}"))
        .contains("--versioning-configuration '{\"Status\":\"Enabled\"}'");
    assertThat(
            line(
                "GetObjectAttributes",
                "{\"Bucket\":\"b\",\"ObjectAttributes\":[\"ETag\",\"ObjectSize\"]}"))
        .contains("--object-attributes ETag ObjectSize");
    assertThat(line("DeleteObject", "{\"Bucket\":\"b\",\"BypassGovernanceRetention\":true}"))
        .contains("--bypass-governance-retention \\");
    assertThat(line("DeleteObject", "{\"Bucket\":\"b\",\"BypassGovernanceRetention\":false}"))
        .contains("--no-bypass-governance-retention");
  }

  @Test
  void values_that_the_cli_or_the_shell_would_misread() {
    assertThat(line("GetObject", "{\"Bucket\":\"b\",\"Key\":\"-rf\"}"))
        .contains("--key=-rf")
        .endsWith(" _-rf");
    assertThat(line("HeadObject", "{\"Bucket\":\"b\",\"Key\":\"$(rm) `x` \\\"y\\\"\"}"))
        .contains("--key '$(rm) `x` \"y\"'");
    assertThat(line("HeadObject", "{\"Bucket\":\"b\",\"Key\":\"file://etc\"}"))
        .contains("--cli-input-json '{\"Bucket\":\"b\",\"Key\":\"file://etc\"}'");
    assertThat(line("GetObject", "{\"Bucket\":\"b\",\"Key\":\"a/..\"}")).endsWith(" object");
  }

  @Test
  void secrets_are_places_to_fill_in() {
    Rendering line =
        renderer.render(
            SampleCalls.of(
                "s3",
                "HeadObject",
                "{\"Bucket\":\"b\",\"Key\":\"k\",\"SSECustomerAlgorithm\":\"AES256\","
                    + "\"SSECustomerKey\":\"masked\",\"SSECustomerKeyMD5\":\"x\"}",
                0));
    assertThat(line.text())
        .contains("--sse-customer-key fileb://customer.key")
        .doesNotContain("md5");
    assertThat(line.notes()).hasSize(1);
  }

  @Test
  void bytes_are_the_right_ones_or_a_file_to_fill() {
    ObjectNode put = Json.object().put("TableName", "t");
    put.putObject("Item").putObject("b").put("B", new byte[] {0, (byte) 0xff});
    assertThat(renderer.render(SampleCalls.of("dynamodb", "PutItem", put, 0)).text())
        .contains("--item '{\"b\":{\"B\":\"AP8=\"}}'");
    ObjectNode invoke = Json.object().put("FunctionName", "f").put("Payload", "{\"a\":1}");
    assertThat(renderer.render(SampleCalls.of("lambda", "Invoke", invoke, 0)).text())
        .contains("--cli-binary-format raw-in-base64-out", "--payload '{\"a\":1}'")
        .endsWith(" response.json");
    invoke.put("Payload", LeftOut.of(70_000));
    Rendering large = renderer.render(SampleCalls.of("lambda", "Invoke", invoke, 0));
    assertThat(large.text()).contains("--payload fileb://value.bin");
    assertThat(large.notes()).singleElement().asString().contains("70,000 bytes");
  }

  @Test
  void an_archive_is_a_file_as_the_cli_wants_it() {
    ObjectNode create = Json.object().put("FunctionName", "f");
    create.putObject("Code").put("ZipFile", SampleCalls.EMPTY_ZIP);
    Rendering line = renderer.render(SampleCalls.of("lambda", "CreateFunction", create, 0));
    assertThat(line.text())
        .startsWith("printf %s UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA== | base64 -d > function.zip && aws ")
        .contains("--zip-file fileb://function.zip")
        .doesNotContain("--code");
    ((ObjectNode) create.path("Code")).put("ZipFile", LeftOut.of(1_000_000));
    Rendering large = renderer.render(SampleCalls.of("lambda", "CreateFunction", create, 0));
    assertThat(large.text()).startsWith("aws lambda create-function");
    assertThat(large.notes()).singleElement().asString().contains("function.zip first");
  }

  @Test
  void what_has_a_host_of_its_own_says_how_it_reaches_another() {
    assertThat(renderer.render(SampleCalls.of("states", "StartSyncExecution", "{}", 0)).notes())
        .singleElement()
        .asString()
        .contains("AWS_DISABLE_HOST_PREFIX_INJECTION=true");
    assertThat(renderer.render(SampleCalls.of("states", "StartExecution", "{}", 0)).notes())
        .isEmpty();
  }

  @Test
  void newer_options_are_named() {
    Rendering line =
        renderer.render(
            SampleCalls.of(
                "s3", "PutObject", "{\"Bucket\":\"b\",\"Key\":\"k\",\"IfNoneMatch\":\"*\"}", 0));
    assertThat(line.text()).contains("--if-none-match");
    assertThat(line.notes())
        .containsExactly(
            "--if-none-match needs an AWS CLI newer than 2.9; an older one refuses the line and"
                + " sends nothing.");
  }

  @Test
  void newer_options_that_change_nothing_are_left_out_and_named() {
    Rendering line =
        renderer.render(SampleCalls.of("s3", "ListBuckets", "{\"MaxBuckets\":1000}", 0));
    assertThat(line.text()).doesNotContain("max-buckets");
    assertThat(line.notes())
        .containsExactly("Left out, since AWS CLI 2.9 does not know it: --max-buckets 1000");
    assertThat(create(false)).doesNotContain("protection");
    assertThat(create(true)).contains("--deletion-protection-enabled");
    Rendering parts =
        renderer.render(
            SampleCalls.of(
                "s3",
                "CompleteMultipartUpload",
                "{\"MultipartUpload\":{\"Parts\":[{\"ChecksumCRC64NVME\":\"x\"},{\"ChecksumCRC64NVME\":\"y\"}]}}",
                0));
    assertThat(parts.notes()).singleElement().asString().startsWith("ChecksumCRC64NVME in --multi");
  }

  private String create(boolean guarded) {
    return renderer
        .render(
            SampleCalls.of(
                "dynamodb",
                "CreateTable",
                Json.object().put("DeletionProtectionEnabled", guarded),
                0))
        .text();
  }

  @ParameterizedTest
  @CsvSource({
    "ListObjectsV2,list-objects-v2",
    "SSECustomerKeyMD5,sse-customer-key-md5",
    "ChecksumCRC32C,checksum-crc32-c",
    "ETag,e-tag",
    "ACL,acl",
    "MFA,mfa",
    "GrantReadACP,grant-read-acp",
    "SSEKMSKeyId,ssekms-key-id",
    "CreateBucket,create-bucket"
  })
  void names_are_botocores(String name, String expected) {
    assertThat(Names.cli(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SSEKMSKeyId,ssekmsKeyId",
    "ETag,eTag",
    "ACL,acl",
    "ContentMD5,contentMD5",
    "Bucket,bucket",
    "MFADelete,mfaDelete"
  })
  void names_are_the_sdks(String name, String expected) {
    assertThat(Names.java(name)).isEqualTo(expected);
  }
}
