package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.browse.ObjectsGateway.Query;
import dev.lectern.pane.s3.buckets.SdkBucketsGateway;
import dev.lectern.pane.s3.versions.SdkVersionsGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class SdkObjectsGatewayTest {

  private static final String BUCKET = "dv-strange";

  /** Also characters that XML cannot carry. */
  private static final List<String> NAMES =
      List.of(
          "\u0001control.txt",
          "a b.txt",
          "a%20b.txt",
          "a+b.txt",
          "dir/inner ? key",
          "emoji \ud83d\ude00.png",
          "line\nbreak\r.txt",
          "quote\"'<&>.txt",
          "x?versions");

  @Test
  void anyKeyThatS3TakesIsListedReadAndDeleted() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      S3Client s3 = clients.s3();
      BucketCallsGateway calls = new BucketCallsGateway(clients);
      ObjectsGateway objects = new SdkObjectsGateway(calls);
      SdkBucketsGateway buckets = new SdkBucketsGateway(calls);
      s3.createBucket(r -> r.bucket(BUCKET));
      s3.putBucketVersioning(
          r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Enabled")));
      for (String name : NAMES) {
        s3.putObject(r -> r.bucket(BUCKET).key(name), RequestBody.fromString(name));
      }
      List<ObjectRow> rows = objects.page(new Query(BUCKET, "", false), null).rows();
      assertThat(rows)
          .extracting(ObjectRow::key)
          .containsExactlyElementsOf(
              NAMES.stream().map(name -> name.startsWith("dir/") ? "dir/" : name).toList());
      for (String name : NAMES) {
        assertThat(new SdkVersionsGateway(calls).page(BUCKET, name, null).rows())
            .as(name)
            .hasSize(1);
      }
      assertThat(objects.delete(BUCKET, rows, Progress.unseen()).objects()).isEqualTo(NAMES.size());
      assertThat(objects.page(new Query(BUCKET, "", false), null).rows()).isEmpty();
      assertThat(objects.page(new Query(BUCKET, "", true), null).rows()).hasSize(NAMES.size());
      assertThat(buckets.empty(BUCKET, Progress.unseen()).deleted()).isEqualTo(2 * NAMES.size());
      assertThat(buckets.contents(BUCKET, Progress.unseen()).empty()).isTrue();
    }
  }
}
