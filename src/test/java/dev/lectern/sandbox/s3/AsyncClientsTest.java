package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sandbox.engine.SandboxTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.CompletedDirectoryUpload;

/** The SDK's other ways to S3: asynchronous client, transfer manager, presigner, waiters. */
@Execution(ExecutionMode.CONCURRENT)
class AsyncClientsTest extends SandboxTest {

  private static final String BUCKET = "transfers";
  private static final int MB = 1024 * 1024;

  @TempDir Path folder;

  private S3AsyncClient async;

  @BeforeEach
  void open() {
    async =
        S3AsyncClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .forcePathStyle(true)
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .multipartEnabled(true)
            .multipartConfiguration(
                c -> c.minimumPartSizeInBytes(5L * MB).thresholdInBytes(6L * MB))
            .build();
    async.createBucket(b -> b.bucket(BUCKET)).join();
  }

  @AfterEach
  void close() {
    async.close();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void uploadsAndReadsInParts() {
    byte[] content = bytes(13 * MB + 7);
    async.putObject(b -> b.bucket(BUCKET).key("big"), AsyncRequestBody.fromBytes(content)).join();
    HeadObjectResponse head = async.headObject(b -> b.bucket(BUCKET).key("big")).join();
    assertThat(head.eTag()).endsWith("-3\"");
    assertThat(
            async
                .getObject(b -> b.bucket(BUCKET).key("big"), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray())
        .isEqualTo(content);
    async
        .copyObject(
            b ->
                b.sourceBucket(BUCKET)
                    .sourceKey("big")
                    .destinationBucket(BUCKET)
                    .destinationKey("copy"))
        .join();
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("copy")).contentLength())
        .isEqualTo(content.length);
    assertThatThrownBy(
            () ->
                async
                    .getObject(
                        b -> b.bucket(BUCKET).key("none"), AsyncResponseTransformer.toBytes())
                    .join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void theTransferManagerMovesFilesAndFolders() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source/deep er"));
    byte[] content = bytes(11 * MB);
    Files.write(source.resolve("big ü.bin"), content);
    Files.writeString(folder.resolve("source/small.txt"), "small");
    try (S3TransferManager manager = S3TransferManager.builder().s3Client(async).build()) {
      CompletedDirectoryUpload done =
          manager
              .uploadDirectory(
                  b -> b.source(folder.resolve("source")).bucket(BUCKET).s3Prefix("in"))
              .completionFuture()
              .join();
      assertThat(done.failedTransfers()).isEmpty();
      assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET)).contents())
          .extracting(object -> object.key())
          .containsExactly("in/deep er/big ü.bin", "in/small.txt");
      manager
          .copy(
              b ->
                  b.copyObjectRequest(
                      c ->
                          c.sourceBucket(BUCKET)
                              .sourceKey("in/deep er/big ü.bin")
                              .destinationBucket(BUCKET)
                              .destinationKey("in/copy")))
          .completionFuture()
          .join();
      Path target = folder.resolve("target");
      assertThat(
              manager
                  .downloadDirectory(
                      b ->
                          b.destination(target)
                              .bucket(BUCKET)
                              .listObjectsV2RequestTransformer(l -> l.prefix("in/")))
                  .completionFuture()
                  .join()
                  .failedTransfers())
          .isEmpty();
      assertThat(target.resolve("deep er/big ü.bin")).hasBinaryContent(content);
      assertThat(target.resolve("copy")).hasBinaryContent(content);
      assertThat(target.resolve("small.txt")).hasContent("small");
    }
  }

  @Test
  void waitsUntilThingsAreThere() {
    assertThat(
            s3.waiter()
                .waitUntilObjectNotExists(b -> b.bucket(BUCKET).key("k"))
                .matched()
                .exception())
        .isPresent();
    s3.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("x"));
    assertThat(
            async
                .waiter()
                .waitUntilObjectExists(b -> b.bucket(BUCKET).key("k"))
                .join()
                .matched()
                .response())
        .isPresent();
    s3.waiter().waitUntilBucketExists(b -> b.bucket(BUCKET));
    s3.waiter().waitUntilBucketNotExists(b -> b.bucket("not-there-yet"));
  }

  @Test
  void presignedRequestsWorkWithPlainHttp() throws Exception {
    try (S3Presigner presigner =
            S3Presigner.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(ALICE))
                .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
        HttpClient browser = HttpClient.newHttpClient()) {
      String key = "a b/ü+?&=%";
      PresignedPutObjectRequest put =
          presigner.presignPutObject(
              p ->
                  p.signatureDuration(Duration.ofMinutes(5))
                      .putObjectRequest(
                          b -> b.bucket(BUCKET).key(key).metadata(Map.of("by", "mia"))));
      HttpRequest.Builder upload =
          HttpRequest.newBuilder(put.url().toURI())
              .PUT(HttpRequest.BodyPublishers.ofString("hello"));
      put.signedHeaders()
          .forEach(
              (name, values) -> {
                if (!List.of("host", "content-length").contains(name)) {
                  values.forEach(value -> upload.header(name, value));
                }
              });
      assertThat(browser.send(upload.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      URI get =
          presigner
              .presignGetObject(
                  p ->
                      p.signatureDuration(Duration.ofMinutes(5))
                          .getObjectRequest(b -> b.bucket(BUCKET).key(key)))
              .url()
              .toURI();
      HttpResponse<String> read =
          browser.send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(read.body()).isEqualTo("hello");
      assertThat(read.headers().firstValue("x-amz-meta-by")).hasValue("mia");
      sandbox.clock().advance(Duration.ofMinutes(6));
      assertThat(
              browser
                  .send(HttpRequest.newBuilder(get).build(), HttpResponse.BodyHandlers.ofString())
                  .body())
          .contains("Request has expired");
    }
  }
}
