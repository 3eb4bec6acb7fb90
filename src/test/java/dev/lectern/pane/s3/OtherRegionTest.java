package dev.lectern.pane.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.browse.ObjectRow;
import dev.lectern.pane.s3.browse.ObjectsGateway;
import dev.lectern.pane.s3.browse.SdkObjectsGateway;
import dev.lectern.pane.s3.buckets.BucketFacts;
import dev.lectern.pane.s3.buckets.BucketsGateway;
import dev.lectern.pane.s3.buckets.NewBucket;
import dev.lectern.pane.s3.buckets.SdkBucketsGateway;
import dev.lectern.pane.s3.presign.PresignGateway;
import dev.lectern.pane.s3.presign.SdkPresignGateway;
import dev.lectern.pane.s3.transfer.Meter;
import dev.lectern.pane.s3.transfer.ObjectRef;
import dev.lectern.pane.s3.transfer.SdkTransferGateway;
import dev.lectern.pane.s3.transfer.Slice;
import dev.lectern.pane.s3.transfer.TransferGateway;
import dev.lectern.problem.Loaded;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of us-east-1 with a bucket in eu-west-1, which nobody told the gateways. */
class OtherRegionTest {

  private static final Progress NOTHING =
      new Progress() {
        @Override
        public void update(long done, long total) {}

        @Override
        public void message(String text) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private static final Meter UNCOUNTED =
      new Meter() {
        @Override
        public void restart() {}

        @Override
        public void add(long bytes) {}
      };

  @TempDir Path folder;
  private SandboxEngine sandbox;
  private SessionClients clients;
  private BucketCallsGateway calls;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    new SdkBucketsGateway(new BucketCallsGateway(clients))
        .create(new NewBucket("far", "eu-west-1", true, false));
    calls = new BucketCallsGateway(clients);
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  @Test
  void objectsAreListedMadeAndDeletedWhereTheBucketLives() {
    ObjectsGateway objects = new SdkObjectsGateway(calls);
    assertThat(objects.versioning("far")).isEqualTo("Enabled");
    objects.createFolder("far", "a/");
    var page = objects.page(new ObjectsGateway.Query("far", "", false), null);
    assertThat(page.rows()).containsExactly(ObjectRow.folder("a/"));
    assertThat(objects.delete("far", page.rows(), NOTHING).objects()).isEqualTo(1);
  }

  @Test
  void aPresignedUrlIsSignedForTheBucketsRegion() throws Exception {
    new SdkObjectsGateway(calls).createFolder("far", "a/");
    PresignGateway urls = new SdkPresignGateway(calls);
    PresignGateway.Signed signed =
        urls.sign(
            new PresignGateway.Request(
                PresignGateway.Method.GET, "far", "a/", null, Duration.ofMinutes(5), "", ""));
    assertThat(signed.url().getQuery()).contains("/eu-west-1/s3/aws4_request");
    assertThat(urls.use(signed, "").status()).isEqualTo(200);
  }

  @Test
  void keysAndFoldersComeInS3sOwnOrder() {
    ObjectsGateway objects = new SdkObjectsGateway(calls);
    List<String> keys =
        List.of("a/x", "a0", "\uFF21", "\uFF22/x", "\uD83D\uDE00", "\uD83D\uDE01/x");
    for (String key : keys) {
      clients
          .s3("eu-west-1")
          .putObject(
              r -> r.bucket("far").key(key),
              software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
    }
    for (boolean versions : List.of(false, true)) {
      assertThat(objects.page(new ObjectsGateway.Query("far", "", versions), null).rows())
          .extracting(ObjectRow::key)
          .containsExactly("a/", "a0", "\uFF21", "\uFF22/", "\uD83D\uDE00", "\uD83D\uDE01/");
    }
  }

  @Test
  void factsAreKnownAndTheBucketIsEmptiedAndDeletedThere() {
    BucketsGateway buckets = new SdkBucketsGateway(calls);
    new SdkObjectsGateway(calls).createFolder("far", "a/");
    clients.s3("eu-west-1").deleteObject(r -> r.bucket("far").key("a/"));
    var bucket = new dev.lectern.pane.s3.buckets.Bucket("far", java.time.Instant.EPOCH, null);
    BucketFacts facts = new SdkBucketsGateway(new BucketCallsGateway(clients)).facts(bucket);
    assertThat(facts.region()).isEqualTo("eu-west-1");
    assertThat(facts.versioning()).isEqualTo(new Loaded.Value<>(BucketFacts.Versioning.ENABLED));
    assertThat(buckets.list(NOTHING).getFirst().region()).isEqualTo("eu-west-1");
    assertThat(buckets.contents("far", NOTHING))
        .isEqualTo(new BucketsGateway.Contents(1, 1, 0, false));
    assertThat(buckets.empty("far", NOTHING).deleted()).isEqualTo(2);
    buckets.delete("far");
    assertThat(buckets.list(NOTHING)).isEmpty();
  }

  @Test
  void filesGoThereAndBack() throws Exception {
    TransferGateway transfers = new SdkTransferGateway(calls);
    Path file = Files.writeString(folder.resolve("f"), "hello");
    transfers.put("far", "f", "text/plain", new Slice(file, 0, 5), UNCOUNTED);
    var upload = transfers.create("far", "g", "text/plain");
    var part = transfers.send(upload, 1, new Slice(file, 0, 5), UNCOUNTED);
    assertThat(transfers.parts(upload)).hasSize(1);
    assertThat(transfers.unfinished("far")).hasSize(1);
    transfers.complete(upload, List.of(part));
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    var head = transfers.head(new ObjectRef("far", "g", null, 5));
    new SdkTransferGateway(new BucketCallsGateway(clients))
        .read(
            new ObjectRef("far", "g", null, 5),
            head.etag(),
            true,
            0,
            4,
            (bytes, count) -> back.write(bytes, 0, count));
    assertThat(back).hasToString("hello");
    transfers.abort(transfers.create("far", "h", "text/plain"));
    assertThat(transfers.unfinished("far")).isEmpty();
  }
}
