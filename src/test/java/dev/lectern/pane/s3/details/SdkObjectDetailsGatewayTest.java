package dev.lectern.pane.s3.details;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Start;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.problem.ProblemException;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.ui.control.Pair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class SdkObjectDetailsGatewayTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static S3Client s3;
  private static ObjectDetailsGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    s3 = clients.s3();
    gateway = new SdkObjectDetailsGateway(new BucketCallsGateway(clients));
    s3.createBucket(r -> r.bucket("dv-plain"));
    s3.createBucket(r -> r.bucket("dv-locked").objectLockEnabledForBucket(true));
  }

  @AfterAll
  static void stop() {
    clients.close();
    sandbox.close();
  }

  private static Target put(String bucket, String key, String text) {
    s3.putObject(
        r ->
            r.bucket(bucket)
                .key(key)
                .contentType("text/csv")
                .cacheControl("max-age=60")
                .metadata(Map.of("owner", "storage"))
                .tagging("stage=test")
                .storageClass("STANDARD_IA"),
        RequestBody.fromString(text));
    return new Target(bucket, key, null);
  }

  @Test
  void headersAreChangedByACopyThatKeepsTagsAndStorageClass() {
    Target target = put("dv-locked", "a b+c/ü.csv", "a,b\n");
    Head before = gateway.head(target);
    assertThat(before.headers().get(Name.CONTENT_TYPE)).isEqualTo("text/csv");
    assertThat(before.etagKind()).isEqualTo(Head.EtagKind.MD5);
    assertThat(before.encryption().algorithm()).isEqualTo("AES256");
    assertThat(before.checksums()).isNotEmpty();

    Headers changed =
        before
            .headers()
            .with(Name.CONTENT_TYPE, "text/plain")
            .with(Name.CACHE_CONTROL, "")
            .with(Name.EXPIRES, "Sat, 21 Nov 2026 10:00:00 GMT")
            .with(Name.CONTENT_DISPOSITION, "attachment; filename=\"x.csv\"")
            .with(Name.CONTENT_LANGUAGE, "de")
            .with(Name.WEBSITE_REDIRECT, "/other")
            .with(List.of(new Pair("reviewed", "yes")));
    gateway.writeHeaders(target, before, changed);

    Head after = gateway.head(target);
    assertThat(after.headers()).isEqualTo(changed);
    assertThat(after.versionId()).isNotEqualTo(before.versionId());
    assertThat(after.storageClass()).isEqualTo("STANDARD_IA");
    assertThat(gateway.tags(target)).containsExactly(new Pair("stage", "test"));
    assertThat(gateway.head(new Target("dv-locked", target.key(), before.versionId())).headers())
        .isEqualTo(before.headers());
  }

  @Test
  void aChangeMadeFromAnOlderObjectIsRefusedAndNothingIsWritten() {
    Target target = put("dv-plain", "raced.csv", "a,b\n");
    Head before = gateway.head(target);
    put("dv-plain", "raced.csv", "c,d\n");
    assertThatThrownBy(
            () ->
                gateway.writeHeaders(
                    target, before, before.headers().with(Name.CONTENT_TYPE, "text/plain")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("wrote it");
    assertThat(gateway.head(target).headers().get(Name.CONTENT_TYPE)).isEqualTo("text/csv");
    assertThatThrownBy(() -> gateway.read(target, before, 100))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));

    List<Pair> tags = gateway.tags(target);
    s3.putObjectTagging(
        r ->
            r.bucket("dv-plain")
                .key("raced.csv")
                .tagging(t -> t.tagSet(s -> s.key("by").value("somebody else"))));
    assertThatThrownBy(() -> gateway.writeTags(target, tags, List.of()))
        .isInstanceOf(ProblemException.class);
    assertThat(gateway.tags(target)).containsExactly(new Pair("by", "somebody else"));
  }

  @Test
  void textIsWrittenOverWhatWasReadAndKeepsWhatGoesWithIt() {
    Target target = put("dv-locked", "edited.csv", "a,b\n");
    Head before = gateway.head(target);
    String version = gateway.write(target, before, gateway.tags(target), "c,d\n".getBytes(UTF_8));
    Head after = gateway.head(target);
    assertThat(version).isEqualTo(after.versionId()).isNotEqualTo(before.versionId());
    assertThat(gateway.read(target, after, 100).bytes()).asString(UTF_8).isEqualTo("c,d\n");
    assertThat(after.headers()).isEqualTo(before.headers());
    assertThat(after.storageClass()).isEqualTo("STANDARD_IA");
    assertThat(after.encryption()).isEqualTo(before.encryption());
    assertThat(gateway.tags(target)).containsExactly(new Pair("stage", "test"));

    assertThatThrownBy(() -> gateway.write(target, before, List.of(), "e,f\n".getBytes(UTF_8)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(gateway.head(target).etag()).isEqualTo(after.etag());
    s3.deleteObject(r -> r.bucket("dv-locked").key("edited.csv"));
    assertThatThrownBy(() -> gateway.write(target, after, List.of(), "e,f\n".getBytes(UTF_8)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    assertThat(gateway.latest(target)).isEmpty();
  }

  @Test
  void aKmsKeyStaysWithTextThatIsWritten() {
    s3.putObject(
        r -> r.bucket("dv-plain").key("kms").serverSideEncryption("aws:kms").ssekmsKeyId("my-key"),
        RequestBody.fromString("1"));
    Target target = new Target("dv-plain", "kms", null);
    Head before = gateway.head(target);
    gateway.write(target, before, List.of(), "2".getBytes(UTF_8));
    assertThat(gateway.head(target).encryption()).isEqualTo(before.encryption());
  }

  @ParameterizedTest
  @EnumSource(ChecksumAlgorithm.class)
  void theChecksumOfTextThatIsWrittenIsOfTheSameAlgorithm(ChecksumAlgorithm algorithm) {
    Target target = new Target("dv-plain", algorithm + ".txt", null);
    String value = algorithm.of("1".getBytes(UTF_8));
    s3.putObject(
        r -> {
          r.bucket("dv-plain").key(target.key());
          switch (algorithm) {
            case CRC32 -> r.checksumCRC32(value);
            case CRC32C -> r.checksumCRC32C(value);
            case CRC64NVME -> r.checksumCRC64NVME(value);
            case SHA1 -> r.checksumSHA1(value);
            case SHA256 -> r.checksumSHA256(value);
          }
        },
        RequestBody.fromString("1"));
    gateway.write(target, gateway.head(target), List.of(), "22".getBytes(UTF_8));
    assertThat(gateway.head(target).checksums())
        .containsExactly(
            new Head.Checksum(algorithm.name(), algorithm.of("22".getBytes(UTF_8)), "FULL_OBJECT"));
  }

  @Test
  void aCustomersKeyIsNamedAsWhatIsMissing() {
    String key = "0123456789abcdef0123456789abcdef";
    s3.putBucketEncryption(
        r ->
            r.bucket("dv-plain")
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            rule ->
                                rule.applyServerSideEncryptionByDefault(
                                        d -> d.sseAlgorithm("AES256"))
                                    .blockedEncryptionTypes(
                                        b -> b.encryptionTypeWithStrings("NONE")))));
    s3.putObject(
        r ->
            r.bucket("dv-plain")
                .key("theirs")
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(Base64.getEncoder().encodeToString(key.getBytes(UTF_8)))
                .sseCustomerKeyMD5("hRasmdxgYDKV3nvbahU1MA=="),
        RequestBody.fromString("1"));
    assertThatThrownBy(() -> gateway.head(new Target("dv-plain", "theirs", null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().why()).contains("SSE-C");
              assertThat(e.problem().requestId()).isNotNull();
            });
  }

  @Test
  void aNewTextIsWrittenOnlyWhereThereIsNone() {
    Target target = new Target("dv-plain", "new/notes.md", null);
    gateway.create(target, "text/markdown", "# a".getBytes(UTF_8));
    assertThat(gateway.head(target).headers().get(Name.CONTENT_TYPE)).isEqualTo("text/markdown");
    assertThatThrownBy(() -> gateway.create(target, "text/plain", "b".getBytes(UTF_8)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    assertThat(gateway.head(target).size()).isEqualTo(3);
  }

  @Test
  void tagsOfOneVersionAreReplaced() {
    Target latest = put("dv-locked", "tagged", "1");
    Target first = new Target("dv-locked", "tagged", gateway.head(latest).versionId());
    put("dv-locked", "tagged", "2");
    gateway.writeTags(
        first, gateway.tags(first), List.of(new Pair("größe", "x y"), new Pair("b", "")));
    assertThat(gateway.tags(first))
        .containsExactlyInAnyOrder(new Pair("größe", "x y"), new Pair("b", ""));
    assertThat(gateway.tags(latest)).containsExactly(new Pair("stage", "test"));
  }

  @Test
  void aLockIsSetShortenedOnlyWithTheBypassAndTakenOff() {
    Target target = put("dv-locked", "held", "x");
    Lock none = gateway.lock(target);
    assertThat(none).isEqualTo(new Lock("", null, false));
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Lock week = new Lock("GOVERNANCE", day.plus(7, ChronoUnit.DAYS), true);
    gateway.writeLock(target, none, week, false);
    assertThat(gateway.lock(target)).isEqualTo(week);
    Lock shorter = new Lock("GOVERNANCE", day.plus(2, ChronoUnit.DAYS), true);
    assertThatThrownBy(() -> gateway.writeLock(target, week, shorter, false))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    gateway.writeLock(target, week, shorter, true);
    gateway.writeLock(target, shorter, none, true);
    assertThat(gateway.lock(target)).isEqualTo(none);
  }

  @Test
  void aBucketWithoutLockSaysSo() {
    Target target = put("dv-plain", "free", "x");
    assertThatThrownBy(() -> gateway.lock(target))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Lock");
  }

  @Test
  void partsAreCountedAndListedWhenTheChecksumIsComposite() {
    var upload =
        s3.createMultipartUpload(
            r -> r.bucket("dv-plain").key("large").checksumAlgorithm("SHA256"));
    byte[] part = new byte[5 * 1024 * 1024];
    List<CompletedPart> done =
        List.of(1, 2).stream()
            .map(
                number -> {
                  var answer =
                      s3.uploadPart(
                          r ->
                              r.bucket("dv-plain")
                                  .key("large")
                                  .uploadId(upload.uploadId())
                                  .checksumAlgorithm("SHA256")
                                  .partNumber(number),
                          RequestBody.fromBytes(part));
                  return CompletedPart.builder()
                      .partNumber(number)
                      .eTag(answer.eTag())
                      .checksumSHA256(answer.checksumSHA256())
                      .build();
                })
            .toList();
    s3.completeMultipartUpload(
        r ->
            r.bucket("dv-plain")
                .key("large")
                .uploadId(upload.uploadId())
                .multipartUpload(m -> m.parts(done)));
    Target target = new Target("dv-plain", "large", null);
    Head head = gateway.head(target);
    assertThat(head.etagKind()).isEqualTo(Head.EtagKind.MULTIPART);
    assertThat(head.parts()).isEqualTo(2);
    assertThat(head.checksums().getFirst().type()).isEqualTo("COMPOSITE");
    assertThat(gateway.parts(target).count()).isEqualTo(2);
    assertThat(gateway.parts(target).parts())
        .extracting(ObjectDetailsGateway.Part::size)
        .containsExactly(5242880L, 5242880L);
    Start start = gateway.read(target, head, 1000);
    assertThat(start.bytes()).hasSize(1000);
    assertThat(start.total()).isEqualTo(10485760L);
    assertThat(gateway.parts(put("dv-plain", "small", "x")).count()).isZero();
    Target empty = put("dv-plain", "empty", "");
    assertThat(gateway.read(empty, gateway.head(empty), 10).total()).isZero();
  }
}
