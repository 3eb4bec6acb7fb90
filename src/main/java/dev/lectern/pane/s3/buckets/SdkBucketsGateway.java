package dev.lectern.pane.s3.buckets;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.access.XmlKeys;
import dev.lectern.problem.Loaded;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets through the SDK. */
public final class SdkBucketsGateway implements BucketsGateway {

  private static final int PAGE = 1_000;

  private final BucketCallsGateway calls;

  /** Buckets of the session behind these calls. */
  public SdkBucketsGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  @Override
  public List<Bucket> list(Progress progress) {
    List<Bucket> found = new ArrayList<>();
    String token = null;
    do {
      progress.check();
      String from = token;
      // a page size makes S3 name each bucket's Region
      ListBucketsResponse page =
          calls
              .clients()
              .s3()
              .listBuckets(request -> request.maxBuckets(PAGE).continuationToken(from));
      for (var bucket : page.buckets()) {
        if (bucket.bucketRegion() != null) {
          calls.learn(bucket.name(), bucket.bucketRegion());
        }
        Instant created = bucket.creationDate() == null ? Instant.EPOCH : bucket.creationDate();
        found.add(new Bucket(bucket.name(), created, bucket.bucketRegion()));
      }
      progress.update(found.size(), -1);
      token = page.continuationToken();
    } while (token != null);
    return found;
  }

  @Override
  public BucketFacts facts(Bucket bucket) {
    String name = bucket.name();
    @Nullable String region = bucket.region();
    if (region == null) {
      region = Loaded.of(() -> region(name)).fold(found -> found, problem -> null);
    }
    return new BucketFacts(
        region, Loaded.of(() -> versioning(name)), Loaded.of(() -> access(name)));
  }

  private String region(String name) {
    String found = calls.call(name, s3 -> s3.headBucket(r -> r.bucket(name))).bucketRegion();
    String region = found == null ? calls.clients().session().region() : found;
    calls.learn(name, region);
    return region;
  }

  private BucketFacts.Versioning versioning(String name) {
    String status =
        calls.call(name, s3 -> s3.getBucketVersioning(r -> r.bucket(name))).statusAsString();
    return switch (status) {
      case null -> BucketFacts.Versioning.NEVER;
      case "Enabled" -> BucketFacts.Versioning.ENABLED;
      case "Suspended" -> BucketFacts.Versioning.SUSPENDED;
      default ->
          throw new ProblemException(
              UserProblem.of(
                  "S3 named a state that this console does not know.",
                  "GetBucketVersioning answered with Status " + status + ".",
                  "Look at the answer in the Call Lens."));
    };
  }

  private BucketFacts.Access access(String name) {
    if (blocked(name)) {
      return BucketFacts.Access.BLOCKED;
    }
    try {
      boolean open =
          calls
              .call(name, s3 -> s3.getBucketPolicyStatus(r -> r.bucket(name)))
              .policyStatus()
              .isPublic();
      return open ? BucketFacts.Access.PUBLIC : BucketFacts.Access.NOT_PUBLIC;
    } catch (S3Exception e) {
      if ("NoSuchBucketPolicy".equals(e.awsErrorDetails().errorCode())) {
        return BucketFacts.Access.NOT_PUBLIC;
      }
      throw e;
    }
  }

