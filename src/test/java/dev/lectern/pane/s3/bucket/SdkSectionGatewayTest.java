package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.CallRecorder;
import dev.lectern.json.Json;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.problem.ProblemException;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SdkSectionGatewayTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkSectionGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    clients.s3().createBucket(r -> r.bucket("dv-tabs"));
    gateway = new SdkSectionGateway(new BucketCallsGateway(clients));
  }

  @AfterAll
  static void stop() {
    clients.close();
    sandbox.close();
  }

  @Test
  void whatIsWrittenIsReadAndCanBeTakenAway() {
    Texts texts = Texts.of("s3bucket");
    Map<Section, String> values =
        Map.of(
            Section.VERSIONING,
            "{\"Status\":\"Enabled\"}",
            Section.CORS,
            texts.bundle().getString("cors.example"),
            Section.LIFECYCLE,
            texts.bundle().getString("lifecycle.example"),
            Section.TAGS,
            "{\"TagSet\":[{\"Key\":\"a\",\"Value\":\"b c\"}]}",
            Section.WEBSITE,
            "{\"IndexDocument\":{\"Suffix\":\"index.html\"}}",
            Section.ENCRYPTION,
            "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},"
                + "\"BucketKeyEnabled\":false,"
                + "\"BlockedEncryptionTypes\":{\"EncryptionType\":[\"SSE-C\"]}}]}",
            Section.PUBLIC_ACCESS,
            "{\"BlockPublicAcls\":true,\"IgnorePublicAcls\":true,"
                + "\"BlockPublicPolicy\":false,\"RestrictPublicBuckets\":false}");
    values.forEach(
        (section, json) -> {
          gateway.write(section, "dv-tabs", json);
          assertThat(Json.MAPPER.readTree(gateway.read(section, "dv-tabs")))
              .as(section.key())
              .isEqualTo(Json.MAPPER.readTree(json));
          if (section.removable()) {
            gateway.remove(section, "dv-tabs");
            assertThat(gateway.read(section, "dv-tabs")).doesNotContain("TagSet", "CORSRules");
          }
        });
  }

  @Test
  void aPolicyIsReadAsItWasWritten() {
    gateway.remove(Section.PUBLIC_ACCESS, "dv-tabs");
    String policy =
        Texts.of("s3bucket").bundle().getString("policy.example").replace("BUCKET", "dv-tabs");
    gateway.write(Section.POLICY, "dv-tabs", policy);
    assertThat(Json.MAPPER.readTree(gateway.read(Section.POLICY, "dv-tabs")))
        .isEqualTo(Json.MAPPER.readTree(policy));
    gateway.remove(Section.POLICY, "dv-tabs");
    assertThat(gateway.read(Section.POLICY, "dv-tabs")).isEmpty();
  }

  @Test
  void thePreflightIsAnsweredByTheRules() throws Exception {
    clients.s3().createBucket(r -> r.bucket("dv-cors"));
    gateway.write(Section.CORS, "dv-cors", Texts.of("s3bucket").bundle().getString("cors.example"));
    SectionGateway.Preflight allowed =
        gateway.preflight("dv-cors", "a b.json", "https://app.example.com", "PUT", "content-type");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(allowed.headers())
        .anyMatch(h -> h.equalsIgnoreCase("access-control-allow-origin: https://app.example.com"));
    assertThat(
            gateway
                .preflight("dv-cors", "a b.json", "https://evil.example.com", "GET", "")
                .status())
        .isEqualTo(403);
  }

  @Test
  void jsonOfAnotherShapeIsToldBeforeItIsSent() {
    assertThatThrownBy(() -> gateway.write(Section.CORS, "dv-tabs", "{\"Rules\":[]}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("CORSRules");
  }
}
