package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Type;

/** ACLs of objects and buckets. */
class AclSdkTest extends SandboxTest {

  private static final String OPEN = "with-acls";
  private static final String CLOSED = "without-acls";
  private static final String OTHER = "b".repeat(64);
  private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";

  @BeforeEach
  void buckets() {
    s3.createBucket(b -> b.bucket(CLOSED));
    s3.createBucket(b -> b.bucket(OPEN).objectOwnership(ObjectOwnership.OBJECT_WRITER));
    s3.deletePublicAccessBlock(b -> b.bucket(OPEN));
  }

  private void put(String key) {
    s3.putObject(b -> b.bucket(OPEN).key(key), RequestBody.fromString("x"));
  }

  private GetObjectAclResponse acl(String key) {
    return s3.getObjectAcl(b -> b.bucket(OPEN).key(key));
  }

  private static S3Exception refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  @Test
  void theOwnerHasFullControlAndNobodyElse() {
    put("k");
    assertThat(acl("k").grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.permission()).isEqualTo(Permission.FULL_CONTROL);
              assertThat(grant.grantee().id()).isEqualTo(acl("k").owner().id());
            });
  }

  @Test
  void keepsAnAccessControlPolicyAsItWasGiven() {
    put("k");
    AccessControlPolicy policy =
        AccessControlPolicy.builder()
            .owner(acl("k").owner())
            .grants(
                Grant.builder()
                    .permission(Permission.READ)
                    .grantee(Grantee.builder().type(Type.GROUP).uri(EVERYBODY).build())
                    .build(),
                Grant.builder()
                    .permission(Permission.WRITE_ACP)
                    .grantee(Grantee.builder().type(Type.CANONICAL_USER).id(OTHER).build())
                    .build())
            .build();
    s3.putObjectAcl(b -> b.bucket(OPEN).key("k").accessControlPolicy(policy));
    assertThat(acl("k").grants()).isEqualTo(policy.grants());
    AccessControlPolicy foreign = policy.toBuilder().owner(o -> o.id(OTHER)).build();
    assertCode(
        refused(() -> s3.putObjectAcl(b -> b.bucket(OPEN).key("k").accessControlPolicy(foreign))),
        403,
        "AccessDenied");
    s3.putObjectAcl(b -> b.bucket(OPEN).key("k").acl(ObjectCannedACL.PRIVATE));
    assertThat(acl("k").grants()).hasSize(1);
  }

  @Test
  void takesGrantHeadersWithEveryWayOfWriting() {
    s3.putObject(
        b -> b.bucket(OPEN).key("put").grantRead("id=\"" + OTHER + "\", uri=\"" + EVERYBODY + "\""),
        RequestBody.fromString("x"));
    assertThat(acl("put").grants())
        .extracting(Grant::permissionAsString)
        .containsExactly("READ", "READ");
    s3.copyObject(
        b ->
            b.sourceBucket(OPEN)
                .sourceKey("put")
                .destinationBucket(OPEN)
                .destinationKey("copy")
                .acl(ObjectCannedACL.AUTHENTICATED_READ));
    assertThat(acl("copy").grants())
        .extracting(grant -> String.valueOf(grant.grantee().uri()))
        .contains("http://acs.amazonaws.com/groups/global/AuthenticatedUsers");
    String id =
        s3.createMultipartUpload(b -> b.bucket(OPEN).key("parts").grantFullControl("id=" + OTHER))
            .uploadId();
    String etag =
        s3.uploadPart(
                b -> b.bucket(OPEN).key("parts").uploadId(id).partNumber(1),
                RequestBody.fromString("x"))
            .eTag();
    s3.completeMultipartUpload(
        b ->
            b.bucket(OPEN)
                .key("parts")
                .uploadId(id)
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(etag))));
    assertThat(acl("parts").grants())
        .singleElement()
        .satisfies(grant -> assertThat(grant.grantee().id()).isEqualTo(OTHER));
  }

  @Test
  void refusesWhatIsNoAcl() {
    put("k");
    assertCode(
        refused(
            () -> s3.putObjectAcl(b -> b.bucket(OPEN).key("k").grantRead("emailAddress=\"a@b\""))),
        400,
        "UnresolvableGrantByEmailAddress");
    assertCode(
        refused(() -> s3.putObjectAcl(b -> b.bucket(OPEN).key("k").acl("log-delivery-write"))),
        400,
        "InvalidArgument");
    assertCode(
        refused(
            () ->
                s3.putObjectAcl(
                    b ->
                        b.bucket(OPEN)
                            .key("k")
                            .acl(ObjectCannedACL.PRIVATE)
                            .grantRead("id=" + OTHER))),
        400,
        "InvalidRequest");
    assertCode(
        refused(() -> s3.putObjectAcl(b -> b.bucket(OPEN).key("none").acl("private"))),
        404,
        "NoSuchKey");
  }

  @Test
  void aBucketWithoutAclsTakesTheOwnersFullControlOnly() {
    s3.putObject(
        b -> b.bucket(CLOSED).key("k").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL),
        RequestBody.fromString("x"));
    assertCode(
        refused(
            () ->
                s3.putObject(
                    b -> b.bucket(CLOSED).key("k").acl(ObjectCannedACL.PUBLIC_READ),
                    RequestBody.fromString("x"))),
        400,
        "AccessControlListNotSupported");
    assertCode(
        refused(
            () ->
                s3.putObjectAcl(
                    b -> b.bucket(CLOSED).key("k").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL))),
        400,
        "AccessControlListNotSupported");
    assertThat(s3.getObjectAcl(b -> b.bucket(CLOSED).key("k")).grants()).hasSize(1);
  }

  @Test
  void publicAclsAreRefusedWhereTheyAreBlocked() {
    s3.putPublicAccessBlock(
        b -> b.bucket(OPEN).publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));
    S3Exception denied =
        refused(
            () ->
                s3.putObject(
                    b -> b.bucket(OPEN).key("k").acl(ObjectCannedACL.PUBLIC_READ),
                    RequestBody.fromString("x")));
    assertCode(denied, 403, "AccessDenied");
    assertThat(denied.awsErrorDetails().errorMessage())
        .contains("s3:PutObject")
        .contains("BlockPublicAcls");
    assertCode(
        refused(
            () ->
                s3.createBucket(
                    b ->
                        b.bucket("born-public")
                            .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                            .acl(BucketCannedACL.PUBLIC_READ))),
        400,
        "InvalidBucketAclWithBlockPublicAccessError");
    assertCode(
        refused(() -> s3.createBucket(b -> b.bucket("born-shared").grantRead("id=" + OTHER))),
        400,
        "InvalidBucketAclWithObjectOwnership");
    s3.createBucket(
        b ->
            b.bucket("born-shared")
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .grantRead("id=" + OTHER));
    assertThat(s3.getBucketAcl(b -> b.bucket("born-shared")).grants())
        .singleElement()
        .satisfies(grant -> assertThat(grant.grantee().id()).isEqualTo(OTHER));
  }
}
