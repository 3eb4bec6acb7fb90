package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.json.Json;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.bucket.Forecast.Action;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the forecast says comes true when the time has passed. */
class ForecastSdkTest {

  private static final String BUCKET = "dv-forecast";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private SandboxEngine sandbox;
  private SessionClients clients;
  private SdkSectionGateway gateway;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    clients.s3().createBucket(r -> r.bucket(BUCKET));
    gateway = new SdkSectionGateway(new BucketCallsGateway(clients));
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"Rules":[{"Status":"Enabled","Filter":{"Prefix":""},
          "Transitions":[{"Days":30,"StorageClass":"STANDARD_IA"}]}]}
        """,
        """
        {"Rules":[{"Status":"Enabled","Filter":{"ObjectSizeGreaterThan":10},
          "Transitions":[{"Days":30,"StorageClass":"STANDARD_IA"}]}]}
        """,
        """
        {"TransitionDefaultMinimumObjectSize":"varies_by_storage_class",
          "Rules":[{"Status":"Enabled","Filter":{"Prefix":""},
          "Transitions":[{"Days":30,"StorageClass":"STANDARD_IA"}]}]}
        """,
        """
        {"TransitionDefaultMinimumObjectSize":"varies_by_storage_class",
          "Rules":[{"Status":"Enabled","Filter":{"Prefix":""},
          "Transitions":[{"Days":30,"StorageClass":"GLACIER"}]}]}
        """
      })
  void whatIsSaidToMoveMovesAndNothingElse(String rules) {
    S3Client s3 = clients.s3();
    s3.putObject(r -> r.bucket(BUCKET).key("small"), RequestBody.fromString("order,total"));
    s3.putObject(r -> r.bucket(BUCKET).key("~"), RequestBody.fromBytes(new byte[200_000]));
    s3.putObject(r -> r.bucket(BUCKET).key("large"), RequestBody.fromBytes(new byte[200_000]));
    s3.putObject(
        r -> r.bucket(BUCKET).key("cold").storageClass("DEEP_ARCHIVE"),
        RequestBody.fromBytes(new byte[200_000]));
    gateway.write(Section.LIFECYCLE, BUCKET, rules);
    String kept = gateway.read(Section.LIFECYCLE, BUCKET);
    List<String> said =
        Forecast.of(kept, gateway.listing(BUCKET).rows()).stream()
            .filter(event -> event.action() == Action.MOVE)
            .map(event -> event.object().key())
            .toList();
    sandbox.clock().advance(Duration.ofDays(32));
    // the last one, in the order in which S3 looks
    until(() -> moved().contains("~"));
    assertThat(said).containsExactlyInAnyOrderElementsOf(moved());
  }

  @Test
  void howSmallObjectsAreTreatedOutlivesASave() {
    String rules =
        """
        {"TransitionDefaultMinimumObjectSize":"varies_by_storage_class",
          "Rules":[{"ID":"a","Status":"Enabled","Filter":{"Prefix":"x"},"Expiration":{"Days":1}}]}
        """;
    gateway.write(Section.LIFECYCLE, BUCKET, rules);
    gateway.write(Section.LIFECYCLE, BUCKET, gateway.read(Section.LIFECYCLE, BUCKET));
    assertThat(Json.MAPPER.readTree(gateway.read(Section.LIFECYCLE, BUCKET)))
        .isEqualTo(Json.MAPPER.readTree(rules));
  }

  @Test
  void aMarkerWithNothingUnderItGoesWhenItIsAsOldAsWhatExpires() {
    S3Client s3 = clients.s3();
    s3.putBucketVersioning(
        r ->
            r.bucket(BUCKET)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    s3.deleteObject(r -> r.bucket(BUCKET).key("gone"));
    String rules =
        "{\"Rules\":[{\"Status\":\"Enabled\",\"Filter\":{\"Prefix\":\"\"},\"Expiration\":{\"Days\":5}}]}";
    gateway.write(Section.LIFECYCLE, BUCKET, rules);
    assertThat(Forecast.of(rules, gateway.listing(BUCKET).rows()))
        .extracting(Forecast.Event::action)
        .containsExactly(Action.CLEAN);
    sandbox.clock().advance(Duration.ofDays(7));
    until(() -> s3.listObjectVersions(r -> r.bucket(BUCKET)).deleteMarkers().isEmpty());
  }

  private List<String> moved() {
    return clients.s3().listObjectsV2(r -> r.bucket(BUCKET)).contents().stream()
        .filter(object -> !object.key().equals("cold"))
        .filter(object -> object.storageClass() != ObjectStorageClass.STANDARD)
        .map(S3Object::key)
        .toList();
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("It did not happen in %s", PATIENCE).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
