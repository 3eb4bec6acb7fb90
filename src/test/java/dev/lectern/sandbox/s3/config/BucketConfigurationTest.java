package dev.lectern.sandbox.s3.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketAccelerateStatus;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** Each configuration document put, got, deleted and refused by the real SDK. */
class BucketConfigurationTest extends SandboxTest {

  private static final String B = "configured";

  @BeforeEach
  void makeBucket() {
    s3.createBucket(b -> b.bucket(B));
  }

  private void refused(int status, String code, String message, ThrowingCallable call) {
    S3Exception error = catchThrowableOfType(S3Exception.class, call);
    assertThat(error).as("an error %s", code).isNotNull();
    assertCode(error, status, code);
    assertThat(error.awsErrorDetails().errorMessage()).contains(message);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void tags() {
    refused(404, "NoSuchTagSet", "does not exist", () -> s3.getBucketTagging(b -> b.bucket(B)));
    s3.putBucketTagging(b -> b.bucket(B).tagging(t -> t.tagSet(tag("team", "blue"), tag("é", ""))));
    assertThat(s3.getBucketTagging(b -> b.bucket(B)).tagSet())
        .containsExactly(tag("team", "blue"), tag("é", ""));
    refused(
        400,
        "InvalidTag",
        "multiple Tags with the same key",
        () ->
            s3.putBucketTagging(
                b -> b.bucket(B).tagging(t -> t.tagSet(tag("a", ""), tag("a", "")))));
    refused(
        400,
        "InvalidTag",
        "System tags",
        () -> s3.putBucketTagging(b -> b.bucket(B).tagging(t -> t.tagSet(tag("aws:x", "")))));
    List<Tag> many = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "")).toList();
    refused(
        400,
        "BadRequest",
        "50",
        () -> s3.putBucketTagging(b -> b.bucket(B).tagging(t -> t.tagSet(many))));
    s3.deleteBucketTagging(b -> b.bucket(B));
    refused(404, "NoSuchTagSet", "does not exist", () -> s3.getBucketTagging(b -> b.bucket(B)));
  }

  @Test
  void publicAccessBlockIsOnForNewBuckets() {
    var block = s3.getPublicAccessBlock(b -> b.bucket(B)).publicAccessBlockConfiguration();
    assertThat(block.blockPublicAcls() && block.blockPublicPolicy()).isTrue();
    assertThat(block.ignorePublicAcls() && block.restrictPublicBuckets()).isTrue();
    s3.putPublicAccessBlock(
        b -> b.bucket(B).publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));
    block = s3.getPublicAccessBlock(b -> b.bucket(B)).publicAccessBlockConfiguration();
    assertThat(block.blockPublicAcls()).isTrue();
    assertThat(block.blockPublicPolicy()).isFalse();
    s3.deletePublicAccessBlock(b -> b.bucket(B));
    refused(
        404,
        "NoSuchPublicAccessBlockConfiguration",
        "was not found",
        () -> s3.getPublicAccessBlock(b -> b.bucket(B)));
  }

  @Test
  void aclsAreDisabledUntilOwnershipAllowsThem() {
    assertThat(s3.getBucketAcl(b -> b.bucket(B)).grants())
        .singleElement()
        .satisfies(grant -> assertThat(grant.permission()).isEqualTo(Permission.FULL_CONTROL));
    refused(
        400,
        "AccessControlListNotSupported",
        "does not allow ACLs",
        () -> s3.putBucketAcl(b -> b.bucket(B).acl(BucketCannedACL.PUBLIC_READ)));
    s3.putBucketOwnershipControls(
        b ->
            b.bucket(B)
                .ownershipControls(
                    o -> o.rules(r -> r.objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED))));
    refused(
        403,
        "AccessDenied",
        "BlockPublicAcls",
        () -> s3.putBucketAcl(b -> b.bucket(B).acl(BucketCannedACL.PUBLIC_READ)));
    s3.deletePublicAccessBlock(b -> b.bucket(B));
    s3.putBucketAcl(b -> b.bucket(B).acl(BucketCannedACL.PUBLIC_READ));
    assertThat(s3.getBucketAcl(b -> b.bucket(B)).grants()).hasSize(2);
    refused(
        400,
        "InvalidBucketAclWithObjectOwnership",
        "BucketOwnerEnforced",
        () ->
            s3.putBucketOwnershipControls(
                b ->
                    b.bucket(B)
                        .ownershipControls(
                            o ->
                                o.rules(
                                    r ->
                                        r.objectOwnership(
                                            ObjectOwnership.BUCKET_OWNER_ENFORCED)))));
    s3.putBucketAcl(b -> b.bucket(B).acl(BucketCannedACL.PRIVATE));
    assertThat(s3.getBucketAcl(b -> b.bucket(B)).grants()).hasSize(1);
    s3.deleteBucketOwnershipControls(b -> b.bucket(B));
    refused(
        404,
        "OwnershipControlsNotFoundError",
        "not found",
        () -> s3.getBucketOwnershipControls(b -> b.bucket(B)));
  }

  @Test
  void encryptionIsAlwaysThere() {
    var rule =
        s3.getBucketEncryption(b -> b.bucket(B))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst();
    assertThat(rule.applyServerSideEncryptionByDefault().sseAlgorithm())
        .isEqualTo(ServerSideEncryption.AES256);
    assertThat(rule.blockedEncryptionTypes().encryptionTypeAsStrings()).containsExactly("SSE-C");
    s3.putBucketEncryption(
        b ->
            b.bucket(B)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            r ->
                                r.bucketKeyEnabled(true)
                                    .applyServerSideEncryptionByDefault(
                                        d ->
                                            d.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                                .kmsMasterKeyID("alias/mine")))));
    rule =
        s3.getBucketEncryption(b -> b.bucket(B))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst();
    assertThat(rule.bucketKeyEnabled()).isTrue();
    assertThat(rule.applyServerSideEncryptionByDefault().kmsMasterKeyID()).isEqualTo("alias/mine");
    assertThat(rule.blockedEncryptionTypes().encryptionTypeAsStrings()).containsExactly("SSE-C");
    refused(
        400,
        "InvalidArgument",
        "KMSMasterKeyID is not applicable",
        () ->
            s3.putBucketEncryption(
                b ->
                    b.bucket(B)
                        .serverSideEncryptionConfiguration(
                            c ->
                                c.rules(
                                    r ->
                                        r.applyServerSideEncryptionByDefault(
                                            d -> d.sseAlgorithm("AES256").kmsMasterKeyID("k"))))));
    s3.deleteBucketEncryption(b -> b.bucket(B));
    assertThat(s3.getBucketEncryption(b -> b.bucket(B)).serverSideEncryptionConfiguration().rules())
        .hasSize(1);
  }

  @Test
  void cors() {
    refused(
        404, "NoSuchCORSConfiguration", "does not exist", () -> s3.getBucketCors(b -> b.bucket(B)));
    s3.putBucketCors(
        b ->
            b.bucket(B)
                .corsConfiguration(
                    c ->
                        c.corsRules(
                            r ->
                                r.allowedMethods("GET", "PUT")
                                    .allowedOrigins("https://a.example", "https://*.b.example")
                                    .allowedHeaders("*")
                                    .exposeHeaders("ETag")
                                    .maxAgeSeconds(600))));
    assertThat(s3.getBucketCors(b -> b.bucket(B)).corsRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.allowedMethods()).containsExactly("GET", "PUT");
              assertThat(rule.maxAgeSeconds()).isEqualTo(600);
            });
    refused(
        400,
        "InvalidRequest",
        "Unsupported method is PATCH",
        () ->
            s3.putBucketCors(
                b ->
                    b.bucket(B)
                        .corsConfiguration(
                            c -> c.corsRules(r -> r.allowedMethods("PATCH").allowedOrigins("*")))));
    refused(
        400,
        "InvalidRequest",
        "can not have more than one wildcard",
        () ->
            s3.putBucketCors(
                b ->
                    b.bucket(B)
                        .corsConfiguration(
                            c ->
                                c.corsRules(
                                    r -> r.allowedMethods("GET").allowedOrigins("*://*")))));
    s3.deleteBucketCors(b -> b.bucket(B));
  }

  @Test
  void website() {
    refused(
        404,
        "NoSuchWebsiteConfiguration",
        "website configuration",
        () -> s3.getBucketWebsite(b -> b.bucket(B)));
    s3.putBucketWebsite(
        b ->
            b.bucket(B)
                .websiteConfiguration(
                    w ->
                        w.indexDocument(i -> i.suffix("index.html"))
                            .errorDocument(e -> e.key("error.html"))
                            .routingRules(
                                r ->
                                    r.condition(c -> c.keyPrefixEquals("old/"))
                                        .redirect(d -> d.replaceKeyPrefixWith("new/")))));
    var website = s3.getBucketWebsite(b -> b.bucket(B));
    assertThat(website.indexDocument().suffix()).isEqualTo("index.html");
    assertThat(website.routingRules().getFirst().redirect().replaceKeyPrefixWith())
        .isEqualTo("new/");
    refused(
        400,
        "InvalidArgument",
        "The IndexDocument Suffix is not well formed",
        () ->
            s3.putBucketWebsite(
                b -> b.bucket(B).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("a/b")))));
    refused(
        400,
        "InvalidRequest",
        "but not both",
        () ->
            s3.putBucketWebsite(
                b ->
                    b.bucket(B)
                        .websiteConfiguration(
                            w ->
                                w.indexDocument(i -> i.suffix("i"))
                                    .routingRules(
                                        r ->
                                            r.redirect(
                                                d ->
                                                    d.replaceKeyPrefixWith("a")
                                                        .replaceKeyWith("b"))))));
    s3.deleteBucketWebsite(b -> b.bucket(B));
  }

  @Test
  void lifecycle() {
    refused(
        404,
        "NoSuchLifecycleConfiguration",
        "does not exist",
        () -> s3.getBucketLifecycleConfiguration(b -> b.bucket(B)));
    LifecycleRule rule =
        LifecycleRule.builder()
            .status(ExpirationStatus.ENABLED)
            .filter(f -> f.prefix("logs/"))
            .transitions(t -> t.days(30).storageClass(TransitionStorageClass.STANDARD_IA))
            .expiration(e -> e.days(90))
            .noncurrentVersionExpiration(n -> n.noncurrentDays(7).newerNoncurrentVersions(2))
            .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(7))
            .build();
    put(rule);
    var got = s3.getBucketLifecycleConfiguration(b -> b.bucket(B));
    assertThat(got.rules().getFirst().toBuilder().id(null).build()).isEqualTo(rule);
    assertThat(got.rules().getFirst().id()).isNotEmpty();
    assertThat(got.transitionDefaultMinimumObjectSizeAsString())
        .isEqualTo("all_storage_classes_128K");
    refused(
        400,
        "InvalidArgument",
        "greater than or equal to 30 for storageClass 'STANDARD_IA'",
        () ->
            put(
                rule.toBuilder()
                    .transitions(t -> t.days(29).storageClass(TransitionStorageClass.STANDARD_IA))
                    .build()));
    refused(
        400,
        "InvalidArgument",
        "'(prefix=logs/)' must be greater than 'Days' in the Transition action",
        () -> put(rule.toBuilder().expiration(e -> e.days(30)).build()));
    refused(
        400,
        "InvalidArgument",
        "must be at midnight GMT",
        () ->
            put(
                LifecycleRule.builder()
                    .status(ExpirationStatus.ENABLED)
                    .filter(f -> f.prefix(""))
                    .expiration(e -> e.date(Instant.parse("2030-01-01T01:00:00Z")))
                    .build()));
    refused(400, "MalformedXML", "", () -> put(rule.toBuilder().prefix("both").build()));
    refused(
        400,
        "InvalidRequest",
        "At least one action",
        () ->
            put(
                LifecycleRule.builder()
                    .status(ExpirationStatus.ENABLED)
                    .filter(f -> f.prefix(""))
                    .build()));
    s3.deleteBucketLifecycle(b -> b.bucket(B));
  }

  private void put(LifecycleRule rule) {
    s3.putBucketLifecycleConfiguration(b -> b.bucket(B).lifecycleConfiguration(c -> c.rules(rule)));
  }

  @Test
  void notifications() {
    assertThat(s3.getBucketNotificationConfiguration(b -> b.bucket(B)).queueConfigurations())
        .isEmpty();
    QueueConfiguration queue =
        QueueConfiguration.builder()
            .queueArn("arn:aws:sqs:us-east-1:111122223333:jobs")
            .events(Event.S3_OBJECT_CREATED)
            .filter(
                f ->
                    f.key(
                        k ->
                            k.filterRules(
                                FilterRule.builder()
                                    .name(FilterRuleName.PREFIX)
                                    .value("in/")
                                    .build(),
                                FilterRule.builder()
                                    .name(FilterRuleName.SUFFIX)
                                    .value(".csv")
                                    .build())))
            .build();
    s3.putBucketNotificationConfiguration(
        b -> b.bucket(B).notificationConfiguration(n -> n.queueConfigurations(queue)));
    var got = s3.getBucketNotificationConfiguration(b -> b.bucket(B)).queueConfigurations();
    assertThat(got.getFirst().id()).isNotEmpty();
    assertThat(got.getFirst().filter().key().filterRules()).hasSize(2);
    refused(
        400,
        "InvalidArgument",
        "Configurations overlap",
        () ->
            s3.putBucketNotificationConfiguration(
                b ->
                    b.bucket(B)
                        .notificationConfiguration(
                            n ->
                                n.queueConfigurations(
                                    queue,
                                    queue.toBuilder()
                                        .events(Event.S3_OBJECT_CREATED_PUT)
                                        .build()))));
    refused(
        400,
        "InvalidArgument",
        "ARN could not be parsed",
        () ->
            s3.putBucketNotificationConfiguration(
                b ->
                    b.bucket(B)
                        .notificationConfiguration(
                            n ->
                                n.queueConfigurations(
                                    queue.toBuilder().queueArn("jobs").build()))));
    s3.putBucketNotificationConfiguration(b -> b.bucket(B).notificationConfiguration(n -> {}));
    assertThat(s3.getBucketNotificationConfiguration(b -> b.bucket(B)).queueConfigurations())
        .isEmpty();
  }

  @Test
  void namesOfFilterRulesDoNotDependOnCase() {
    s3.putBucketNotificationConfiguration(
        b ->
            b.bucket(B)
                .notificationConfiguration(
                    n ->
                        n.queueConfigurations(
                            q ->
                                q.queueArn("arn:aws:sqs:us-east-1:111122223333:jobs")
                                    .events(Event.S3_OBJECT_REMOVED)
                                    .filter(
                                        f ->
                                            f.key(
                                                k ->
                                                    k.filterRules(
                                                        FilterRule.builder()
                                                            .name("prefix")
                                                            .value("in/")
                                                            .build()))))));
    assertThat(
            s3.getBucketNotificationConfiguration(b -> b.bucket(B))
                .queueConfigurations()
                .getFirst()
                .filter()
                .key()
                .filterRules()
                .getFirst()
                .nameAsString())
        .isEqualTo("Prefix");
  }

  @Test
  void loggingAccelerationAndPayment() {
    assertThat(s3.getBucketLogging(b -> b.bucket(B)).loggingEnabled()).isNull();
    refused(
        400,
        "InvalidTargetBucketForLogging",
        "does not exist",
        () ->
            s3.putBucketLogging(
                b ->
                    b.bucket(B)
                        .bucketLoggingStatus(
                            l ->
                                l.loggingEnabled(
                                    e -> e.targetBucket("no-such").targetPrefix("")))));
    s3.createBucket(b -> b.bucket("logs-here"));
    s3.putBucketLogging(
        b ->
            b.bucket(B)
                .bucketLoggingStatus(
                    l -> l.loggingEnabled(e -> e.targetBucket("logs-here").targetPrefix("p/"))));
    assertThat(s3.getBucketLogging(b -> b.bucket(B)).loggingEnabled().targetPrefix())
        .isEqualTo("p/");
    assertThat(s3.getBucketAccelerateConfiguration(b -> b.bucket(B)).status()).isNull();
    s3.putBucketAccelerateConfiguration(
        b -> b.bucket(B).accelerateConfiguration(a -> a.status(BucketAccelerateStatus.ENABLED)));
    assertThat(s3.getBucketAccelerateConfiguration(b -> b.bucket(B)).status())
        .isEqualTo(BucketAccelerateStatus.ENABLED);
    assertThat(s3.getBucketRequestPayment(b -> b.bucket(B)).payer()).isEqualTo(Payer.BUCKET_OWNER);
    s3.putBucketRequestPayment(
        b -> b.bucket(B).requestPaymentConfiguration(p -> p.payer(Payer.REQUESTER)));
    assertThat(s3.getBucketRequestPayment(b -> b.bucket(B)).payer()).isEqualTo(Payer.REQUESTER);
  }

  @Test
  void replicationNeedsVersioningOnBothSides() {
    refused(400, "InvalidRequest", "Versioning must be 'Enabled'", this::replicate);
    s3.putBucketVersioning(
        b -> b.bucket(B).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    refused(400, "InvalidRequest", "Destination bucket must exist", this::replicate);
    s3.createBucket(b -> b.bucket("copies"));
    refused(400, "InvalidRequest", "must have versioning enabled", this::replicate);
    s3.putBucketVersioning(
        b ->
            b.bucket("copies")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    replicate();
    assertThat(s3.getBucketReplication(b -> b.bucket(B)).replicationConfiguration().rules())
        .hasSize(1);
    s3.deleteBucketReplication(b -> b.bucket(B));
    refused(
        404,
        "ReplicationConfigurationNotFoundError",
        "not found",
        () -> s3.getBucketReplication(b -> b.bucket(B)));
  }

  private void replicate() {
    s3.putBucketReplication(
        b ->
            b.bucket(B)
                .replicationConfiguration(
                    r ->
                        r.role("arn:aws:iam::111122223333:role/replicate")
                            .rules(
                                one ->
                                    one.status(ReplicationRuleStatus.ENABLED)
                                        .priority(1)
                                        .filter(f -> f.prefix(""))
                                        .deleteMarkerReplication(d -> d.status("Disabled"))
                                        .destination(d -> d.bucket("arn:aws:s3:::copies")))));
  }
}
