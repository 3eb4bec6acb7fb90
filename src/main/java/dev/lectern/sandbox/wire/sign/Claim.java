package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.StringToSign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its own signature, not yet believed.
 *
 * @param accessKeyId the key that is said to have signed
 * @param scope date, Region and service
 * @param signedHeaders lower-case names
 * @param signature hex
 * @param dateTime {@code yyyymmddThhmmssZ}, empty when there is none; of a URL of signature version
 *     2 when it ends, in seconds since 1970
 * @param expires seconds of validity of a presigned URL, {@link #IN_HEADER} for a signature in the
 *     header, {@link #OLDER} for a URL of signature version 2
 */
public record Claim(
    String accessKeyId,
    Scope scope,
    List<String> signedHeaders,
    String signature,
    String dateTime,
    long expires) {

  private static final long WEEK = 604_800;

  static final long IN_HEADER = -1;
  static final long OLDER = -2;

  /** Whether the signature is in the query. */
  public boolean presigned() {
    return expires != IN_HEADER;
  }

  /** Whether it is of signature version 2, which S3 knows in URLs. */
  boolean older() {
    return expires == OLDER;
  }

  /** The session token that came along, in a header or the query; null when there is none. */
  public static @Nullable String token(RequestHead head, Map<String, String> query) {
    return head.header("x-amz-security-token")
        .orElse(query.getOrDefault("X-Amz-Security-Token", query.get("x-amz-security-token")));
  }

  /** What reading the claim gives. */
  public sealed interface Reading {
    /** There is none: an anonymous request. */
    record None() implements Reading {}

    /** There is one. */
    record Made(Claim claim) implements Reading {}

    /** It cannot be understood. */
    record Broken(SignatureFault fault) implements Reading {}
  }

  /** Reads the claim from the Authorization header or the query. */
  public static Reading read(RequestHead head, Map<String, String> query) {
    String header = head.header("authorization").orElse("");
    boolean four = query.containsKey("X-Amz-Algorithm") || query.containsKey("X-Amz-Signature");
    boolean inQuery = four || Version2.claimed(query);
    if (header.isEmpty() && !inQuery) {
      return query.containsKey("AWSAccessKeyId")
          ? new Reading.Broken(new SignatureFault.OtherMechanism())
          : new Reading.None();
    }
    if (!header.isEmpty() && inQuery) {
      return new Reading.Broken(new SignatureFault.TwoMechanisms(header.split(" ", 2)[0]));
    }
    if (!inQuery) {
      return fromHeader(head, header);
    }
    return four ? fromQuery(query) : Version2.read(query);
  }

  private static Reading fromHeader(RequestHead head, String header) {
    if (!header.startsWith(StringToSign.ALGORITHM)) {
      return new Reading.Broken(
          header.startsWith("AWS4-") || header.startsWith("AWS ")
              ? new SignatureFault.OtherMechanism()
              : new SignatureFault.MalformedHeader("unsupported Authorization Type"));
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : header.substring(StringToSign.ALGORITHM.length()).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    for (String name : List.of("Credential", "SignedHeaders", "Signature")) {
      if (parts.getOrDefault(name, "").isEmpty()) {
        return new Reading.Broken(new SignatureFault.MalformedHeader("missing " + name));
      }
    }
    String credential = parts.getOrDefault("Credential", "");
    return Scope.Credential.parse(credential)
        .<Reading>map(
            read ->
                new Reading.Made(
                    new Claim(
                        read.accessKeyId(),
                        read.scope(),
                        names(parts.getOrDefault("SignedHeaders", "")),
                        parts.getOrDefault("Signature", ""),
                        head.header("x-amz-date").orElse(""),
                        IN_HEADER)))
        .orElseGet(
            () ->
                new Reading.Broken(
                    new SignatureFault.MalformedHeader(
                        "the Credential is mal-formed; expecting"
                            + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")));
  }

  private static Reading fromQuery(Map<String, String> query) {
    for (String name :
        List.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Signature",
            "X-Amz-Date",
            "X-Amz-SignedHeaders",
            "X-Amz-Expires")) {
      if (query.getOrDefault(name, "").isEmpty()) {
        return new Reading.Broken(
            new SignatureFault.MalformedQuery(
                "Query-string authentication version 4 requires the X-Amz-Algorithm,"
                    + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and"
                    + " X-Amz-Expires parameters."));
      }
    }
    if (!StringToSign.ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
      return new Reading.Broken(
          new SignatureFault.MalformedQuery(
              "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\""));
    }
    String expires = query.getOrDefault("X-Amz-Expires", "");
    if (!expires.matches("-?\\d{1,18}")) {
      return new Reading.Broken(
          new SignatureFault.MalformedQuery("X-Amz-Expires should be a number"));
    }
    long seconds = Long.parseLong(expires);
    if (seconds < 0) {
      return new Reading.Broken(
          new SignatureFault.MalformedQuery("X-Amz-Expires must be non-negative"));
    }
    if (seconds > WEEK) {
      return new Reading.Broken(
          new SignatureFault.MalformedQuery(
              "X-Amz-Expires must be less than a week (in seconds); that is, the given"
                  + " X-Amz-Expires must be less than 604800 seconds"));
    }
    return Scope.Credential.parse(query.getOrDefault("X-Amz-Credential", ""))
        .<Reading>map(
            read ->
                new Reading.Made(
                    new Claim(
                        read.accessKeyId(),
                        read.scope(),
                        names(query.getOrDefault("X-Amz-SignedHeaders", "")),
                        query.getOrDefault("X-Amz-Signature", ""),
                        query.getOrDefault("X-Amz-Date", ""),
                        seconds)))
        .orElseGet(
            () ->
                new Reading.Broken(
                    new SignatureFault.MalformedQuery(
                        "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed;"
                            + " expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")));
  }

  private static List<String> names(String joined) {
    return List.of(joined.toLowerCase(Locale.ROOT).split(";", -1));
  }
}
