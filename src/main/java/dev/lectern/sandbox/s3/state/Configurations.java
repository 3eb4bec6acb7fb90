package dev.lectern.sandbox.s3.state;

/** Names of a bucket's configuration documents; each holds the API's own structure. */
public final class Configurations {

  /** {@code AccelerateConfiguration}; absent: never set. */
  public static final String ACCELERATE = "accelerate";

  /** {@code AccessControlPolicy}; absent: full control for the owner. */
  public static final String ACL = "acl";

  /** {@code CORSConfiguration}. */
  public static final String CORS = "cors";

  /** {@code ServerSideEncryptionConfiguration}; absent: SSE-S3 and SSE-C blocked. */
  public static final String ENCRYPTION = "encryption";

  /** {@code LifecycleConfiguration} with {@code TransitionDefaultMinimumObjectSize}. */
  public static final String LIFECYCLE = "lifecycle";

  /** {@code BucketLoggingStatus}; absent: off. */
  public static final String LOGGING = "logging";

  /** {@code NotificationConfiguration}; absent: none. */
  public static final String NOTIFICATION = "notification";

  /** {@code ObjectLockConfiguration}. */
  public static final String OBJECT_LOCK = "object-lock";

  /** {@code OwnershipControls}; absent: ObjectWriter. */
  public static final String OWNERSHIP = "ownershipControls";

  /** The bucket policy, itself JSON. */
  public static final String POLICY = "policy";

  /** {@code PublicAccessBlockConfiguration}. */
  public static final String PUBLIC_ACCESS_BLOCK = "publicAccessBlock";

  /** {@code ReplicationConfiguration}. */
  public static final String REPLICATION = "replication";

  /** {@code RequestPaymentConfiguration}; absent: the owner pays. */
  public static final String REQUEST_PAYMENT = "requestPayment";

  /** {@code Tagging}. */
  public static final String TAGGING = "tagging";

  /** {@code WebsiteConfiguration}. */
  public static final String WEBSITE = "website";

  private Configurations() {}
}
