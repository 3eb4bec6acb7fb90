package dev.lectern.pane.s3.access;

import dev.lectern.aws.AwsClients;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sends calls about a bucket to the Region where it lives: the one that the list of buckets named,
 * or the one that S3 names when it is asked elsewhere: 301 PermanentRedirect, 307
 * TemporaryRedirect, 400 AuthorizationHeaderMalformed or IllegalLocationConstraintException
 * ("Making requests to buckets in other Regions", "Error responses"). Safe for any thread.
 */
public final class BucketCallsGateway {

  private static final String REGION_HEADER = "x-amz-bucket-region";

  private static final Set<String> ELSEWHERE =
      Set.of(
          "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private final AwsClients clients;
  private final Map<String, String> regions = new ConcurrentHashMap<>();

  /** Knows no bucket yet: they are asked for in the session's Region. */
  public BucketCallsGateway(AwsClients clients) {
    this.clients = clients;
  }

  /** The session's clients, for calls about no bucket. */
  public AwsClients clients() {
    return clients;
  }

  /** The Region in which calls about a bucket are made now: the session's until S3 says else. */
  public String region(String bucket) {
    return regions.getOrDefault(bucket, clients.session().region());
  }

  /** Remembers where a bucket lives. */
  public void learn(String bucket, String region) {
    regions.put(bucket, region);
  }

  /**
   * Makes a call about a bucket; asked once more elsewhere when S3 says where the bucket is.
   *
   * @param call makes the whole call, so that it can be made twice
   */
  public <T> T call(String bucket, Function<S3Client, T> call) {
    String region = region(bucket);
    try {
      return call.apply(clients.s3(region));
    } catch (S3Exception e) {
      String home = home(bucket, region, e);
      if (home == null || home.equals(region)) {
        throw e;
      }
      learn(bucket, home);
      return call.apply(clients.s3(home));
    }
  }

  /** Where the bucket lives, as far as a failure says so. */
  private @Nullable String home(String bucket, String asked, S3Exception failure) {
    int status = failure.statusCode();
    boolean moved = status == 301 || status == 307;
    if (!moved && status != 400) {
      return null;
    }
    Optional<String> named = named(failure);
    if (named.isPresent()) {
      return named.get();
    }
    // an answer to HEAD has no body and so no code: there only the header could have told
    return moved || ELSEWHERE.contains(code(failure)) ? ask(bucket, asked) : null;
  }

  /** HeadBucket names the Region in a header, even when it answers with a redirect. */
  private @Nullable String ask(String bucket, String asked) {
    try {
      return clients.s3(asked).headBucket(r -> r.bucket(bucket)).bucketRegion();
    } catch (S3Exception e) {
      return named(e).orElse(null);
    }
  }

  private static Optional<String> named(S3Exception failure) {
    return Optional.ofNullable(failure.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(answer -> answer.firstMatchingHeader(REGION_HEADER));
  }

  private static String code(S3Exception failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
