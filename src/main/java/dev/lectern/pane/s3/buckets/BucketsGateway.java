package dev.lectern.pane.s3.buckets;

import dev.lectern.task.Progress;
import java.util.List;

/** Buckets of a session. Blocking; failures are the SDK's exceptions. */
public interface BucketsGateway {

  /** Counting further would take longer than what anybody waits for before a question. */
  long MOST_COUNTED = 200_000;

  /** All buckets of the account, by name; several calls when there are more than 1,000. */
  List<Bucket> list(Progress progress);

  /** Region, versioning and access of one bucket; what may not be asked is unknown. */
  BucketFacts facts(Bucket bucket);

  /** Makes a bucket. */
  void create(NewBucket bucket);

  /** Deletes an empty bucket. */
  void delete(String name);

  /**
   * Counts what is in a bucket: versions, delete markers and unfinished multipart uploads. Stops
   * counting after {@link #MOST_COUNTED} of them.
   *
   * @param progress told the number so far
   */
  Contents contents(String bucket, Progress progress);

  /**
   * Deletes every version, delete marker and unfinished multipart upload of a bucket. What is gone
   * when it is cancelled stays gone.
   *
   * @param progress told how many versions and delete markers are gone
   */
  Emptied empty(String bucket, Progress progress);

  /**
   * What is in a bucket.
   *
   * @param versions number of object versions
   * @param markers number of delete markers
   * @param uploads number of unfinished multipart uploads
   * @param more whether there is more than that
   */
  record Contents(long versions, long markers, long uploads, boolean more) {
    /** Versions and delete markers together. */
    public long all() {
      return versions + markers;
    }

    /** Whether the bucket can be deleted. */
    public boolean empty() {
      return versions + markers + uploads == 0;
    }
  }

  /**
   * What emptying did.
   *
   * @param deleted number of versions and delete markers that are gone
   * @param uploads number of multipart uploads that were stopped
   * @param failed number of versions that S3 refused to delete
   * @param firstFailure S3's words for the first of them; empty when none
   */
  record Emptied(long deleted, long uploads, long failed, String firstFailure) {}
}
