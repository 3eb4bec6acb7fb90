package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Transfers through the AWS SDK, each bucket in its own Region. */
public record SdkTransferGateway(BucketCallsGateway calls) implements TransferGateway {

  private static final int BUFFER = 64 * 1024;

  /** Up to this number keys are asked for one by one. */
  private static final int FEW = 20;

  private static final int MOST_UPLOADS = 1000;

  @Override
  public Stored put(String bucket, String key, String contentType, Slice body, Meter meter) {
    PutObjectResponse stored =
        calls.call(
            bucket,
            s3 ->
                s3.putObject(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .contentType(contentType)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    content(body, contentType, meter)));
    return new Stored(stored.eTag(), stored.versionId(), checksum(stored.checksumCRC32()));
  }

  @Override
  public Upload create(String bucket, String key, String contentType) {
    String id =
        calls
            .call(
                bucket,
                s3 ->
                    s3.createMultipartUpload(
                        r ->
                            r.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32)))
            .uploadId();
    return new Upload(bucket, key, id);
  }

  @Override
  public Part send(Upload upload, int number, Slice body, Meter meter) {
    UploadPartResponse sent =
        calls.call(
            upload.bucket(),
            s3 ->
                s3.uploadPart(
                    r ->
                        r.bucket(upload.bucket())
                            .key(upload.key())
                            .uploadId(upload.uploadId())
                            .partNumber(number)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    content(body, "application/octet-stream", meter)));
    return new Part(number, body.length(), sent.eTag(), sent.checksumCRC32());
  }

  @Override
  public List<Part> parts(Upload upload) {
    return calls.call(
        upload.bucket(),
        s3 ->
            s3
                .listPartsPaginator(
                    r -> r.bucket(upload.bucket()).key(upload.key()).uploadId(upload.uploadId()))
                .parts()
                .stream()
                .map(p -> new Part(p.partNumber(), p.size(), p.eTag(), p.checksumCRC32()))
                .toList());
  }

  @Override
  public Stored complete(Upload upload, List<Part> parts) {
    List<CompletedPart> completed =
        parts.stream()
            .map(
                p ->
                    CompletedPart.builder()
                        .partNumber(p.number())
                        .eTag(p.etag())
                        .checksumCRC32(p.crc32())
                        .build())
            .toList();
    CompleteMultipartUploadResponse stored =
        calls.call(
            upload.bucket(),
            s3 ->
                s3.completeMultipartUpload(
                    r ->
                        r.bucket(upload.bucket())
                            .key(upload.key())
                            .uploadId(upload.uploadId())
                            .multipartUpload(m -> m.parts(completed))));
    return new Stored(stored.eTag(), stored.versionId(), checksum(stored.checksumCRC32()));
  }

  @Override
  public void abort(Upload upload) {
    try {
      calls.call(
          upload.bucket(),
          s3 ->
              s3.abortMultipartUpload(
                  r -> r.bucket(upload.bucket()).key(upload.key()).uploadId(upload.uploadId())));
    } catch (NoSuchUploadException alreadyGone) {
      // what was to be reached is reached
      return;
    }
  }

  @Override
  public List<Unfinished> unfinished(String bucket) {
    return calls.call(
        bucket,
        s3 ->
            s3
                .listMultipartUploadsPaginator(r -> r.bucket(bucket).encodingType(EncodingType.URL))
                .uploads()
                .stream()
                .limit(MOST_UPLOADS)
                .map(u -> new Unfinished(new Upload(bucket, u.key(), u.uploadId()), u.initiated()))
                .toList());
  }

  @Override
  public Head head(ObjectRef object) {
    var head =
        calls.call(
            object.bucket(),
            s3 ->
                s3.headObject(
                    r ->
                        r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())));
    return new Head(head.contentLength(), head.eTag());
  }

  @Override
  public void read(ObjectRef object, String etag, boolean whole, long from, long to, Sink sink)
      throws IOException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .versionId(object.versionId())
            .ifMatch(etag);
    if (!whole) {
      request.range("bytes=" + from + "-" + to);
    }
    try (ResponseInputStream<GetObjectResponse> in =
        calls.call(object.bucket(), s3 -> s3.getObject(request.build()))) {
      copy(in, sink);
    }
  }

  @Override
  public void folder(String bucket, String key) {
    calls.call(
        bucket,
        s3 ->
            s3.putObject(
                r -> r.bucket(bucket).key(key).contentType("application/x-directory"),
                RequestBody.empty()));
  }

  @Override
  public List<String> existing(String bucket, List<String> keys, Runnable check) {
    try {
      return calls.call(
          bucket,
          s3 ->
              keys.size() <= FEW
                  ? keys.stream().filter(key -> exists(s3, bucket, key, check)).toList()
                  : listed(s3, bucket, keys, check));
    } catch (S3Exception e) {
      if (e.statusCode() == 403) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean exists(S3Client s3, String bucket, String key, Runnable check) {
    check.run();
    try {
      s3.headObject(r -> r.bucket(bucket).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return false;
      }
      throw e;
    }
  }

  /** One page of a listing tells of a thousand keys. */
  private static List<String> listed(
      S3Client s3, String bucket, List<String> keys, Runnable check) {
    Set<String> wanted = new HashSet<>(keys);
    List<String> found = new ArrayList<>();
    for (var page :
        s3.listObjectsV2Paginator(
            r -> r.bucket(bucket).encodingType(EncodingType.URL).prefix(Keys.commonPrefix(keys)))) {
      check.run();
      page.contents().stream().map(S3Object::key).filter(wanted::contains).forEach(found::add);
      if (found.size() == wanted.size()) {
        break;
      }
    }
    return found;
  }

  private static void copy(ResponseInputStream<GetObjectResponse> in, Sink sink)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean complete = false;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sink.write(buffer, read);
      }
      complete = true;
    } finally {
      if (!complete) {
        // closing would read the rest of the body first
        in.abort();
      }
    }
  }

  private static RequestBody content(Slice body, String contentType, Meter meter) {
    ContentStreamProvider provider = () -> open(body, meter);
    return RequestBody.fromContentProvider(provider, body.length(), contentType);
  }

  private static InputStream open(Slice body, Meter meter) {
    try {
      return body.open(meter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String checksum(@Nullable String crc32) {
    return crc32 == null ? null : "CRC32 " + crc32;
  }
}
