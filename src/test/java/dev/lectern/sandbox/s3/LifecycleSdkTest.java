package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Lifecycle rules as the real SDK sees them, with the sandbox's clock moved. */
class LifecycleSdkTest extends SandboxTest {

  private static final String BUCKET = "aging-things";

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  private void rules(LifecycleRule... rules) {
    s3.putBucketLifecycleConfiguration(
        b -> b.bucket(BUCKET).lifecycleConfiguration(c -> c.rules(rules)));
  }

  private static LifecycleRule.Builder rule(String id, String prefix) {
    return LifecycleRule.builder()
        .id(id)
        .status(ExpirationStatus.ENABLED)
        .filter(f -> f.prefix(prefix));
  }

  private CreateMultipartUploadResponse begin(String key) {
    CreateMultipartUploadResponse upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key(key));
    s3.uploadPart(
        b -> b.bucket(BUCKET).key(key).uploadId(upload.uploadId()).partNumber(1),
        RequestBody.fromString("part"));
    return upload;
  }

  /** Waits for the sandbox's next look at what is due; it takes one about each second. */
  private void until(java.util.function.BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void givesUpUploadsThatWereNotCompleted() {
    rules(
        rule("tidy up", "in/")
            .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(7))
            .build());
    CreateMultipartUploadResponse old = begin("in/a");
    begin("elsewhere");
    assertThat(old.abortRuleId()).isEqualTo("tidy up");
    Instant due = old.abortDate();
    assertThat(due).isEqualTo(due.truncatedTo(ChronoUnit.DAYS));
    assertThat(Duration.between(sandbox.clock().now(), due)).isBetween(days(6.9), days(8));
    assertThat(s3.listParts(b -> b.bucket(BUCKET).key("in/a").uploadId(old.uploadId())).abortDate())
        .isEqualTo(due);
    sandbox.clock().advance(days(6));
    begin("in/b");
    sandbox.clock().advance(days(2));
    until(
        () ->
            s3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads().stream()
                .map(upload -> upload.key())
                .toList()
                .equals(java.util.List.of("elsewhere", "in/b")));
  }

  private static Duration days(double days) {
    return Duration.ofMinutes((long) (days * 24 * 60));
  }

  @Test
  void saysWhenAnObjectExpires() {
    rules(
        rule("logs: ninety", "logs/").expiration(e -> e.days(90)).build(),
        rule("logs ten", "logs/tmp/").expiration(e -> e.days(10)).build());
    String put =
        s3.putObject(b -> b.bucket(BUCKET).key("logs/a"), RequestBody.fromString("x")).expiration();
    assertThat(put)
        .matches("expiry-date=\"\\w{3}, \\d\\d \\w{3} \\d{4} 00:00:00 GMT\", rule-id=\".*\"")
        .endsWith("rule-id=\"logs%3A%20ninety\"");
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("logs/a")).expiration()).isEqualTo(put);
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("logs/a")).response().expiration())
        .isEqualTo(put);
    assertThat(
            s3.copyObject(
                    b ->
                        b.sourceBucket(BUCKET)
                            .sourceKey("logs/a")
                            .destinationBucket(BUCKET)
                            .destinationKey("logs/tmp/a"))
                .expiration())
        .contains("logs%20ten");
    assertThat(
            s3.putObject(b -> b.bucket(BUCKET).key("else"), RequestBody.fromString("x"))
                .expiration())
        .isNull();
  }

  @Test
  void aBucketGoesWithTheUploadsUnderWay() {
    begin("never completed");
    s3.deleteBucket(b -> b.bucket(BUCKET));
    s3.createBucket(b -> b.bucket(BUCKET));
    assertThat(s3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads()).isEmpty();
  }
}
