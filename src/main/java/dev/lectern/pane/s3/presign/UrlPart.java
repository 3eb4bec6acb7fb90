package dev.lectern.pane.s3.presign;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of a presigned URL.
 *
 * @param name {@code host}, {@code path} or the name of a query parameter
 * @param raw as it stands in the URL
 * @param value decoded
 */
public record UrlPart(String name, String raw, String value) {

  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  /** All parts in their order. */
  public static List<UrlPart> of(URI url) {
    List<UrlPart> parts = new ArrayList<>();
    parts.add(new UrlPart("scheme", url.getScheme(), url.getScheme()));
    parts.add(new UrlPart("host", url.getRawAuthority(), url.getRawAuthority()));
    parts.add(new UrlPart("path", url.getRawPath(), url.getPath()));
    String query = url.getRawQuery();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String raw = equals < 0 ? "" : pair.substring(equals + 1);
        parts.add(new UrlPart(decode(name), raw, decode(raw)));
      }
    }
    return parts;
  }

  private static String decode(String text) {
    // SigV4 writes a space as %20; a plus is a plus
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** When the URL ends: X-Amz-Date plus X-Amz-Expires; empty when either is missing or wrong. */
  public static Optional<Instant> end(List<UrlPart> parts) {
    try {
      Optional<Instant> date =
          find(parts, "X-Amz-Date")
              .map(text -> LocalDateTime.parse(text, AMZ_DATE).toInstant(ZoneOffset.UTC));
      return date.flatMap(from -> life(parts).map(from::plus));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** How long the URL lives from its signing on; empty when that is missing or wrong. */
  public static Optional<Duration> life(List<UrlPart> parts) {
    try {
      return find(parts, "X-Amz-Expires").map(text -> Duration.ofSeconds(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> find(List<UrlPart> parts, String name) {
    return parts.stream().filter(p -> p.name().equals(name)).map(UrlPart::value).findFirst();
  }
}
