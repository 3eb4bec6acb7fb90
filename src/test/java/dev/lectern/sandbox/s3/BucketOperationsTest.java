package dev.lectern.sandbox.s3;

import static dev.lectern.sandbox.s3.DirectCalls.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class BucketOperationsTest {

  private DirectCalls s3;

  @BeforeEach
  void open() throws IOException {
    s3 = new DirectCalls();
  }

  @AfterEach
  void close() throws IOException {
    s3.close();
  }

  private static ServiceException error(ThrowingCallable call) {
    ServiceException error = catchThrowableOfType(ServiceException.class, call);
    assertThat(error).isNotNull();
    return error;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Abc",
        "a_b",
        "-abc",
        "abc-",
        "a..b",
        "192.168.5.4",
        "xn--abc",
        "sthree-abc",
        "abc-s3alias",
        "abc--ol-s3"
      })
  void refusesNames(String name) {
    ServiceException error = error(() -> s3.call("CreateBucket", "Bucket", name));
    assertThat(error.code()).isEqualTo("InvalidBucketName");
    assertThat(error.status()).isEqualTo(400);
  }

  @Test
  void createsHeadsAndDeletes() throws IOException {
    assertThat(s3.call("CreateBucket", "Bucket", "abc").output().path("Location").asString())
        .isEqualTo("/abc");
    s3.call("CreateBucket", "Bucket", "abc");
    assertThat(s3.call("HeadBucket", "Bucket", "abc").output().path("BucketRegion").asString())
        .isEqualTo("us-east-1");
    s3.call("DeleteBucket", "Bucket", "abc");
    assertThat(error(() -> s3.call("HeadBucket", "Bucket", "abc")).code())
        .isEqualTo("NoSuchBucket");
  }

  @Test
  void anotherAccountsBucketIsTaken() throws IOException {
    s3.call("CreateBucket", "Bucket", "abc");
    s3.caller = Caller.root("111111111111", "AKIDOTHER");
    assertThat(error(() -> s3.call("CreateBucket", "Bucket", "abc")).code())
        .isEqualTo("BucketAlreadyExists");
  }

  @Test
  void locationConstraintMustFitTheRegion() throws IOException {
    s3.region = "eu-west-1";
    assertThat(error(() -> s3.call("CreateBucket", "Bucket", "abc")).code())
        .isEqualTo("IllegalLocationConstraintException");
    s3.call("CreateBucket", inRegion("abc", "eu-west-1"), new byte[0]);
    assertThat(
            error(() -> s3.call("CreateBucket", inRegion("abc", "eu-west-1"), new byte[0])).code())
        .isEqualTo("BucketAlreadyOwnedByYou");
    s3.region = "us-east-1";
    ServiceException moved = error(() -> s3.call("HeadBucket", "Bucket", "abc"));
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.headers()).containsEntry("x-amz-bucket-region", "eu-west-1");
    assertThat(
            s3.call("GetBucketLocation", "Bucket", "abc")
                .output()
                .path("LocationConstraint")
                .asString())
        .isEqualTo("eu-west-1");
    assertThat(
            error(() -> s3.call("CreateBucket", inRegion("abd", "us-east-1"), new byte[0])).code())
        .isEqualTo("InvalidLocationConstraint");
  }

  private static ObjectNode inRegion(String name, String region) {
    ObjectNode node = input("Bucket", name);
    node.putObject("CreateBucketConfiguration").put("LocationConstraint", region);
    return node;
  }

  @Test
  void listsInPages() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      names.add("bucket-" + i);
      s3.call("CreateBucket", "Bucket", "bucket-" + i);
    }
    List<String> found = new ArrayList<>();
    String token = "";
    do {
      ObjectNode request = Json.object().put("MaxBuckets", 3);
      if (!token.isEmpty()) {
        request.put("ContinuationToken", token);
      }
      ObjectNode page = s3.call("ListBuckets", request, new byte[0]).output();
      page.path("Buckets").forEach(bucket -> found.add(bucket.path("Name").asString()));
      token = page.path("ContinuationToken").asString("");
    } while (!token.isEmpty());
    assertThat(found).isEqualTo(names);
  }

  @Test
  void versioningGoesOnAndToSuspendedButNotBack() throws IOException {
    s3.call("CreateBucket", "Bucket", "abc");
    assertThat(s3.call("GetBucketVersioning", "Bucket", "abc").output().has("Status")).isFalse();
    for (String status : List.of("Enabled", "Suspended")) {
      ObjectNode request = input("Bucket", "abc");
      request.putObject("VersioningConfiguration").put("Status", status);
      s3.call("PutBucketVersioning", request, new byte[0]);
      assertThat(s3.call("GetBucketVersioning", "Bucket", "abc").output().path("Status").asString())
          .isEqualTo(status);
    }
  }
}
