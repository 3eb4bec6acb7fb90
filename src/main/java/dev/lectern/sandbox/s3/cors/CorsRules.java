package dev.lectern.sandbox.s3.cors;

import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A bucket's rules, asked for one cross-origin request. The first rule that fits counts (User
 * Guide, "Using cross-origin resource sharing (CORS)", How does Amazon S3 evaluate the CORS
 * configuration on a bucket?).
 */
final class CorsRules {

  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

  private CorsRules() {}

  /** Whether the bucket has rules at all. */
  static boolean enabled(Bucket bucket) {
    return bucket.configuration(Configurations.CORS).isPresent();
  }

  /**
   * The headers by which a browser learns that the request is allowed; empty when no rule fits.
   *
   * @param asked headers that a preflight asks for; empty when the request is none
   */
  static Optional<Map<String, String>> headers(
      Bucket bucket, String origin, String method, List<String> asked) {
    JsonNode rules =
        bucket
            .configuration(Configurations.CORS)
            .map(configuration -> configuration.path("CORSRules"))
            .orElse(null);
    if (rules == null) {
      return Optional.empty();
    }
    for (JsonNode rule : rules) {
      Optional<String> allowedOrigin =
          texts(rule.path("AllowedOrigins")).stream()
              .filter(pattern -> fits(pattern, origin))
              .findFirst();
      if (allowedOrigin.isPresent()
          && texts(rule.path("AllowedMethods")).contains(method)
          && asked.stream().allMatch(header -> allowsHeader(rule, header))) {
        return Optional.of(answer(rule, allowedOrigin.get(), origin, asked));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> answer(
      JsonNode rule, String allowedOrigin, String origin, List<String> asked) {
    Map<String, String> headers = new LinkedHashMap<>();
    boolean anybody = allowedOrigin.equals("*");
    headers.put("Access-Control-Allow-Origin", anybody ? "*" : origin);
    headers.put(
        "Access-Control-Allow-Methods", String.join(", ", texts(rule.path("AllowedMethods"))));
    if (!asked.isEmpty()) {
      headers.put(
          "Access-Control-Allow-Headers", String.join(", ", asked).toLowerCase(Locale.ROOT));
    }
    List<String> exposed = texts(rule.path("ExposeHeaders"));
    if (!exposed.isEmpty()) {
      headers.put("Access-Control-Expose-Headers", String.join(", ", exposed));
    }
    if (rule.has("MaxAgeSeconds")) {
      headers.put("Access-Control-Max-Age", rule.path("MaxAgeSeconds").asString());
    }
    if (!anybody) {
      headers.put("Access-Control-Allow-Credentials", "true");
    }
    headers.put("Vary", VARY);
    return headers;
  }

  private static boolean allowsHeader(JsonNode rule, String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return texts(rule.path("AllowedHeaders")).stream()
        .anyMatch(pattern -> fits(pattern.toLowerCase(Locale.ROOT), lower));
  }

  /** A pattern has at most one wildcard. */
  private static boolean fits(String pattern, String text) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(text)
        : text.length() >= pattern.length() - 1
            && text.startsWith(pattern.substring(0, star))
            && text.endsWith(pattern.substring(star + 1));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(value -> texts.add(value.asString()));
    return texts;
  }
}
