package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Records of what failed, as objects in a bucket, written with the rights of the function's role
 * ("Capturing records of Lambda asynchronous invocations", "Retain discarded batch records").
 *
 * @param calls who writes them
 */
public record FailureRecords(RoleCalls calls) {

  private static final String BUCKET = "arn:aws:s3:::";
  private static final DateTimeFormatter FOLDER = format("yyyy/MM/dd/");
  private static final DateTimeFormatter NAME = format("yyyy-MM-dd'T'HH.mm.ss-");

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Whether a destination is a bucket. */
  public static boolean isBucket(String arn) {
    return arn.startsWith(BUCKET);
  }

  /**
   * Writes a record.
   *
   * @param role of the function
   * @param bucket its ARN
   * @param prefix what stands before the date in the key
   * @return whether it was written; the role may not, or the bucket is gone, which AWS only counts
   *     ("DestinationDeliveryFailures")
   */
  public boolean write(
      FunctionRef function, String role, String bucket, String prefix, JsonNode record, Instant now)
      throws IOException {
    try {
      var _ =
          calls.call(
              new RoleCalls.Identity(
                  role,
                  "lambda.amazonaws.com",
                  function.name(),
                  function.accountId(),
                  function.region(),
                  function.unqualified().arn()),
              "s3",
              "PutObject",
              Json.object()
                  .put("Bucket", bucket.substring(BUCKET.length()))
                  .put("Key", prefix + FOLDER.format(now) + NAME.format(now) + UUID.randomUUID())
                  .put("ContentType", "application/json"),
              record.toString().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (ServiceException refused) {
      return false;
    }
  }
}
