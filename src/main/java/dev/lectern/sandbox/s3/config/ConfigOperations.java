package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.cors.CorsCheck;
import dev.lectern.sandbox.s3.lifecycle.LifecycleCheck;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.website.WebsiteCheck;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The operations of this package by AWS's names. */
public final class ConfigOperations {

  private static final List<String> SWITCHES =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  private final S3State state;
  private final Map<String, Operation> operations = new TreeMap<>();

  private ConfigOperations(S3State state) {
    this.state = state;
  }

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    ConfigOperations all = new ConfigOperations(state);
    all.addAccess();
    all.addRules();
    all.addSwitches();
    all.operations.putAll(new BucketAcl(state).operations());
    return all.operations;
  }

  private void addAccess() {
    removable(
        "PublicAccessBlock",
        new Kind(
            Configurations.PUBLIC_ACCESS_BLOCK,
            "PublicAccessBlockConfiguration",
            true,
            200,
            ConfigOperations::switches,
            Kind.missing(
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found")));
    removable(
        "BucketOwnershipControls",
        new Kind(
            Configurations.OWNERSHIP,
            "OwnershipControls",
            true,
            200,
            Ownership::check,
            Kind.missing(
                "OwnershipControlsNotFoundError", "The bucket ownership controls were not found")));
    removable(
        "BucketEncryption",
        new Kind(
            Configurations.ENCRYPTION,
            "ServerSideEncryptionConfiguration",
            true,
            200,
            Encryption::check,
            Encryption::standard));
  }

  private void addRules() {
    removable(
        "BucketTagging",
        new Kind(
            Configurations.TAGGING,
            "Tagging",
            false,
            204,
            BucketTags::check,
            Kind.missing("NoSuchTagSet", "The TagSet does not exist")));
    removable(
        "BucketCors",
        new Kind(
            Configurations.CORS,
            "CORSConfiguration",
            false,
            200,
            CorsCheck::check,
            Kind.missing("NoSuchCORSConfiguration", "The CORS configuration does not exist")));
    removable(
        "BucketWebsite",
        new Kind(
            Configurations.WEBSITE,
            "WebsiteConfiguration",
            false,
            200,
            WebsiteCheck::check,
            Kind.missing(
                "NoSuchWebsiteConfiguration",
                "The specified bucket does not have a website configuration")));
    Kind lifecycle =
        new Kind(
            Configurations.LIFECYCLE,
            "LifecycleConfiguration",
            false,
            200,
            LifecycleCheck::check,
            Kind.missing(
                "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"));
    settable("BucketLifecycleConfiguration", lifecycle);
    operations.put("DeleteBucketLifecycle", new DeleteConfiguration(state, lifecycle.document()));
    removable(
        "BucketReplication",
        new Kind(
            Configurations.REPLICATION,
            "ReplicationConfiguration",
            true,
            200,
            new Replication(state),
            Kind.missing(
                "ReplicationConfigurationNotFoundError",
                "The replication configuration was not found")));
  }

  private void addSwitches() {
    settable(
        "BucketNotificationConfiguration",
        new Kind(
            Configurations.NOTIFICATION,
            "NotificationConfiguration",
            false,
            200,
            Notifications::check,
            bucket -> Json.object()));
    settable(
        "BucketLogging",
        new Kind(
            Configurations.LOGGING,
            "BucketLoggingStatus",
            false,
            200,
            new Logging(state),
            bucket -> Json.object()));
    settable(
        "BucketAccelerateConfiguration",
        new Kind(
            Configurations.ACCELERATE,
            "AccelerateConfiguration",
            false,
            200,
            ConfigOperations::accelerate,
            bucket -> Json.object()));
    settable(
        "BucketRequestPayment",
        new Kind(
            Configurations.REQUEST_PAYMENT,
            "RequestPaymentConfiguration",
            false,
            200,
            (call, bucket, given) -> given,
            bucket -> Json.object().put("Payer", "BucketOwner")));
  }

  private void settable(String name, Kind kind) {
    operations.put("Get" + name, new GetConfiguration(state, kind));
    operations.put("Put" + name, new PutConfiguration(state, kind));
  }

  private void removable(String name, Kind kind) {
    settable(name, kind);
    operations.put("Delete" + name, new DeleteConfiguration(state, kind.document()));
  }

  /** A switch that is not named is off. */
  private static ObjectNode switches(Call call, Bucket bucket, ObjectNode given) {
    ObjectNode kept = Json.object();
    SWITCHES.forEach(name -> kept.put(name, given.path(name).asBoolean(false)));
    return kept;
  }

  /** Kept only: the sandbox has no edge locations. */
  private static ObjectNode accelerate(Call call, Bucket bucket, ObjectNode given) {
    if (bucket.name().contains(".")) {
      throw S3Errors.invalidRequest(
          "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names");
    }
    if (!given.has("Status")) {
      throw S3Errors.malformedXml();
    }
    return given;
  }
}
