package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every operation that the storage modules of the course use. */
class OperationsWalkTest {

  /** Of buckets: all need one that exists. */
  private static final String OF_BUCKETS =
      """
      HeadBucket DeleteBucket GetBucketLocation ListObjects ListObjectsV2 ListObjectVersions
      PutBucketVersioning GetBucketVersioning PutBucketPolicy GetBucketPolicy DeleteBucketPolicy
      GetBucketPolicyStatus PutPublicAccessBlock GetPublicAccessBlock DeletePublicAccessBlock
      PutBucketEncryption GetBucketEncryption DeleteBucketEncryption
      PutBucketLifecycleConfiguration GetBucketLifecycleConfiguration DeleteBucketLifecycle
      PutBucketTagging GetBucketTagging DeleteBucketTagging PutBucketOwnershipControls
      GetBucketOwnershipControls DeleteBucketOwnershipControls PutBucketLogging GetBucketLogging
      PutBucketReplication GetBucketReplication DeleteBucketReplication
      PutObjectLockConfiguration GetObjectLockConfiguration PutBucketWebsite GetBucketWebsite
      DeleteBucketWebsite PutBucketCors GetBucketCors DeleteBucketCors
      PutBucketNotificationConfiguration GetBucketNotificationConfiguration
      PutBucketAccelerateConfiguration GetBucketAccelerateConfiguration PutBucketAcl GetBucketAcl
      PutBucketRequestPayment GetBucketRequestPayment ListMultipartUploads DeleteObjects
      """;

  /** Of objects. */
  private static final String OF_OBJECTS =
      """
      PutObject GetObject HeadObject CopyObject DeleteObject GetObjectAttributes PutObjectTagging
      GetObjectTagging DeleteObjectTagging PutObjectAcl GetObjectAcl PutObjectRetention
      GetObjectRetention PutObjectLegalHold GetObjectLegalHold CreateMultipartUpload UploadPart
      UploadPartCopy ListParts CompleteMultipartUpload AbortMultipartUpload
      """;

  private DirectCalls s3;

  @BeforeEach
  void open() throws IOException {
    s3 = new DirectCalls();
    s3.call("CreateBucket", "Bucket", "there");
    s3.call(
        "CreateBucket",
        DirectCalls.input("Bucket", "locked").put("ObjectLockEnabledForBucket", true),
        new byte[0]);
  }

  @AfterEach
  void close() throws IOException {
    s3.close();
  }

  private static Stream<String> names(String list) {
    return Arrays.stream(list.split("\\s+"));
  }

  static Stream<String> all() {
    return Stream.concat(names(OF_BUCKETS), names(OF_OBJECTS));
  }

  /** A call that says what each operation must say, and no more. */
  private static ObjectNode input(String bucket, String key) {
    ObjectNode input = DirectCalls.input("Bucket", bucket, "Key", key);
    input.put("UploadId", "none").put("PartNumber", 1).put("CopySource", bucket + "/" + key);
    input.put("ACL", "private").put("Policy", "{}");
    input.putArray("ObjectAttributes").add("ETag");
    input.putObject("Delete").putArray("Objects").addObject().put("Key", key);
    input.putObject("MultipartUpload").putArray("Parts").addObject().put("PartNumber", 1);
    input.putObject("LegalHold").put("Status", "ON");
    input.set(
        "Retention",
        Json.object().put("Mode", "GOVERNANCE").put("RetainUntilDate", "2030-01-01T00:00:00Z"));
    return input;
  }

  private ServiceException refused(String operation, ObjectNode input) {
    return catchThrowableOfType(
        ServiceException.class, () -> s3.call(operation, input, new byte[0]));
  }

  @Test
  void eachIsInTheModelAndInTheSandbox() {
    Set<String> modelled = new TreeSet<>();
    ServiceModel.load("s3").operations().stream().map(OperationModel::name).forEach(modelled::add);
    List<String> wanted = Stream.concat(all(), Stream.of("CreateBucket", "ListBuckets")).toList();
    assertThat(modelled).containsAll(wanted);
    assertThat(s3.operations()).containsAll(wanted);
    assertThat(modelled).as("an operation must be one of AWS's").containsAll(s3.operations());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anUnknownBucketIsNamed(String operation) {
    ServiceException error = refused(operation, input("nobody-has-this", "k"));
    assertThat(error).as(operation).isNotNull();
    assertThat(error.code()).isEqualTo("NoSuchBucket");
    assertThat(error.status()).isEqualTo(404);
    assertThat(error.details()).containsEntry("BucketName", "nobody-has-this");
  }

  @ParameterizedTest
  @CsvSource({
    "GetObject,there,NoSuchKey",
    "HeadObject,there,NoSuchKey",
    "CopyObject,there,NoSuchKey",
    "GetObjectAttributes,there,NoSuchKey",
    "PutObjectTagging,there,NoSuchKey",
    "GetObjectTagging,there,NoSuchKey",
    "DeleteObjectTagging,there,NoSuchKey",
    "PutObjectAcl,there,NoSuchKey",
    "GetObjectAcl,there,NoSuchKey",
    "PutObjectRetention,there,InvalidRequest",
    "GetObjectRetention,there,InvalidRequest",
    "PutObjectLegalHold,there,InvalidRequest",
    "GetObjectLegalHold,there,InvalidRequest",
    "PutObjectRetention,locked,NoSuchKey",
    "GetObjectRetention,locked,NoSuchKey",
    "PutObjectLegalHold,locked,NoSuchKey",
    "GetObjectLegalHold,locked,NoSuchKey",
    "UploadPart,there,NoSuchUpload",
    "UploadPartCopy,there,NoSuchUpload",
    "ListParts,there,NoSuchUpload",
    "CompleteMultipartUpload,there,NoSuchUpload",
    "AbortMultipartUpload,there,NoSuchUpload"
  })
  void anUnknownKeyIsRefused(String operation, String bucket, String code) {
    ServiceException error = refused(operation, input(bucket, "none"));
    assertThat(error).as(operation).isNotNull();
    assertThat(error.code()).isEqualTo(code);
    if (code.equals("NoSuchKey")) {
      assertThat(error.details()).containsEntry("Key", "none");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GetBucketPolicy,NoSuchBucketPolicy",
    "GetBucketPolicyStatus,NoSuchBucketPolicy",
    "GetBucketLifecycleConfiguration,NoSuchLifecycleConfiguration",
    "GetBucketTagging,NoSuchTagSet",
    "GetBucketReplication,ReplicationConfigurationNotFoundError",
    "GetObjectLockConfiguration,ObjectLockConfigurationNotFoundError",
    "GetBucketWebsite,NoSuchWebsiteConfiguration",
    "GetBucketCors,NoSuchCORSConfiguration"
  })
  void whatWasNeverSetHasItsOwnError(String operation, String code) {
    ServiceException error = refused(operation, input("there", "k"));
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.status()).isEqualTo(404);
    assertThat(error.details()).containsEntry("BucketName", "there");
  }

  @ParameterizedTest
  @MethodSource("all")
  void anotherAccountsNameForTheOwnerIsRefused(String operation) {
    ObjectNode input = input("there", "k").put("ExpectedBucketOwner", "999999999999");
    ServiceException error = refused(operation, input);
    assertThat(error).as(operation).isNotNull();
    assertThat(error.code()).isEqualTo("AccessDenied");
  }
}
