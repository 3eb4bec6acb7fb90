package dev.lectern.calls;

import dev.lectern.sigv4.CanonicalRequest;
import dev.lectern.sigv4.Digests;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import dev.lectern.sigv4.StringToSign;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Computes the signature of a request again from what was sent, and keeps the steps. */
final class Signatures {

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),"
              + "\\s*Signature=([0-9a-f]{64})");

  private Signatures() {}

  /**
   * The steps; null when the request carries no signature in its Authorization header, or other
   * credentials than these signed it.
   *
   * @param body the whole body as sent, null when it was not kept whole
   * @param real whether signature and keys are masked: they open a real account for a while
   */
  static @Nullable SignatureTrace trace(
      SdkHttpRequest http, byte @Nullable [] body, AwsCredentials credentials, boolean real) {
    Matcher header = HEADER.matcher(http.firstMatchingHeader("Authorization").orElse(""));
    if (!header.matches()) {
      return null;
    }
    Scope.Credential credential = Scope.Credential.parse(header.group(1)).orElse(null);
    Map<String, List<String>> headers = lowerCase(http);
    String dateTime = String.join("", headers.getOrDefault("x-amz-date", List.of()));
    String hash = payloadHash(headers, body);
    if (credential == null
        || hash == null
        || !credential.accessKeyId().equals(credentials.accessKeyId())) {
      return null;
    }
    URI uri = http.getUri();
    CanonicalRequest request =
        CanonicalRequest.of(
            http.method().name(),
            uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            headers,
            List.of(header.group(2).split(";")),
            hash,
            credential.scope().service());
    String stringToSign = StringToSign.of(dateTime, credential.scope(), request).text();
    SigningKey key = SigningKey.derive(credentials.secretAccessKey(), credential.scope());
    String computed = key.sign(stringToSign);
    String sent = header.group(3);
    return new SignatureTrace(
        masked(request),
        stringToSign,
        real ? null : keys(key),
        real ? Secrets.MASK : computed,
        real ? Secrets.MASK : sent,
        computed.equals(sent));
  }

  private static Map<String, List<String>> lowerCase(SdkHttpRequest http) {
    Map<String, List<String>> headers = new TreeMap<>();
    http.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.computeIfAbsent("host", name -> List.of(http.getUri().getRawAuthority()));
    return headers;
  }

  private static @Nullable String payloadHash(
      Map<String, List<String>> headers, byte @Nullable [] body) {
    List<String> declared = headers.getOrDefault("x-amz-content-sha256", List.of());
    if (!declared.isEmpty()) {
      return declared.getFirst();
    }
    return body == null ? null : Digests.sha256Hex(body);
  }

  private static String masked(CanonicalRequest request) {
    return new CanonicalRequest(
            request.method(),
            request.path(),
            Secrets.query(request.query()),
            request.headers().stream().map(Signatures::masked).toList(),
            request.signedHeaders(),
            request.payloadHash())
        .text();
  }

  private static String masked(String line) {
    String name = line.substring(0, line.indexOf(':'));
    return Secrets.header(name) ? name + ":" + Secrets.MASK : line;
  }

  private static SignatureTrace.Keys keys(SigningKey key) {
    HexFormat hex = HexFormat.of();
    return new SignatureTrace.Keys(
        hex.formatHex(key.date()),
        hex.formatHex(key.region()),
        hex.formatHex(key.service()),
        hex.formatHex(key.signing()));
  }
}
