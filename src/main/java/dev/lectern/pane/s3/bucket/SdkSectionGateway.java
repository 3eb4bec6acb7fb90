package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.lab.check.SdkShapes;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sub-resources through the AWS SDK. */
public record SdkSectionGateway(BucketCallsGateway calls) implements SectionGateway {

  /** Versions that are looked at to say what lifecycle rules will do. */
  private static final int MOST = 5_000;

  private static final String USUAL_MINIMUM = "all_storage_classes_128K";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Regions whose website endpoints have a hyphen before the Region; all others have a dot ("Amazon
   * Simple Storage Service endpoints and quotas", website endpoints).
   */
  private static final Set<String> DASHED =
      Set.of(
          "us-east-1",
          "us-west-1",
          "us-west-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "eu-west-1",
          "sa-east-1",
          "us-gov-west-1");

  /** What S3 answers with when there is no such sub-resource ("Error responses"). */
  private static final Set<String> NONE =
      Set.of(
          "NoSuchBucketPolicy",
          "NoSuchPublicAccessBlockConfiguration",
          "NoSuchCORSConfiguration",
          "NoSuchLifecycleConfiguration",
          "ServerSideEncryptionConfigurationNotFoundError",
          "NoSuchWebsiteConfiguration",
          "NoSuchTagSet",
          "ObjectLockConfigurationNotFoundError");

  @Override
  public String read(Section section, String bucket) {
    try {
      ObjectNode json = calls.call(bucket, s3 -> get(s3, section, bucket));
      return json.isEmpty() ? "" : Json.PRETTY.writeValueAsString(json);
    } catch (S3Exception e) {
      if (e.awsErrorDetails() != null && NONE.contains(e.awsErrorDetails().errorCode())) {
        return "";
      }
      throw e;
    }
  }

  private static ObjectNode get(S3Client s3, Section section, String bucket) {
    return switch (section) {
      case VERSIONING -> SdkShapes.json(s3.getBucketVersioning(r -> r.bucket(bucket)));
      case POLICY ->
          (ObjectNode) Json.MAPPER.readTree(s3.getBucketPolicy(r -> r.bucket(bucket)).policy());
      case PUBLIC_ACCESS ->
          SdkShapes.json(
              s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration());
      case ACL -> SdkShapes.json(s3.getBucketAcl(r -> r.bucket(bucket)));
      case CORS -> SdkShapes.json(s3.getBucketCors(r -> r.bucket(bucket)));
      case LIFECYCLE -> {
        ObjectNode json = SdkShapes.json(s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
        if (json.path(Forecast.SMALL_OBJECTS).asString("").equals(USUAL_MINIMUM)) {
          json.remove(Forecast.SMALL_OBJECTS);
        }
        yield json;
      }
      case ENCRYPTION ->
          SdkShapes.json(
              s3.getBucketEncryption(r -> r.bucket(bucket)).serverSideEncryptionConfiguration());
      case WEBSITE -> SdkShapes.json(s3.getBucketWebsite(r -> r.bucket(bucket)));
      case TAGS -> SdkShapes.json(s3.getBucketTagging(r -> r.bucket(bucket)));
      case NOTIFICATIONS ->
          SdkShapes.json(s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)));
      case OBJECT_LOCK ->
          SdkShapes.json(
              s3.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration());
    };
  }

  @Override
  public void write(Section section, String bucket, String json) {
    calls.call(
        bucket,
        s3 -> {
          put(s3, section, bucket, json);
          return section;
        });
  }

