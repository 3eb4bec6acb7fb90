package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Whatever the size of a page, the pages together are the same listing. */
class ListingLawsTest extends SandboxTest {

  private static final String BUCKET = "listing";
  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final TreeSet<String> keys = new TreeSet<>(BYTES);

  @BeforeEach
  void fill() {
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putBucketVersioning(
        b ->
            b.bucket(BUCKET)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    Random random = new Random(5);
    String[] words = {"a", "b", "logs", "ü", "😀", "\uffee", "x y", "+", "a&b<c>"};
    for (int i = 0; i < 70; i++) {
      StringBuilder key = new StringBuilder(words[random.nextInt(words.length)]);
      for (int depth = random.nextInt(3); depth > 0; depth--) {
        key.append('/').append(words[random.nextInt(words.length)]);
      }
      String name = key.toString();
      keys.add(name);
      s3.putObject(b -> b.bucket(BUCKET).key(name), RequestBody.fromString("x"));
    }
    for (String key : List.copyOf(keys)) {
      if (random.nextInt(6) == 0) {
        s3.deleteObject(b -> b.bucket(BUCKET).key(key));
        keys.remove(key);
      }
    }
  }

  private List<String> v2(String prefix, String delimiter, int page) {
    List<String> all = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ListObjectsV2Response answer =
          s3.listObjectsV2(
              b ->
                  b.bucket(BUCKET)
                      .prefix(prefix)
                      .delimiter(delimiter)
                      .maxKeys(page)
                      .continuationToken(next));
      List<String> one = new ArrayList<>();
      answer.contents().forEach(object -> one.add(object.key()));
      answer.commonPrefixes().forEach(common -> one.add(common.prefix()));
      assertThat(one).hasSize(answer.keyCount()).hasSizeLessThanOrEqualTo(page);
      one.sort(BYTES);
      all.addAll(one);
      token = answer.isTruncated() ? answer.nextContinuationToken() : null;
    } while (token != null);
    return all;
  }

  private List<String> v1(String prefix, int page) {
    List<String> all = new ArrayList<>();
    String marker = null;
    ListObjectsResponse answer;
    do {
      String next = marker;
      answer = s3.listObjects(b -> b.bucket(BUCKET).prefix(prefix).maxKeys(page).marker(next));
      answer.contents().forEach(object -> all.add(object.key()));
      marker = all.isEmpty() ? null : all.getLast();
    } while (answer.isTruncated());
    return all;
  }

  private List<String> versions(String prefix, String delimiter, int page) {
    List<String> all = new ArrayList<>();
    String key = null;
    String id = null;
    ListObjectVersionsResponse answer;
    do {
      String nextKey = key;
      String nextId = id;
      answer =
          s3.listObjectVersions(
              b ->
                  b.bucket(BUCKET)
                      .prefix(prefix)
                      .delimiter(delimiter)
                      .maxKeys(page)
                      .keyMarker(nextKey)
                      .versionIdMarker(nextId));
      answer.versions().forEach(one -> all.add(one.key() + " " + one.versionId()));
      answer.deleteMarkers().forEach(one -> all.add(one.key() + " " + one.versionId()));
      answer.commonPrefixes().forEach(one -> all.add(one.prefix()));
      key = answer.nextKeyMarker();
      id = answer.nextVersionIdMarker();
    } while (answer.isTruncated());
    return all;
  }

  @Test
  void listsEveryKeyOnceInTheOrderOfItsBytes() {
    for (int page : new int[] {1, 2, 7, 1000}) {
      assertThat(v2("", null, page)).as("pages of %d", page).containsExactlyElementsOf(keys);
      assertThat(v1("", page)).containsExactlyElementsOf(keys);
    }
  }

  @Test
  void rollsUpTheSamePrefixesWhateverThePage() {
    TreeSet<String> expected = new TreeSet<>(BYTES);
    keys.forEach(
        key -> expected.add(key.contains("/") ? key.substring(0, key.indexOf('/') + 1) : key));
    for (int page : new int[] {1, 3, 1000}) {
      assertThat(v2("", "/", page)).containsExactlyElementsOf(expected);
    }
    assertThat(v2("logs/", "/", 1)).isEqualTo(v2("logs/", "/", 1000));
  }

  @Test
  void listsEveryVersionOnceWhateverThePage() {
    List<String> whole = versions("", null, 1000);
    assertThat(whole).hasSizeGreaterThanOrEqualTo(70);
    for (int page : new int[] {1, 4, 9}) {
      assertThat(versions("", null, page)).containsExactlyInAnyOrderElementsOf(whole);
      assertThat(versions("", "/", page))
          .containsExactlyInAnyOrderElementsOf(versions("", "/", 1000));
    }
  }

  @Test
  void beginsBehindStartAfter() {
    String start = new ArrayList<>(keys).get(keys.size() / 2);
    assertThat(
            s3.listObjectsV2(b -> b.bucket(BUCKET).startAfter(start)).contents().stream()
                .map(object -> object.key())
                .toList())
        .containsExactlyElementsOf(keys.tailSet(start, false));
  }

  /** Deleting each version as it is listed meets every one of them, whatever the page. */
  @Test
  void goesOnBehindAVersionThatWasDeletedMeanwhile() {
    s3.putBucketVersioning(
        b ->
            b.bucket(BUCKET)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
    for (String key : List.copyOf(keys)) {
      s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString("without version"));
    }
    TreeSet<String> left = new TreeSet<>(versions("", null, 1000));
    String key = null;
    String id = null;
    ListObjectVersionsResponse answer;
    do {
      String nextKey = key;
      String nextId = id;
      answer =
          s3.listObjectVersions(
              b -> b.bucket(BUCKET).maxKeys(3).keyMarker(nextKey).versionIdMarker(nextId));
      answer.versions().forEach(one -> delete(one.key(), one.versionId(), left));
      answer.deleteMarkers().forEach(one -> delete(one.key(), one.versionId(), left));
      key = answer.nextKeyMarker();
      id = answer.nextVersionIdMarker();
    } while (answer.isTruncated());
    assertThat(left).isEmpty();
    s3.deleteBucket(b -> b.bucket(BUCKET));
  }

  private void delete(String key, String versionId, TreeSet<String> left) {
    s3.deleteObject(b -> b.bucket(BUCKET).key(key).versionId(versionId));
    assertThat(left.remove(key + " " + versionId)).isTrue();
  }
}
