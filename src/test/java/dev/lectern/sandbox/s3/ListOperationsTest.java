package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class ListOperationsTest extends SandboxTest {

  private static final String BUCKET = "list-bucket";
  private static final List<String> KEYS =
      List.of("a b", "a+b", "a/1", "a/2", "a/b/3", "b", "c/1", "c/2", "d//x", "é/ü");

  @BeforeEach
  void fill() {
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putBucketVersioning(
        b ->
            b.bucket(BUCKET)
                .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    for (String key : KEYS) {
      s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString("1"));
      s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString("2"));
    }
    s3.deleteObject(b -> b.bucket(BUCKET).key("c/1"));
    s3.deleteObject(b -> b.bucket(BUCKET).key("c/2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void anyPageSizeGivesTheSameSequence(int size) {
    List<String> keys = new ArrayList<>();
    s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).maxKeys(size))
        .contents()
        .forEach(one -> keys.add(one.key()));
    assertThat(keys).containsExactly("a b", "a+b", "a/1", "a/2", "a/b/3", "b", "d//x", "é/ü");

    List<String> top = new ArrayList<>();
    s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).maxKeys(size).delimiter("/"))
        .forEach(
            page -> {
              page.contents().forEach(one -> top.add(one.key()));
              page.commonPrefixes().forEach(one -> top.add(one.prefix()));
              assertThat(page.keyCount()).isLessThanOrEqualTo(size);
            });
    assertThat(top).containsExactlyInAnyOrder("a b", "a+b", "a/", "b", "d/", "é/");

    List<String> versions = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    s3.listObjectVersionsPaginator(b -> b.bucket(BUCKET).maxKeys(size))
        .forEach(
            page -> {
              page.versions().forEach(one -> versions.add(one.key()));
              page.deleteMarkers().forEach(one -> markers.add(one.key()));
            });
    assertThat(versions).hasSize(20).isSorted();
    assertThat(markers).containsExactly("c/1", "c/2");
  }
}
