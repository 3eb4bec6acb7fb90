package dev.lectern.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of requests and answers what must not be kept. The list of members follows what the AWS
 * service models mark as sensitive, and what signs or opens something.
 */
final class Secrets {

  /** Stands where a secret was. */
  static final String MASK = "masked";

  private static final Set<String> MEMBERS =
      Set.of(
          "accesstoken",
          "base32stringseed",
          "clientsecret",
          "copysourcessecustomerkey",
          "idtoken",
          "mfa",
          "newpassword",
          "oldpassword",
          "password",
          "plaintext",
          "previouspassword",
          "privatekey",
          "privatekeyplaintext",
          "proposedpassword",
          "qrcodepng",
          "refreshtoken",
          "samlassertion",
          "secretaccesskey",
          "secretbinary",
          "secretstring",
          "sessiontoken",
          "ssecustomerkey",
          "tokencode",
          "webidentitytoken");

  private static final Set<String> HEADERS =
      Set.of(
          "cookie",
          "x-amz-copy-source-server-side-encryption-customer-key",
          "x-amz-mfa",
          "x-amz-s3session-token",
          "x-amz-security-token",
          "x-amz-server-side-encryption-customer-key",
          "x-amz-sso_bearer_token");

  private static final Set<String> QUERY =
      Set.of("x-amz-credential", "x-amz-security-token", "x-amz-signature");

  private static final String NAMES = String.join("|", MEMBERS);
  private static final Pattern XML =
      Pattern.compile("<(" + NAMES + ")>[^<]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON =
      Pattern.compile(
          "\"(" + NAMES + ")\"(\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORM =
      Pattern.compile(
          "(^|&)((?:[A-Za-z0-9]+\\.)*(?:" + NAMES + "))=[^&]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=[^/,\\s]+");
  private static final Pattern SIGNATURE = Pattern.compile("(?i)(\\bsignature=)[0-9a-f]{64}");

  private Secrets() {}

  /** Whether a request or response member holds a secret. */
  static boolean member(String name) {
    return MEMBERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a header's value is a secret as a whole. */
  static boolean header(String name) {
    return HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Headers without secrets.
   *
   * @param signatures whether signatures are masked too
   */
  static Map<String, List<String>> headers(Map<String, List<String>> headers, boolean signatures) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            result.put(name, values.stream().map(v -> value(name, v, signatures)).toList()));
    return result;
  }

  private static String value(String name, String value, boolean signatures) {
    if (header(name)) {
      return MASK;
    }
    if (!name.equalsIgnoreCase("Authorization")) {
      return value;
    }
    if (!value.startsWith("AWS4-")) {
      return MASK;
    }
    String masked = CREDENTIAL.matcher(value).replaceAll("Credential=" + MASK);
    return signatures ? signature(masked) : masked;
  }

  /** Text without signatures, those in aws-chunked framing included. */
  static String signature(String text) {
    return SIGNATURE.matcher(text).replaceAll("$1" + MASK);
  }

  /** A body, whole or cut, without the values of secret members, be it XML, JSON or a form. */
  static String body(String body) {
    String text = XML.matcher(body).replaceAll("<$1>" + MASK);
    text = JSON.matcher(text).replaceAll("\"$1\"$2\"" + MASK + "\"");
    return FORM.matcher(text).replaceAll("$1$2=" + MASK);
  }

  /** A query without the parameters that sign. */
  static String query(String query) {
    if (!query.toLowerCase(Locale.ROOT).contains("x-amz-")) {
      return query;
    }
    List<String> parts = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      parts.add(QUERY.contains(name.toLowerCase(Locale.ROOT)) ? name + "=" + MASK : part);
    }
    return String.join("&", parts);
  }
}
