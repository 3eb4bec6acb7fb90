package dev.lectern.pane.s3.details;

import dev.lectern.ui.control.Pair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object: what S3 says of it, its bytes, and its changes. Every method calls AWS and blocks;
 * exceptions are those of the SDK, or a {@link dev.lectern.problem.ProblemException}.
 */
public interface ObjectDetailsGateway {

  /**
   * An object, or one version of it.
   *
   * @param versionId null for whatever is latest
   */
  record Target(String bucket, String key, @Nullable String versionId) {

    /** No object. */
    static final Target NONE = new Target("", "", null);

    boolean none() {
      return bucket.isEmpty();
    }
  }

  /**
   * A retention and a legal hold.
   *
   * @param mode GOVERNANCE, COMPLIANCE, or empty for no retention
   * @param until end of the retention; null without one
   * @param hold whether a legal hold is on
   */
  record Lock(String mode, @Nullable Instant until, boolean hold) {

    /** No lock. */
    static final Lock NONE = new Lock("", null, false);
  }

  /** A part of a multipart upload as it was completed; the checksum has no name, S3's own is it. */
  record Part(int number, long size, String checksum) {}

  /**
   * The parts of an object.
   *
   * @param count 0 for an object that was written in one piece
   * @param parts what S3 tells of them: only for objects with a composite checksum
   */
  record Parts(int count, List<Part> parts) {}

  /**
   * Some bytes of an object.
   *
   * @param bytes from the start
   * @param total size of the whole
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Start(byte[] bytes, long total) {}

  /** What HeadObject says. */
  Head head(Target target);

  /** The tags, in the order of S3. */
  List<Pair> tags(Target target);

  /** Retention and legal hold; empty fields when the bucket has no object lock. */
  Lock lock(Target target);

  /** The parts, at most the first thousand. */
  Parts parts(Target target);

  /**
   * At most {@code limit} bytes from the start.
   *
   * @param head what was read before: other bytes than its ETag stands for are refused
   */
  Start read(Target target, Head head, int limit);

  /** What HeadObject says of the latest version; empty when there is none. */
  Optional<Head> latest(Target target);

  /**
   * Writes other bytes over the object that was read; S3 refuses it with 412 when it has another
   * one by now. Headers, metadata, storage class, encryption and the algorithm of the checksum stay
   * as they are now; an ACL and a lock do not.
   *
   * @param head what was read
   * @param tags what it shall have; none needs no permission to tag
   * @return the new version's id, empty without versioning
   */
  String write(Target target, Head head, List<Pair> tags, byte[] bytes);

  /**
   * Writes a new object; S3 refuses it with 412 when there is one of this key.
   *
   * @return its version id, empty without versioning
   */
  String create(Target target, String contentType, byte[] bytes);

  /**
   * Copies the object onto itself with other headers and metadata. Tags, storage class and
   * encryption stay; an ACL and a lock do not.
   *
   * @param head what the change was made from; when S3 has another object by now, it is refused
   */
  void writeHeaders(Target target, Head head, Headers headers);

  /**
   * Replaces all tags.
   *
   * @param before what the change was made from; when S3 has others by now, it is refused
   */
  void writeTags(Target target, List<Pair> before, List<Pair> tags);

  /**
   * Changes retention and legal hold, whichever differs.
   *
   * @param bypass whether a governance retention may be shortened
   */
  void writeLock(Target target, Lock before, Lock lock, boolean bypass);
}
