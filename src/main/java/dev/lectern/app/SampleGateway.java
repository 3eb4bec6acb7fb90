package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * Something to look at: a bucket whose {@code cfg.json} has a {@code null} version from before
 * versioning and three more, and whose {@code notes.txt} is under a delete marker.
 */
final class SampleGateway {

  /** The sample bucket. */
  static final String BUCKET = "lectern-sample";

  private static final String MARK = "samples-made";

  private static final String TABLE_MARK = "sample-table-made";

  private final AwsClients clients;

  /** Nothing is built of the clients when there is nothing to make. */
  SampleGateway(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * Makes the bucket once in the life of the data folder; a user who deletes it does not get it
   * back.
   *
   * @return what went wrong, in a sentence; the console works without the sample
   */
  Optional<String> bucket(Path data) throws IOException {
    return once(data.resolveSibling(MARK), "bucket", this::make);
  }

  /** Makes the table in the same way; what was begun in an earlier life is completed. */
  Optional<String> table(Path data) throws IOException {
    return once(
        data.resolveSibling(TABLE_MARK), "table", () -> new SampleTableGateway(clients).make());
  }

  private static Optional<String> once(Path mark, String what, Runnable make) throws IOException {
    if (Files.exists(mark)) {
      return Optional.empty();
    }
    try {
      make.run();
    } catch (SdkException e) {
      UserProblem problem = Problems.of(e);
      return Optional.of("The sample " + what + " was not made. " + problem.why());
    }
    Files.writeString(mark, "");
    return Optional.empty();
  }

  private void make() {
    S3Client s3 = clients.s3();
    s3.createBucket(bucket -> bucket.bucket(BUCKET));
    put(s3, "cfg.json", "application/json", config("test", 5, 900, true));
    put(s3, "app.log", "text/plain", log());
    put(
        s3,
        "customers.csv",
        "text/csv",
        "id,name,city\n1,Mia,Berlin\n2,Noah,Porto\n3,Ada,London\n");
    put(s3, "index.html", "text/html", "<!doctype html>\n<title>Orders</title>\n<h1>Orders</h1>\n");
    put(s3, "error.html", "text/html", "<!doctype html>\n<title>Not here</title>\n<h1>404</h1>\n");
    put(s3, "robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
    put(s3, "reports/2026/10/orders.csv", "text/csv", "order,total\n1001,19.90\n1002,7.50\n");
    put(s3, "reports/2026/11/orders.csv", "text/csv", "order,total\n1003,42.00\n");
    s3.putBucketVersioning(
        request ->
            request
                .bucket(BUCKET)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    put(s3, "cfg.json", "application/json", config("test", 3, 900, true));
    put(s3, "cfg.json", "application/json", config("prod", 3, 1500, true));
    put(s3, "cfg.json", "application/json", config("prod", 3, 2500, false));
    put(
        s3,
        "index.html",
        "text/html",
        "<!doctype html>\n<title>Orders</title>\n<h1>All orders</h1>\n");
    put(s3, "notes.txt", "text/plain", "Delete me, then bring me back.\n");
    s3.deleteObject(request -> request.bucket(BUCKET).key("notes.txt"));
  }

  private static void put(S3Client s3, String key, String type, String text) {
    s3.putObject(
        request ->
            request.bucket(BUCKET).key(key).contentType(type).metadata(Map.of("course", "sample")),
        RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String config(String stage, int attempts, int timeout, boolean debug) {
    return """
        {
          "service": "orders",
          "stage": "%s",
          "retry": {
            "maxAttempts": %d%s
          },
          "timeoutMs": %d,%s
          "queue": "orders-in",
          "limits": {
            "items": 100,
            "bytes": 262144
          }
        }
        """
        .formatted(
            stage,
            attempts,
            attempts == 3 ? ",\n    \"mode\": \"standard\"" : "",
            timeout,
            debug ? "\n  \"debug\": true," : "");
  }

  private static String log() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("10:%02d:%02d INFO  order %d accepted\n".formatted(i / 60, i % 60, 1000 + i));
    }
    return text.toString();
  }
}