  private static void put(S3Client s3, Section section, String bucket, String json) {
    switch (section) {
      case VERSIONING -> {
        var value = filled(VersioningConfiguration::builder, json).build();
        s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(value));
      }
      case POLICY -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(json));
      case PUBLIC_ACCESS -> {
        var value = filled(PublicAccessBlockConfiguration::builder, json).build();
        s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(value));
      }
      case ACL -> {
        var value = filled(AccessControlPolicy::builder, json).build();
        s3.putBucketAcl(r -> r.bucket(bucket).accessControlPolicy(value));
      }
      case CORS -> {
        var value = filled(CORSConfiguration::builder, json).build();
        s3.putBucketCors(r -> r.bucket(bucket).corsConfiguration(value));
      }
      case LIFECYCLE -> {
        ObjectNode rules = read(json) instanceof ObjectNode all ? all.deepCopy() : Json.object();
        // belongs to the request, not to the rules; S3 forgets what is not said again
        JsonNode small = rules.remove(Forecast.SMALL_OBJECTS);
        var value = filled(BucketLifecycleConfiguration::builder, rules.toString()).build();
        s3.putBucketLifecycleConfiguration(
            r ->
                r.bucket(bucket)
                    .lifecycleConfiguration(value)
                    .transitionDefaultMinimumObjectSize(
                        small == null ? USUAL_MINIMUM : small.asString("")));
      }
      case ENCRYPTION -> {
        var value = filled(ServerSideEncryptionConfiguration::builder, json).build();
        s3.putBucketEncryption(r -> r.bucket(bucket).serverSideEncryptionConfiguration(value));
      }
      case WEBSITE -> {
        var value = filled(WebsiteConfiguration::builder, json).build();
        s3.putBucketWebsite(r -> r.bucket(bucket).websiteConfiguration(value));
      }
      case TAGS -> {
        var value = filled(Tagging::builder, json).build();
        s3.putBucketTagging(r -> r.bucket(bucket).tagging(value));
      }
      case NOTIFICATIONS -> {
        var value = filled(NotificationConfiguration::builder, json).build();
        s3.putBucketNotificationConfiguration(
            r -> r.bucket(bucket).notificationConfiguration(value));
      }
      case OBJECT_LOCK -> {
        var value = filled(ObjectLockConfiguration::builder, json).build();
        s3.putObjectLockConfiguration(r -> r.bucket(bucket).objectLockConfiguration(value));
      }
    }
  }

  private static <B extends SdkPojo> B filled(Supplier<B> builder, String json) {
    B filled = builder.get();
    try {
      SdkShapes.fill(filled, read(json));
      return filled;
    } catch (IllegalArgumentException e) {
      throw shape(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw shape(e);
    }
  }

  private static ProblemException shape(Exception e) {
    return new ProblemException(
        UserProblem.of(
            "The JSON does not have the shape that AWS takes.",
            sentence(String.valueOf(e.getMessage())),
            "Mend it, or begin with the example."));
  }

  private static String sentence(String message) {
    String text = message.replaceAll("[\\[\\]]", "");
    return Character.toUpperCase(text.charAt(0))
        + text.substring(1)
        + (text.endsWith(".") ? "" : ".");
  }

  @Override
  public void remove(Section section, String bucket) {
    calls.call(
        bucket,
        s3 -> {
          delete(s3, section, bucket);
          return section;
        });
  }

  private static void delete(S3Client s3, Section section, String bucket) {
    switch (section) {
      case POLICY -> s3.deleteBucketPolicy(r -> r.bucket(bucket));
      case PUBLIC_ACCESS -> s3.deletePublicAccessBlock(r -> r.bucket(bucket));
      case CORS -> s3.deleteBucketCors(r -> r.bucket(bucket));
      case LIFECYCLE -> s3.deleteBucketLifecycle(r -> r.bucket(bucket));
      case ENCRYPTION -> s3.deleteBucketEncryption(r -> r.bucket(bucket));
      case WEBSITE -> s3.deleteBucketWebsite(r -> r.bucket(bucket));
      case TAGS -> s3.deleteBucketTagging(r -> r.bucket(bucket));
      case NOTIFICATIONS -> put(s3, section, bucket, "{}");
      case VERSIONING, ACL, OBJECT_LOCK ->
          throw new IllegalArgumentException(section + " cannot be taken away");
    }
  }

  @Override
  public Listing listing(String bucket) {
    VersionListing all = new VersionListing();
    ListObjectVersionsResponse page = null;
    do {
      String key = page == null ? null : page.nextKeyMarker();
      String version = page == null ? null : page.nextVersionIdMarker();
      page =
          calls.call(
              bucket,
              s3 ->
                  s3.listObjectVersions(
                      r ->
                          r.bucket(bucket)
                              .encodingType(EncodingType.URL)
                              .keyMarker(key)
                              .versionIdMarker(version)));
      page.versions()
          .forEach(
              v ->
                  all.add(
                      new VersionListing.Entry(
                          v.key(),
                          Boolean.TRUE.equals(v.isLatest()),
                          false,
                          v.lastModified(),
                          v.size(),
                          v.storageClassAsString())));
      page.deleteMarkers()
          .forEach(
              m ->
                  all.add(
                      new VersionListing.Entry(
                          m.key(),
                          Boolean.TRUE.equals(m.isLatest()),
                          true,
                          m.lastModified(),
                          0,
                          "")));
    } while (Boolean.TRUE.equals(page.isTruncated()) && all.count() < MOST);
    return new Listing(all.rows(), Boolean.TRUE.equals(page.isTruncated()));
  }

  @Override
  public Preflight preflight(
      String bucket, String key, String origin, String method, String headers)
      throws IOException, InterruptedException {
    S3Client s3 = calls.clients().s3(calls.region(bucket));
    String url = s3.utilities().getUrl(r -> r.bucket(bucket).key(key)).toExternalForm();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(url))
            .timeout(PATIENCE)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method);
    if (!headers.isBlank()) {
      request.header("Access-Control-Request-Headers", headers);
    }
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      List<String> lines = new ArrayList<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> lines.add(name + ": " + v)));
      return new Preflight(answer.statusCode(), lines, answer.body());
    }
  }

  private static URI uri(String url) throws IOException {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IOException("The address of the object cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public String websiteUrl(String bucket) {
    String region = calls.region(bucket);
    String join = DASHED.contains(region) ? "-" : ".";
    return calls
        .clients()
        .session()
        .endpoint()
        .map(e -> "http://" + bucket + ".s3-website.localhost:" + e.getPort() + "/")
        .orElse("http://" + bucket + ".s3-website" + join + region + ".amazonaws.com/");
  }
}
