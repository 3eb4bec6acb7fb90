package dev.lectern.pane.s3.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class SdkVersionsGatewayTest {

  @Test
  void aDeepStackIsPagedAndNeighboursThatBeginAlikeStayOut() throws Exception {
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(new CallRecorder())
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "test")) {
      S3Client s3 = clients.s3();
      s3.createBucket(r -> r.bucket("dv-deep"));
      s3.putObject(r -> r.bucket("dv-deep").key("k"), RequestBody.fromString("before"));
      s3.putBucketVersioning(
          r -> r.bucket("dv-deep").versioningConfiguration(v -> v.status("Enabled")));
      for (int i = 0; i < 1_100; i++) {
        int number = i;
        s3.putObject(
            r -> r.bucket("dv-deep").key("k").storageClass("STANDARD_IA"),
            RequestBody.fromString("text " + number));
      }
      s3.putObject(r -> r.bucket("dv-deep").key("k/2"), RequestBody.fromString("other"));
      s3.deleteObject(r -> r.bucket("dv-deep").key("k"));
      VersionsGateway gateway = new SdkVersionsGateway(new BucketCallsGateway(clients));

      List<VersionRow> rows = new ArrayList<>();
      VersionsGateway.Page page = gateway.page("dv-deep", "k", null);
      rows.addAll(page.rows());
      while (page.next() != null) {
        page = gateway.page("dv-deep", "k", page.next());
        rows.addAll(page.rows());
      }
      assertThat(rows).hasSize(1_102).doesNotHaveDuplicates();
      assertThat(rows.getFirst().marker()).isTrue();
      assertThat(rows.getFirst().latest()).isTrue();
      assertThat(rows.getLast().id()).isEqualTo("null");
      assertThat(rows.get(1).owner()).isNotEmpty();
      assertThat(gateway.read("dv-deep", "k", rows.get(1).id(), 4).bytes())
          .isEqualTo("text".getBytes(java.nio.charset.StandardCharsets.UTF_8));

      gateway.restore("dv-deep", "k", rows.get(5));
      VersionRow restored = gateway.page("dv-deep", "k", null).rows().getFirst();
      assertThat(restored.latest()).isTrue();
      assertThat(restored.etag()).isEqualTo(rows.get(5).etag());
      assertThat(restored.storageClass()).isEqualTo("STANDARD_IA");
    }
  }
}
