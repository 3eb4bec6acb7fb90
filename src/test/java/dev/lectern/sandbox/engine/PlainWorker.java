package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Puts, copies, deletes and multipart uploads in a bucket without versions. */
final class PlainWorker extends KilledWorker {

  private static final int KEYS = 12;
  private static final int PART = 5 << 20;

  private final Map<String, Content> objects = new HashMap<>();
  private @Nullable String pendingKey;
  private @Nullable Content pending;

  PlainWorker(String bucket, String prefix, Random random) {
    super(bucket, prefix, random);
  }

  @Override
  void step(S3Client s3) {
    String key = key(KEYS);
    int dice = random.nextInt(100);
    if (dice < 20) {
      begin(key, null);
      s3.deleteObject(b -> b.bucket(bucket).key(key));
    } else if (dice < 35 && !objects.isEmpty()) {
      String source = objects.keySet().stream().sorted().findFirst().orElseThrow();
      if (source.equals(key)) {
        return;
      }
      begin(key, objects.get(source));
      s3.copyObject(
          b ->
              b.sourceBucket(bucket)
                  .sourceKey(source)
                  .destinationBucket(bucket)
                  .destinationKey(key));
    } else if (dice < 40) {
      multipart(s3, key);
    } else {
      Content content = content();
      begin(key, content);
      s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(content.bytes()));
    }
    end();
  }

  private void multipart(S3Client s3, String key) {
    Content content = new Content(random.nextLong(), PART + random.nextInt(100_000));
    byte[] bytes = content.bytes();
    String id = s3.createMultipartUpload(b -> b.bucket(bucket).key(key)).uploadId();
    CompletedPart first = part(s3, key, id, 1, Arrays.copyOf(bytes, PART));
    CompletedPart last = part(s3, key, id, 2, Arrays.copyOfRange(bytes, PART, bytes.length));
    begin(key, content);
    s3.completeMultipartUpload(
        b -> b.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(first, last)));
  }

  private CompletedPart part(S3Client s3, String key, String id, int number, byte[] bytes) {
    String tag =
        s3.uploadPart(
                b -> b.bucket(bucket).key(key).uploadId(id).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private void begin(String key, @Nullable Content content) {
    pendingKey = key;
    pending = content;
  }

  private void end() {
    if (pendingKey != null) {
      set(pendingKey, pending);
    }
    pendingKey = null;
  }

  private void set(String key, @Nullable Content content) {
    if (content == null) {
      objects.remove(key);
    } else {
      objects.put(key, content);
    }
  }

  @Override
  void verify(S3Client s3, String told) {
    Map<String, byte[]> found = new HashMap<>();
    for (S3Object listed :
        s3.listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix)).contents()) {
      byte[] bytes = s3.getObjectAsBytes(b -> b.bucket(bucket).key(listed.key())).asByteArray();
      assertThat((long) bytes.length)
          .as("%s: size of %s", told, listed.key())
          .isEqualTo(listed.size());
      found.put(listed.key(), bytes);
    }
    if (pendingKey != null && happened(found.get(pendingKey))) {
      set(pendingKey, pending);
    }
    pendingKey = null;
    Set<String> keys = new HashSet<>(objects.keySet());
    keys.addAll(found.keySet());
    for (String key : keys) {
      assertThat(objects).as("%s: %s was deleted", told, key).containsKey(key);
      assertThat(found).as("%s: %s was acknowledged", told, key).containsKey(key);
      assertThat(objects.get(key).is(found.get(key)))
          .as("%s: the bytes of %s, %d of %s", told, key, found.get(key).length, objects.get(key))
          .isTrue();
    }
  }

  private boolean happened(byte @Nullable [] found) {
    return pending == null ? found == null : found != null && pending.is(found);
  }
}
