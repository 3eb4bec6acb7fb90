package dev.lectern.pane.s3.bucket;

import dev.lectern.aws.Persona;
import dev.lectern.calc.access.BucketExposure;
import java.util.List;
import java.util.Optional;

/**
 * Who gets at a bucket, and requests tried as somebody else. Every method calls AWS and blocks;
 * exceptions are those of the SDK.
 */
public interface ExposureGateway {

  /**
   * What was found.
   *
   * @param told what GetBucketPolicyStatus says; empty when the bucket has no policy, or when it
   *     may not be asked
   * @param unread names of what may not be read, so that the rest is all that is known
   */
  record Look(BucketExposure exposure, Optional<Boolean> told, List<String> unread) {}

  /** A request that changes nothing, whoever is allowed to make it. */
  enum Attempt {
    GET_OBJECT(true),
    LIST_OBJECTS(false),
    /** With a checksum of other bytes, so that S3 stores nothing after it has let it in. */
    PUT_OBJECT(true),
    GET_BUCKET_POLICY(false),
    GET_OBJECT_ACL(true);

    private final boolean object;

    Attempt(boolean object) {
      this.object = object;
    }

    /** Whether it needs a key. */
    public boolean object() {
      return object;
    }
  }

  /**
   * How an attempt ended.
   *
   * @param allowed whether S3 let it in, be it that it found nothing then
   * @param code AWS's error code, empty without one
   * @param message AWS's own words
   * @param requestId by which the Call Lens finds it
   */
  record Outcome(boolean allowed, int status, String code, String message, String requestId) {}

  /** Policy, ACL, block and ownership of a bucket, taken together. */
  Look look(String bucket);

  /** As whom a request can be tried: first without a signature. */
  List<Persona> personas();

  /** Tries a request. */
  Outcome attempt(Persona who, Attempt what, String bucket, String key);
}
