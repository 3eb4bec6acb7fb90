package dev.lectern.sigv4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request in the form that is signed: "Create a signed AWS API request" in the IAM User Guide.
 *
 * @param method HTTP method
 * @param path canonical path
 * @param query canonical query
 * @param headers canonical header lines, {@code name:value}, sorted
 * @param signedHeaders names, joined by semicolons
 * @param payloadHash what stands for the body
 */
public record CanonicalRequest(
    String method,
    String path,
    String query,
    List<String> headers,
    String signedHeaders,
    String payloadHash) {

  /** Its lines, joined. */
  public String text() {
    return String.join("\n", lines());
  }

  /** Its lines: method, path, query, headers, an empty line, signed headers, payload hash. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(headers.size() + 6);
    lines.add(method);
    lines.add(path);
    lines.add(query);
    lines.addAll(headers);
    lines.add("");
    lines.add(signedHeaders);
    lines.add(payloadHash);
    return lines;
  }

  /** SHA-256 of the text, in hex. */
  public String hash() {
    return Digests.sha256Hex(text());
  }

  /**
   * Brings a request into canonical form.
   *
   * @param rawPath path as sent
   * @param rawQuery query as sent, without question mark
   * @param values header values by lower-case name
   * @param signed names of the signed headers, lower case
   * @param service signing name: S3 paths are encoded once, all others twice
   * @throws IllegalArgumentException when path or query are not properly percent-encoded
   */
  public static CanonicalRequest of(
      String method,
      String rawPath,
      String rawQuery,
      Map<String, List<String>> values,
      List<String> signed,
      String payloadHash,
      String service) {
    List<String> names = new ArrayList<>(signed);
    names.sort(Comparator.naturalOrder());
    List<String> lines = new ArrayList<>(names.size());
    for (String name : names) {
      lines.add(name + ":" + value(values.getOrDefault(name, List.of())));
    }
    return new CanonicalRequest(
        method,
        path(rawPath, service),
        query(rawQuery),
        List.copyOf(lines),
        String.join(";", names),
        payloadHash);
  }

  private static String path(String rawPath, String service) {
    if (service.equals("s3")) {
      return UriEncoding.encodePath(UriEncoding.decode(rawPath, false));
    }
    return rawPath.isEmpty() ? "/" : UriEncoding.encodePath(rawPath);
  }

  /** Sorted by encoded name, then value; the signature itself is left out. */
  static String query(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = UriEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : UriEncoding.decode(pair.substring(equals + 1), true);
      if (!name.toLowerCase(Locale.ROOT).equals("x-amz-signature")) {
        pairs.add(UriEncoding.encode(name) + "=" + UriEncoding.encode(value));
      }
    }
    pairs.sort(CanonicalRequest::byNameThenValue);
    return String.join("&", pairs);
  }

  private static int byNameThenValue(String a, String b) {
    int endA = a.indexOf('=');
    int endB = b.indexOf('=');
    int names = a.substring(0, endA).compareTo(b.substring(0, endB));
    return names != 0 ? names : a.substring(endA).compareTo(b.substring(endB));
  }

  private static String value(List<String> values) {
    List<String> trimmed = new ArrayList<>(values.size());
    for (String value : values) {
      String stripped = value.strip();
      trimmed.add(stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped);
    }
    return String.join(",", trimmed);
  }
}
