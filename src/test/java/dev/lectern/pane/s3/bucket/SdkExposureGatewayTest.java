package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.Persona;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calc.access.BucketExposure.Status;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.bucket.ExposureGateway.Attempt;
import dev.lectern.pane.s3.bucket.ExposureGateway.Look;
import dev.lectern.pane.s3.bucket.ExposureGateway.Outcome;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;

class SdkExposureGatewayTest {

  private static SandboxEngine sandbox;
  private static SessionClients clients;
  private static SdkExposureGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(new CallRecorder())
            .open(SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "test");
    gateway = new SdkExposureGateway(new BucketCallsGateway(clients));
    clients.iam().createUser(r -> r.userName("mia"));
  }

  @AfterAll
  static void stop() {
    clients.close();
    sandbox.close();
  }

  private static void bucket(String name, String statement) {
    clients.s3().createBucket(r -> r.bucket(name));
    clients.s3().putObject(r -> r.bucket(name).key("k"), RequestBody.fromString("x"));
    clients.s3().deletePublicAccessBlock(r -> r.bucket(name));
    if (!statement.isEmpty()) {
      clients
          .s3()
          .putBucketPolicy(
              r ->
                  r.bucket(name)
                      .policy(
                          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                              + "\"Principal\":\"*\",\"Resource\":\"arn:aws:s3:::"
                              + name
                              + "/*\","
                              + statement
                              + "}]}"));
    }
  }

  private static void block(String name) {
    clients
        .s3()
        .putPublicAccessBlock(
            r ->
                r.bucket(name)
                    .publicAccessBlockConfiguration(
                        b -> b.restrictPublicBuckets(true).ignorePublicAcls(true)));
  }

  @Test
  void theStatementIsNamedAndABlockClosesIt() {
    bucket("open", "\"Action\":\"s3:GetObject\"");
    Look look = gateway.look("open");
    assertThat(look.exposure().status()).isEqualTo(Status.PUBLIC);
    assertThat(look.exposure().policy().getFirst().actions()).containsExactly("s3:GetObject");
    assertThat(look.told()).contains(true);
    assertThat(look.unread()).isEmpty();
    assertThat(gateway.attempt(Persona.ANONYMOUS, Attempt.GET_OBJECT, "open", "k").allowed())
        .isTrue();
    block("open");
    assertThat(gateway.look("open").exposure().status()).isEqualTo(Status.ONLY_THIS_ACCOUNT);
    Outcome shut = gateway.attempt(Persona.ANONYMOUS, Attempt.GET_OBJECT, "open", "k");
    assertThat(shut.allowed()).isFalse();
    assertThat(sandbox.authority().explain(shut.requestId())).isPresent();
  }

  @Test
  void aConditionNarrows() {
    bucket(
        "narrow",
        "\"Action\":\"s3:GetObject\",\"Condition\":{\"IpAddress\":"
            + "{\"aws:SourceIp\":\"203.0.113.0/24\"}}");
    Look look = gateway.look("narrow");
    assertThat(look.exposure().status()).isEqualTo(Status.NOT_PUBLIC);
    assertThat(look.exposure().policy().getFirst().narrowedBy())
        .isEqualTo("IpAddress aws:SourceIp");
    assertThat(look.told()).contains(false);
  }

  @Test
  void aGrantOfTheAclCountsWhileAclsDo() {
    bucket("acl", "");
    clients
        .s3()
        .putBucketOwnershipControls(
            r ->
                r.bucket("acl")
                    .ownershipControls(
                        o -> o.rules(q -> q.objectOwnership(ObjectOwnership.OBJECT_WRITER))));
    assertThat(gateway.look("acl").exposure().status()).isEqualTo(Status.OBJECTS_CAN_BE_PUBLIC);
    clients.s3().putBucketAcl(r -> r.bucket("acl").acl("public-read"));
    assertThat(gateway.look("acl").exposure().status()).isEqualTo(Status.PUBLIC);
    assertThat(gateway.attempt(Persona.ANONYMOUS, Attempt.LIST_OBJECTS, "acl", "").allowed())
        .isTrue();
    SdkSectionGateway sections = new SdkSectionGateway(new BucketCallsGateway(clients));
    String acl = sections.read(Section.ACL, "acl");
    assertThat(acl).contains("AllUsers", "\"READ\"");
    sections.write(Section.ACL, "acl", acl.replace("AllUsers", "AuthenticatedUsers"));
    assertThat(gateway.look("acl").exposure().acl().getFirst().group())
        .isEqualTo("AuthenticatedUsers");
    block("acl");
    assertThat(gateway.look("acl").exposure().status()).isEqualTo(Status.NOT_PUBLIC);
    assertThat(gateway.attempt(Persona.ANONYMOUS, Attempt.LIST_OBJECTS, "acl", "").allowed())
        .isFalse();
  }

  @Test
  void triesChangeNothing() {
    bucket("tries", "");
    assertThat(gateway.personas()).extracting(Persona::name).contains("anonymous", "mia");
    Persona mia =
        gateway.personas().stream()
            .filter(one -> one.name().equals("mia"))
            .findFirst()
            .orElseThrow();
    Outcome denied = gateway.attempt(mia, Attempt.PUT_OBJECT, "tries", "new");
    assertThat(denied.allowed()).isFalse();
    assertThat(denied.message()).contains("because no identity-based policy allows");
    Persona root =
        gateway.personas().stream()
            .filter(one -> one.kind() == Persona.Kind.ROOT)
            .findFirst()
            .orElseThrow();
    assertThat(gateway.attempt(root, Attempt.PUT_OBJECT, "tries", "new").allowed()).isTrue();
    assertThat(gateway.attempt(root, Attempt.GET_OBJECT, "tries", "new").status()).isEqualTo(404);
    assertThat(clients.s3().listObjectsV2(r -> r.bucket("tries")).keyCount()).isEqualTo(1);
  }

  @Test
  void whoMayNotReadIsToldSo() {
    bucket("shut", "");
    Persona mia =
        gateway.personas().stream()
            .filter(one -> one.name().equals("mia"))
            .findFirst()
            .orElseThrow();
    try (SessionClients asMia = clients.as(mia)) {
      Look look = new SdkExposureGateway(new BucketCallsGateway(asMia)).look("shut");
      assertThat(look.unread()).contains("GetBucketPolicy", "GetBucketAcl", "GetPublicAccessBlock");
    }
  }
}
