package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance.Account;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

class SandboxEngineTest extends SandboxTest {

  @Test
  void saysWhoCalls() {
    var identity = sts(ALICE).getCallerIdentity();
    assertThat(identity.account()).isEqualTo(ALICE.id());
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::111122223333:root");
  }

  @Test
  void refusesAWrongSecretAndKeepsItsOwnCanonicalRequest() {
    Account wrong = new Account(ALICE.id(), ALICE.accessKeyId(), "wrong");

    S3Exception error = catchThrowableOfType(S3Exception.class, () -> s3(wrong).listBuckets());

    assertCode(error, 403, "SignatureDoesNotMatch");
    JournalView.Entry entry = sandbox.journal().find(error.requestId()).orElseThrow();
    assertThat(entry.serverCanonicalRequest()).startsWith("GET\n/\n").contains("host:127.0.0.1");
    assertThat(entry.errorCode()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void refusesAnUnknownKey() {
    Account nobody = new Account("777788889999", "AKIANOBODY", "x");
    assertCode(
        catchThrowableOfType(S3Exception.class, () -> s3(nobody).listBuckets()),
        403,
        "InvalidAccessKeyId");
    assertCode(
        catchThrowableOfType(StsException.class, () -> sts(nobody).getCallerIdentity()),
        403,
        "InvalidClientTokenId");
  }

  @Test
  void anotherAccountsBucketIsDenied() {
    s3.createBucket(b -> b.bucket("alices"));
    S3Exception error =
        catchThrowableOfType(
            S3Exception.class, () -> s3(BOB).getBucketVersioning(b -> b.bucket("alices")));
    assertCode(error, 403, "AccessDenied");
    assertThat(sandbox.journal().find(error.requestId()).orElseThrow().decision())
        .contains("belongs to account 111122223333");
  }

  @Test
  void aMovedClockDoesNotMakeRequestsLate() throws IOException {
    Instant before = sandbox.clock().now();
    sandbox.clock().advance(Duration.ofDays(40));

    s3.createBucket(b -> b.bucket("in-the-future"));

    Instant created = s3.listBuckets().buckets().getFirst().creationDate();
    assertThat(created).isAfter(before.plus(Duration.ofDays(39)));
  }

  @Test
  void keepsDataAndClockAcrossARestart(@TempDir Path folder) throws Exception {
    SandboxConfig config = SandboxConfig.temporary().withAccounts(ALICE).withData(folder);
    Instant future;
    try (SandboxEngine first = SandboxEngine.start(config)) {
      s3(ALICE, first.endpoint(), b -> {}).createBucket(b -> b.bucket("kept"));
      first.clock().advance(Duration.ofDays(3));
      future = first.clock().now();
    }
    try (SandboxEngine second = SandboxEngine.start(config)) {
      assertThat(s3(ALICE, second.endpoint(), b -> {}).listBuckets().buckets())
          .singleElement()
          .satisfies(bucket -> assertThat(bucket.name()).isEqualTo("kept"));
      assertThat(second.clock().now()).isAfterOrEqualTo(future);
    }
  }

  @Test
  void restoresASnapshotWithItsClock() throws IOException {
    s3.createBucket(b -> b.bucket("before"));
    sandbox.snapshots().save("step-1");
    s3.createBucket(b -> b.bucket("after"));
    sandbox.clock().advance(Duration.ofDays(100));

    sandbox.snapshots().restore("step-1");

    assertThat(s3.listBuckets().buckets())
        .extracting(bucket -> bucket.name())
        .containsExactly("before");
    assertThat(sandbox.clock().now()).isBefore(Instant.now().plus(Duration.ofDays(1)));
  }

  @Test
  void saysThatAPortIsInUse() {
    Assertions.assertThatThrownBy(
            () ->
                SandboxEngine.start(
                    SandboxConfig.temporary().withPort(sandbox.endpoint().getPort())))
        .isInstanceOf(BindException.class);
  }
}
