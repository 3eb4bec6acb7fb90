package dev.lectern.pane.s3.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** S3 as transfers need it. Every method calls AWS and blocks; exceptions are those of the SDK. */
public interface TransferGateway {

  /** A multipart upload that was begun. */
  record Upload(String bucket, String key, String uploadId) {}

  /**
   * A part as S3 has it.
   *
   * @param number 1 to 10,000
   * @param size bytes
   * @param etag as S3 gave it, with its quotes
   * @param crc32 its checksum, base64; null when it was sent without
   */
  record Part(int number, long size, String etag, @Nullable String crc32) {}

  /**
   * What is known of an object before it is downloaded.
   *
   * @param size bytes
   * @param etag as S3 gave it, with its quotes
   */
  record Head(long size, String etag) {}

  /**
   * What S3 has stored.
   *
   * @param etag as S3 gave it
   * @param versionId null without versioning
   * @param checksum algorithm and base64 value, null when S3 told none
   */
  record Stored(String etag, @Nullable String versionId, @Nullable String checksum) {}

  /** A multipart upload of a bucket that is neither completed nor aborted. */
  record Unfinished(Upload upload, Instant initiated) {}

  /** Takes the bytes of a download in order. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] bytes, int length) throws IOException;
  }

  /** PutObject with CRC32. */
  Stored put(String bucket, String key, String contentType, Slice body, Meter meter);

  /** CreateMultipartUpload with CRC32; the upload's id. */
  Upload create(String bucket, String key, String contentType);

  /** UploadPart with CRC32. */
  Part send(Upload upload, int number, Slice body, Meter meter);

  /** ListParts, all pages; ascending. */
  List<Part> parts(Upload upload);

  /** CompleteMultipartUpload with the parts in the order given. */
  Stored complete(Upload upload, List<Part> parts);

  /** AbortMultipartUpload; an upload that is no more is none to abort. */
  void abort(Upload upload);

  /** ListMultipartUploads, all pages up to 1,000 uploads. */
  List<Unfinished> unfinished(String bucket);

  /** HeadObject. */
  Head head(ObjectRef object);

  /**
   * GetObject, of the bytes {@code from} to {@code to} inclusive or, when {@code whole}, of all.
   *
   * @param etag If-Match: S3 answers 412 when the object is not this one any more
   */
  void read(ObjectRef object, String etag, boolean whole, long from, long to, Sink sink)
      throws IOException;

  /** Stores an empty object whose key ends in a slash, which consoles show as a folder. */
  void folder(String bucket, String key);

  /**
   * Which of these keys have an object now. Who may not look gets an empty list: to write one need
   * not be allowed to read.
   *
   * @param check called between calls; throws to stop
   */
  List<String> existing(String bucket, List<String> keys, Runnable check);
}
