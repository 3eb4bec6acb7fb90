package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.access.LongKeys;
import dev.lectern.pane.s3.transfer.TransferGateway.Part;
import dev.lectern.pane.s3.transfer.TransferGateway.Upload;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file on its way to S3: one PutObject, or a multipart upload when it is large. */
final class UploadJob extends Job {

  private static final String CHANGED = "FileChanged";

  private final TransferGateway gateway;
  private final String bucket;
  private final String key;
  private final Path file;
  private final SortedMap<Integer, Part> sent = new TreeMap<>();
  private @Nullable Fingerprint fingerprint;
  private @Nullable Upload upload;
  private long partSize;

  /** What tells one state of a file from another without reading it. */
  private record Fingerprint(long size, long modified) {
    static Fingerprint of(Path file) throws IOException {
      return new Fingerprint(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
  }

  /**
   * What must be kept to go on with an upload after the console was closed.
   *
   * @param modified of the file, in milliseconds since 1970
   */
  record Begun(
      String bucket,
      String key,
      String uploadId,
      String file,
      long size,
      long modified,
      long partSize) {}

  UploadJob(TransferGateway gateway, String bucket, String key, Path file) {
    this.gateway = gateway;
    this.bucket = bucket;
    this.key = key;
    this.file = file;
  }

  /** Goes on with an upload of an earlier session. */
  UploadJob(TransferGateway gateway, Begun begun) {
    this(gateway, begun.bucket(), begun.key(), Path.of(begun.file()));
    this.upload = new Upload(bucket, key, begun.uploadId());
    this.fingerprint = new Fingerprint(begun.size(), begun.modified());
    this.partSize = begun.partSize();
  }

  /** What to keep; empty when there is no multipart upload to go on with. */
  synchronized Optional<Begun> begun() {
    Upload now = upload;
    Fingerprint print = fingerprint;
    return now == null || print == null
        ? Optional.empty()
        : Optional.of(
            new Begun(
                bucket,
                key,
                now.uploadId(),
                file.toString(),
                print.size(),
                print.modified(),
                partSize));
  }

  @Override
  Parts begin() throws IOException {
    LongKeys.checkUpload(key);
    if (!Files.isRegularFile(file) && Files.exists(file)) {
      throw new ProblemException(
          UserProblem.of(
              "This is no ordinary file.",
              file + " is a device, pipe or socket; its content has no end.",
              "Leave it out."));
    }
    Fingerprint now = Fingerprint.of(file);
    Upload earlier = upload;
    if (earlier != null && now.equals(fingerprint)) {
      try {
        return goOn(earlier, now);
      } catch (RuntimeException e) {
        // aborted meanwhile, by a lifecycle rule or by somebody else: there is nothing to go on
        // with
        if (!startsAnew(Problems.of(e))) {
          throw e;
        }
      }
    }
    if (now.size() > PartPlan.LARGEST) {
      throw new ProblemException(
          UserProblem.of(
              "The file is too large for S3.",
              "An object has at most 10,000 parts of 5 GiB, 48.8 TiB together.",
              "Split the file."));
    }
    PartPlan plan = PartPlan.of(now.size());
    Upload begun =
        plan.several() ? gateway.create(bucket, key, MediaTypes.of(file.toString())) : null;
    synchronized (this) {
      sent.clear();
      fingerprint = now;
      partSize = plan.partSize();
      upload = begun;
    }
    if (earlier != null) {
      // the file is another one now; the parts of the old one would be billed for ever
      gateway.abort(earlier);
    }
    return new Parts(plan);
  }

  private Parts goOn(Upload earlier, Fingerprint print) {
    PartPlan plan = PartPlan.of(print.size(), partSize);
    Parts parts = new Parts(plan);
    for (Part part : gateway.parts(earlier)) {
      int index = part.number() - 1;
      if (index < plan.parts() && part.size() == plan.length(index)) {
        synchronized (this) {
          sent.put(part.number(), part);
        }
        parts.done(index);
      }
    }
    return parts;
  }

  @Override
  void part(Parts parts, int part, Meter meter) throws IOException {
    Slice slice = new Slice(file, parts.plan().offset(part), parts.plan().length(part));
    Upload now = upload;
    if (now == null) {
      // smaller than was measured is found while reading; larger would be cut off silently
      checkUnchanged();
      gateway.put(bucket, key, MediaTypes.of(file.toString()), slice, meter);
      return;
    }
    Part stored = gateway.send(now, part + 1, slice, meter);
    synchronized (this) {
      sent.put(stored.number(), stored);
    }
  }

  @Override
  void finish(Parts parts) throws IOException {
    Upload now = upload;
    if (now != null) {
      checkUnchanged();
      List<Part> all;
      synchronized (this) {
        all = List.copyOf(sent.values());
      }
      gateway.complete(now, all);
    }
  }

  private void checkUnchanged() throws IOException {
    if (!Fingerprint.of(file).equals(fingerprint)) {
      throw new ProblemException(
          new UserProblem(
              "The file changed while it was uploaded.",
              "Parts of the old and the new content would be mixed, so nothing was stored.",
              "Try again when the file is at rest; the upload starts anew.",
              CHANGED,
              null,
              ""));
    }
  }

  @Override
  boolean startsAnew(UserProblem failure) {
    String code = failure.code();
    return code != null && (code.contains(CHANGED) || code.contains("NoSuchUpload"));
  }

  @Override
  void clean() {
    Upload now = upload;
    if (now != null) {
      gateway.abort(now);
    }
  }
}
