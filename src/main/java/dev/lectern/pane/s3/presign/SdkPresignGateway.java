package dev.lectern.pane.s3.presign;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned URLs from the SDK's presigner, for the Region where the bucket is. */
public record SdkPresignGateway(BucketCallsGateway calls) implements PresignGateway {

  private static final int SAMPLE = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public Signed sign(Request request) {
    PresignedRequest presigned = presign(request);
    Map<String, String> headers = new LinkedHashMap<>();
    presigned
        .signedHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                headers.put(name, String.join(",", values));
              }
            });
    return new Signed(request.method(), URI.create(presigned.url().toString()), headers);
  }

  private PresignedRequest presign(Request of) {
    S3Presigner presigner = calls.clients().s3Presigner(calls.region(of.bucket()));
    return switch (of.method()) {
      case GET -> {
        GetObjectRequest.Builder get =
            GetObjectRequest.builder().bucket(of.bucket()).key(of.key()).versionId(of.versionId());
        if (!of.disposition().isEmpty()) {
          get.responseContentDisposition(
              "attachment; filename=\"" + of.disposition().replace("\"", "'") + "\"");
        }
        yield presigner.presignGetObject(
            r -> r.signatureDuration(of.expiry()).getObjectRequest(get.build()));
      }
      case PUT -> {
        PutObjectRequest.Builder put = PutObjectRequest.builder().bucket(of.bucket()).key(of.key());
        if (!of.contentType().isEmpty()) {
          put.contentType(of.contentType());
        }
        yield presigner.presignPutObject(
            r -> r.signatureDuration(of.expiry()).putObjectRequest(put.build()));
      }
      case DELETE -> {
        DeleteObjectRequest delete =
            DeleteObjectRequest.builder()
                .bucket(of.bucket())
                .key(of.key())
                .versionId(of.versionId())
                .build();
        yield presigner.presignDeleteObject(
            r -> r.signatureDuration(of.expiry()).deleteObjectRequest(delete));
      }
    };
  }

  private static String operation(Method method) {
    return switch (method) {
      case GET -> "GetObject";
      case PUT -> "PutObject";
      case DELETE -> "DeleteObject";
    };
  }

  @Override
  public Answer use(Signed signed, String body) throws IOException, InterruptedException {
    // the request goes out without an SDK client, so nobody else asks
    calls.clients().checkAllowed("s3", operation(signed.method()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.url())
            .timeout(PATIENCE)
            .method(
                signed.method().name(),
                signed.method() == Method.PUT
                    ? HttpRequest.BodyPublishers.ofString(body)
                    : HttpRequest.BodyPublishers.noBody());
    signed.headers().forEach(request::header);
    long before = System.nanoTime();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      byte[] sample;
      try (InputStream in = response.body()) {
        sample = in.readNBytes(SAMPLE);
      }
      long millis = (System.nanoTime() - before) / 1_000_000;
      http.shutdownNow();
      List<String> headers = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> headers.add(name + ": " + v)));
      long length = response.headers().firstValueAsLong("content-length").orElse(-1);
      return new Answer(
          response.statusCode(),
          headers,
          new String(sample, StandardCharsets.UTF_8),
          length,
          millis);
    }
  }
}
