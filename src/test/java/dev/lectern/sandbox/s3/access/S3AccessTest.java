package dev.lectern.sandbox.s3.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.iam.IdentityTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3AccessTest extends IdentityTest {

  private static final String OBJECTS = "arn:aws:s3:::data/*";

  @BeforeEach
  void makeBucket() {
    s3.createBucket(b -> b.bucket("data"));
    s3.putObject(b -> b.bucket("data").key("home/ann/f"), RequestBody.fromString("x"));
    s3.putObject(b -> b.bucket("data").key("home/bob/f"), RequestBody.fromString("x"));
  }

  private void bucketPolicy(String... statements) {
    s3.putBucketPolicy(b -> b.bucket("data").policy(policy(statements)));
  }

  private static String by(String principal, String statement) {
    return "\"Principal\":" + principal + "," + statement;
  }

  private void open() {
    s3.putPublicAccessBlock(
        b ->
            b.bucket("data")
                .publicAccessBlockConfiguration(
                    c ->
                        c.blockPublicAcls(false)
                            .ignorePublicAcls(false)
                            .blockPublicPolicy(false)
                            .restrictPublicBuckets(false)));
  }

  private HttpResponse<String> anonymous(String key) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(sandbox.endpoint() + "/data/" + key)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void ownPrefixesByVariablesAndConditions() {
    AwsCredentials ann =
        user(
            "ann",
            "\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],"
                + "\"Resource\":\"arn:aws:s3:::data/home/${aws:username}/*\"",
            allow("s3:ListBucket", "arn:aws:s3:::data")
                + ",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"home/${aws:username}/*\"}}");
    s3(ann).putObject(b -> b.bucket("data").key("home/ann/g"), RequestBody.fromString("y"));
    assertCode(
        error(
            () ->
                s3(ann)
                    .putObject(
                        b -> b.bucket("data").key("home/bob/g"), RequestBody.fromString("y"))),
        403,
        "AccessDenied");
    assertCode(error(() -> s3(ann).listBuckets()), 403, "AccessDenied");
    assertThat(s3(ann).listObjectsV2(b -> b.bucket("data").prefix("home/ann/")).keyCount())
        .isEqualTo(2);
    assertCode(error(() -> s3(ann).listObjectsV2(b -> b.bucket("data"))), 403, "AccessDenied");
  }

  @Test
  void aMissingObjectIsAMissingPermissionToThoseWhoMayNotList() {
    AwsCredentials reader = user("reader", allow("s3:GetObject", OBJECTS));
    var denied = error(() -> s3(reader).getObjectAsBytes(b -> b.bucket("data").key("none")));
    assertCode(denied, 403, "AccessDenied");
    assertThat(message(denied)).contains("s3:ListBucket on resource: \"arn:aws:s3:::data\"");
    iam.putUserPolicy(
        b ->
            b.userName("reader")
                .policyName("list")
                .policyDocument(policy(allow("s3:ListBucket", "*"))));
    assertCode(
        error(() -> s3(reader).getObjectAsBytes(b -> b.bucket("data").key("none"))),
        404,
        "NoSuchKey");
  }

  @Test
  void anybodyReadsWhatAPolicyOpens() throws Exception {
    HttpResponse<String> closed = anonymous("home/ann/f");
    assertThat(closed.statusCode()).isEqualTo(403);
    assertThat(closed.body()).contains("<Message>Access Denied</Message>");
    open();
    bucketPolicy(by("\"*\"", allow("s3:GetObject", OBJECTS)));
    assertThat(anonymous("home/ann/f").statusCode()).isEqualTo(200);
    s3.putPublicAccessBlock(
        b -> b.bucket("data").publicAccessBlockConfiguration(c -> c.restrictPublicBuckets(true)));
    assertThat(anonymous("home/ann/f").statusCode()).isEqualTo(403);
    assertThat(s3(user("ann")).getObjectAsBytes(b -> b.bucket("data").key("home/ann/f")))
        .isNotNull();
  }

  @Test
  void anybodyReadsWhatAnAclOpens() throws Exception {
    open();
    s3.putBucketOwnershipControls(
        b ->
            b.bucket("data")
                .ownershipControls(
                    c -> c.rules(r -> r.objectOwnership(ObjectOwnership.OBJECT_WRITER))));
    s3.putObjectAcl(b -> b.bucket("data").key("home/ann/f").acl(ObjectCannedACL.PUBLIC_READ));
    assertThat(anonymous("home/ann/f").statusCode()).isEqualTo(200);
    assertThat(anonymous("home/bob/f").statusCode()).isEqualTo(403);
    s3.putPublicAccessBlock(
        b -> b.bucket("data").publicAccessBlockConfiguration(c -> c.ignorePublicAcls(true)));
    assertThat(anonymous("home/ann/f").statusCode()).isEqualTo(403);
  }

  @Test
  void anotherAccountNeedsBothSides() {
    IamClient bobsIam = iam(root(BOB));
    bobsIam.createUser(b -> b.userName("ben"));
    var key = bobsIam.createAccessKey(b -> b.userName("ben")).accessKey();
    AwsCredentials ben = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    String arn = "arn:aws:iam::" + BOB.id() + ":user/ben";
    bucketPolicy(by("{\"AWS\":\"" + arn + "\"}", allow("s3:GetObject", OBJECTS)));
    var half = error(() -> s3(ben).getObjectAsBytes(b -> b.bucket("data").key("home/ann/f")));
    assertCode(half, 403, "AccessDenied");
    assertThat(message(half)).isEqualTo("Access Denied");
    bobsIam.putUserPolicy(
        b ->
            b.userName("ben")
                .policyName("p")
                .policyDocument(policy(allow("s3:GetObject", OBJECTS))));
    s3(ben).getObjectAsBytes(b -> b.bucket("data").key("home/ann/f"));
    s3.deleteBucketPolicy(b -> b.bucket("data"));
    assertCode(
        error(() -> s3(ben).getObjectAsBytes(b -> b.bucket("data").key("home/ann/f"))),
        403,
        "AccessDenied");
  }

  @Test
  void aDenyHitsRootToo_butRootKeepsThePolicy() {
    bucketPolicy(
        by(
            "\"*\"",
            deny("s3:*", OBJECTS)
                + ",\"Condition\":{\"Bool\":"
                + "{\"aws:SecureTransport\":\"false\"}}"));
    var denied = error(() -> s3.getObjectAsBytes(b -> b.bucket("data").key("home/ann/f")));
    assertCode(denied, 403, "AccessDenied");
    assertThat(message(denied)).endsWith("with an explicit deny in a resource-based policy");
    Decision decision = sandbox.journal().find(denied.requestId()).orElseThrow().access();
    assertThat(decision.layers())
        .filteredOn(layer -> layer.kind() == Decision.Kind.RESOURCE)
        .singleElement()
        .satisfies(layer -> assertThat(layer.matches()).hasSize(1));
    bucketPolicy(by("\"*\"", deny("s3:*", "arn:aws:s3:::data")));
    assertCode(error(() -> s3.listObjectsV2(b -> b.bucket("data"))), 403, "AccessDenied");
    assertThat(s3.getBucketPolicy(b -> b.bucket("data")).policy()).contains("Deny");
    s3.deleteBucketPolicy(b -> b.bucket("data"));
    s3.listObjectsV2(b -> b.bucket("data"));
  }

  @Test
  void aPolicyAsksForEncryption() {
    bucketPolicy(
        by(
            "\"*\"",
            deny("s3:PutObject", OBJECTS)
                + ",\"Condition\":{\"StringNotEquals\":"
                + "{\"s3:x-amz-server-side-encryption\":\"AES256\"}}"));
    assertCode(
        error(() -> s3.putObject(b -> b.bucket("data").key("k"), RequestBody.fromString("x"))),
        403,
        "AccessDenied");
    s3.putObject(
        b -> b.bucket("data").key("k").serverSideEncryption(ServerSideEncryption.AES256),
        RequestBody.fromString("x"));
  }

  @Test
  void eachOfManyObjectsIsDecided() {
    AwsCredentials ann = user("ann", allow("s3:DeleteObject", "arn:aws:s3:::data/home/ann/*"));
    var answer =
        s3(ann)
            .deleteObjects(
                b ->
                    b.bucket("data")
                        .delete(
                            d ->
                                d.objects(
                                    ObjectIdentifier.builder().key("home/ann/f").build(),
                                    ObjectIdentifier.builder().key("home/bob/f").build())));
    assertThat(answer.deleted()).extracting(one -> one.key()).containsExactly("home/ann/f");
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo("AccessDenied");
              assertThat(one.message()).contains("user/ann is not authorized to perform");
            });
  }

  /**
   * DeleteObjects: "To use this header, you must have the s3:BypassGovernanceRetention permission".
   */
  @Test
  void whoMayDeleteManyMayNotYetPassTheirRetention() {
    s3.createBucket(b -> b.bucket("locked").objectLockEnabledForBucket(true));
    String version =
        s3.putObject(b -> b.bucket("locked").key("k"), RequestBody.fromString("x")).versionId();
    AwsCredentials ann = user("ann", allow("s3:DeleteObjectVersion", "arn:aws:s3:::locked/*"));
    ObjectIdentifier one = ObjectIdentifier.builder().key("k").versionId(version).build();
    var answer =
        s3(ann)
            .deleteObjects(
                b ->
                    b.bucket("locked").bypassGovernanceRetention(true).delete(d -> d.objects(one)));
    assertThat(answer.errors())
        .singleElement()
        .satisfies(denied -> assertThat(denied.message()).contains("s3:BypassGovernanceRetention"));
    assertThat(s3(ann).deleteObjects(b -> b.bucket("locked").delete(d -> d.objects(one))).deleted())
        .hasSize(1);
  }

  @Test
  void aCopyNeedsItsSource() {
    AwsCredentials ann = user("ann", allow("s3:PutObject", OBJECTS), allow("s3:ListBucket", "*"));
    var denied =
        error(
            () ->
                s3(ann)
                    .copyObject(
                        b ->
                            b.sourceBucket("data")
                                .sourceKey("home/ann/f")
                                .destinationBucket("data")
                                .destinationKey("copy")));
    assertThat(message(denied))
        .contains("s3:GetObject on resource: \"arn:aws:s3:::data/home/ann/f");
  }

  @Test
  void versionsAndTagsHaveTheirOwnActions() {
    s3.putBucketVersioning(b -> b.bucket("data").versioningConfiguration(c -> c.status("Enabled")));
    String version =
        s3.putObject(b -> b.bucket("data").key("v").tagging("team=a"), RequestBody.fromString("x"))
            .versionId();
    AwsCredentials ann =
        user(
            "ann",
            allow("s3:GetObject", OBJECTS)
                + ",\"Condition\":{\"StringEquals\":{\"s3:ExistingObjectTag/team\":\"a\"}}",
            allow("s3:PutObject", OBJECTS));
    s3(ann).getObjectAsBytes(b -> b.bucket("data").key("v"));
    assertCode(
        error(() -> s3(ann).getObjectAsBytes(b -> b.bucket("data").key("home/ann/f"))),
        403,
        "AccessDenied");
    assertThat(
            message(
                error(
                    () ->
                        s3(ann)
                            .getObjectAsBytes(b -> b.bucket("data").key("v").versionId(version)))))
        .contains("s3:GetObjectVersion");
    assertThat(
            message(
                error(
                    () ->
                        s3(ann)
                            .putObject(
                                b -> b.bucket("data").key("w").tagging("a=b"),
                                RequestBody.fromString("x")))))
        .contains("s3:PutObjectTagging");
  }
}
