package dev.lectern.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Method, target and headers of an HTTP request exactly as received.
 *
 * @param method for example {@code PUT}
 * @param rawPath path as sent, percent-encoding untouched
 * @param rawQuery query as sent, without the question mark; empty when there is none
 * @param headers values by lower-case header name, in order of arrival
 * @param remote address of the client
 */
public record RequestHead(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    String remote) {

  /** The first value of a header, by any case of its name. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }
}
