package dev.lectern.sandbox.s3.state;

/** The three states of a bucket's versioning (User Guide, "Using versioning in S3 buckets"). */
public enum Versioning {
  /** Never enabled; cannot be reached again once left. */
  OFF(""),
  /** Each write makes a version with an id of its own. */
  ENABLED("Enabled"),
  /** Writes replace the version whose id is {@code null}. */
  SUSPENDED("Suspended");

  private final String status;

  Versioning(String status) {
    this.status = status;
  }

  /** The value of {@code Status} in the API, empty when versioning was never enabled. */
  public String status() {
    return status;
  }
}