  private boolean blocked(String name) {
    try {
      PublicAccessBlockConfiguration block =
          calls
              .call(name, s3 -> s3.getPublicAccessBlock(r -> r.bucket(name)))
              .publicAccessBlockConfiguration();
      return block.blockPublicAcls()
          && block.ignorePublicAcls()
          && block.blockPublicPolicy()
          && block.restrictPublicBuckets();
    } catch (S3Exception e) {
      if ("NoSuchPublicAccessBlockConfiguration".equals(e.awsErrorDetails().errorCode())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void create(NewBucket bucket) {
    String name = bucket.name();
    calls.learn(name, bucket.region());
    calls.call(
        name,
        s3 ->
            s3.createBucket(
                request -> {
                  request.bucket(name);
                  if (bucket.objectLock()) {
                    request.objectLockEnabledForBucket(true);
                  }
                  // us-east-1 is where no constraint leads; naming it is an error
                  if (!bucket.region().equals("us-east-1")) {
                    request.createBucketConfiguration(
                        CreateBucketConfiguration.builder()
                            .locationConstraint(BucketLocationConstraint.fromValue(bucket.region()))
                            .build());
                  }
                }));
    if (bucket.versioning() && !bucket.objectLock()) {
      calls.call(
          name,
          s3 ->
              s3.putBucketVersioning(
                  r -> r.bucket(name).versioningConfiguration(v -> v.status("Enabled"))));
    }
  }

  @Override
  public void delete(String name) {
    calls.call(name, s3 -> s3.deleteBucket(r -> r.bucket(name)));
  }

  @Override
  public Contents contents(String bucket, Progress progress) {
    return calls.call(bucket, s3 -> count(s3, bucket, progress));
  }

  private static Contents count(S3Client s3, String bucket, Progress progress) {
    long versions = 0;
    long markers = 0;
    boolean more = false;
    for (var page :
        s3.listObjectVersionsPaginator(r -> r.bucket(bucket).encodingType(EncodingType.URL))) {
      progress.check();
      versions += page.versions().size();
      markers += page.deleteMarkers().size();
      progress.update(versions + markers, -1);
      if (page.isTruncated() && versions + markers >= MOST_COUNTED) {
        more = true;
        break;
      }
    }
    progress.check();
    ListMultipartUploadsResponse uploads =
        s3.listMultipartUploads(r -> r.bucket(bucket).encodingType(EncodingType.URL));
    return new Contents(versions, markers, uploads.uploads().size(), more || uploads.isTruncated());
  }

  @Override
  public Emptied empty(String bucket, Progress progress) {
    return calls.call(bucket, s3 -> new Emptying(s3, bucket, progress).run());
  }

  /** Takes the first page again and again; what S3 refuses to delete is stepped over. */
  private static final class Emptying {

    private final S3Client s3;
    private final String bucket;
    private final Progress progress;
    private long deleted;
    private long failed;
    private String firstFailure = "";

    Emptying(S3Client s3, String bucket, Progress progress) {
      this.s3 = s3;
      this.bucket = bucket;
      this.progress = progress;
    }

    Emptied run() {
      String key = null;
      String version = null;
      ListObjectVersionsResponse page;
      do {
        progress.check();
        String fromKey = key;
        String fromVersion = version;
        page =
            s3.listObjectVersions(
                r ->
                    r.bucket(bucket)
                        .encodingType(EncodingType.URL)
                        .keyMarker(fromKey)
                        .versionIdMarker(fromVersion));
        delete(page);
        key = page.nextKeyMarker();
        version = page.nextVersionIdMarker();
      } while (page.isTruncated());
      return new Emptied(deleted, stopUploads(), failed, firstFailure);
    }

    private void delete(ListObjectVersionsResponse page) {
      List<ObjectIdentifier> all = new ArrayList<>();
      page.versions().forEach(v -> all.add(identifier(v.key(), v.versionId())));
      page.deleteMarkers().forEach(m -> all.add(identifier(m.key(), m.versionId())));
      all.stream().filter(each -> !XmlKeys.fit(each.key())).forEach(this::deleteOne);
      all.removeIf(each -> !XmlKeys.fit(each.key()));
      for (int from = 0; from < all.size(); from += PAGE) {
        progress.check();
        List<ObjectIdentifier> some = all.subList(from, Math.min(all.size(), from + PAGE));
        DeleteObjectsResponse answer =
            s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(some).quiet(true)));
        failed += answer.errors().size();
        deleted += some.size() - answer.errors().size();
        if (firstFailure.isEmpty() && answer.hasErrors() && !answer.errors().isEmpty()) {
          var error = answer.errors().getFirst();
          firstFailure = error.key() + ": " + error.code() + ", " + error.message();
        }
        progress.update(deleted, -1);
      }
    }

    private void deleteOne(ObjectIdentifier each) {
      progress.check();
      s3.deleteObject(r -> r.bucket(bucket).key(each.key()).versionId(each.versionId()));
      deleted++;
    }

    private long stopUploads() {
      long stopped = 0;
      for (MultipartUpload upload :
          s3.listMultipartUploadsPaginator(r -> r.bucket(bucket).encodingType(EncodingType.URL))
              .uploads()) {
        progress.check();
        s3.abortMultipartUpload(
            r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        stopped++;
      }
      return stopped;
    }

    private static ObjectIdentifier identifier(String key, String version) {
      return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
  }
}
