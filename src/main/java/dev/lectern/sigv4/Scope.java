package dev.lectern.sigv4;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a signature is good for.
 *
 * @param date {@code yyyymmdd}
 * @param region for example {@code us-east-1}
 * @param service signing name, for example {@code s3}
 */
public record Scope(String date, String region, String service) {

  /** Last part of every scope. */
  public static final String TERMINATOR = "aws4_request";

  /** {@code date/region/service/aws4_request}. */
  public String text() {
    return date + "/" + region + "/" + service + "/" + TERMINATOR;
  }

  /**
   * A credential as it is sent: access key id and scope.
   *
   * @param accessKeyId the key that signed
   * @param scope what the signature is good for
   */
  public record Credential(String accessKeyId, Scope scope) {

    /** Reads {@code AKID/date/region/service/aws4_request}; empty when it has another form. */
    public static Optional<Credential> parse(String text) {
      String[] parts = text.split("/", -1);
      int n = parts.length;
      if (n < 5 || !parts[n - 1].equals(TERMINATOR)) {
        return Optional.empty();
      }
      String key = String.join("/", Arrays.copyOf(parts, n - 4));
      return Optional.of(new Credential(key, new Scope(parts[n - 4], parts[n - 3], parts[n - 2])));
    }
  }
}
