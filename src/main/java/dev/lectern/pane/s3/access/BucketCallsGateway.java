package dev.lectern.pane.s3.access;

import dev.lectern.aws.AwsClients;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sends calls about a bucket to the Region where it lives: the one that the list of buckets named,
 * or the one that a 301 PermanentRedirect of S3 names ("Making requests to buckets in other
 * Regions"). Safe for any thread.
 */
public final class BucketCallsGateway {

  private final AwsClients clients;
  private final Map<String, String> regions = new ConcurrentHashMap<>();

  /** Knows no bucket yet: they are asked for in the session's Region. */
  public BucketCallsGateway(AwsClients clients) {
    this.clients = clients;
  }

  /** The client of the session's Region, for calls about no bucket. */
  public S3Client s3() {
    return clients.s3();
  }

  /** The Region that the session calls when it does not know better. */
  public String sessionRegion() {
    return clients.session().region();
  }

  /** Remembers where a bucket lives. */
  public void learn(String bucket, String region) {
    regions.put(bucket, region);
  }

  /** Makes a call about a bucket; asked once more elsewhere when S3 says where the bucket is. */
  public <T> T call(String bucket, Function<S3Client, T> call) {
    String region = regions.getOrDefault(bucket, sessionRegion());
    try {
      return call.apply(clients.s3(region));
    } catch (S3Exception e) {
      String elsewhere = redirect(e).orElse(region);
      if (elsewhere.equals(region)) {
        throw e;
      }
      learn(bucket, elsewhere);
      return call.apply(clients.s3(elsewhere));
    }
  }

  private static Optional<String> redirect(S3Exception failure) {
    boolean moved = failure.statusCode() == 301 || failure.statusCode() == 307;
    boolean malformed =
        failure.awsErrorDetails() != null
            && "AuthorizationHeaderMalformed".equals(failure.awsErrorDetails().errorCode());
    if (!(moved || malformed)
        || failure.awsErrorDetails() == null
        || failure.awsErrorDetails().sdkHttpResponse() == null) {
      return Optional.empty();
    }
    return failure.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
  }
}
