package dev.lectern.sandbox.wire;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names of requests, in the form that each service has at AWS: S3's are 16 letters and digits,
 * DynamoDB's 52, all others' are UUIDs.
 */
final class RequestIds {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int S3 = 16;
  private static final int DYNAMODB = 52;

  private RequestIds() {}

  /** A name for a request to a service, by its signing name. */
  static String of(String service) {
    return switch (service) {
      case "s3" -> letters(S3);
      case "dynamodb" -> letters(DYNAMODB);
      default -> UUID.randomUUID().toString();
    };
  }

  private static String letters(int length) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
