package dev.lectern.sandbox.s3.state;

/** Names of a bucket's configuration documents; each holds the API's own structure. */
public final class Configurations {

  /** {@code ServerSideEncryptionConfiguration}; absent: SSE-S3 and SSE-C blocked. */
  public static final String ENCRYPTION = "encryption";

  /** {@code ObjectLockConfiguration}. */
  public static final String OBJECT_LOCK = "object-lock";

  /** {@code OwnershipControls}; absent: ObjectWriter. */
  public static final String OWNERSHIP = "ownershipControls";

  /** {@code PublicAccessBlockConfiguration}. */
  public static final String PUBLIC_ACCESS_BLOCK = "publicAccessBlock";

  /** {@code Tagging}. */
  public static final String TAGGING = "tagging";

  private Configurations() {}
}
