package dev.lectern.sandbox.auth.oidc;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An OpenID Connect ID token: a signed JSON Web Token (RFC 7519). What it claims counts only after
 * {@link #signedBy}. It is a credential: never shown or logged.
 */
public final class IdToken {

  /** How a token may be signed (IAM User Guide, "Create an OpenID Connect identity provider"). */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "RS256", "SHA256withRSA",
          "RS384", "SHA384withRSA",
          "RS512", "SHA512withRSA",
          "ES256", "SHA256withECDSAinP1363Format",
          "ES384", "SHA384withECDSAinP1363Format",
          "ES512", "SHA512withECDSAinP1363Format");

  private final JsonNode header;
  private final JsonNode claims;
  private final byte[] signed;
  private final byte[] signature;

  private IdToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /** Takes a token apart; empty when it is none. */
  public static Optional<IdToken> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = json(parts[0]);
      JsonNode claims = json(parts[1]);
      return header.isObject() && claims.isObject()
          ? Optional.of(
              new IdToken(
                  header,
                  claims,
                  (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                  Base64.getUrlDecoder().decode(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException | JacksonException notOne) {
      return Optional.empty();
    }
  }

  private static JsonNode json(String part) {
    return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
  }

  /** A claim that is a text; empty without it. */
  public String text(String claim) {
    JsonNode value = claims.path(claim);
    return value.isString() ? value.asString() : "";
  }

  /** A claim that is a text or a list of them; empty without it. */
  public List<String> texts(String claim) {
    JsonNode value = claims.path(claim);
    if (value.isArray()) {
      return value.valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }
    return value.isString() ? List.of(value.asString()) : List.of();
  }

  /** A claim that is a time in seconds since 1970; null without it. */
  public @Nullable Instant time(String claim) {
    JsonNode value = claims.path(claim);
    return value.isNumber() && Math.abs(value.asDouble()) < 1e11
        ? Instant.ofEpochSecond(value.asLong())
        : null;
  }

  /** A claim of any kind. */
  public JsonNode claim(String name) {
    return claims.path(name);
  }

  /** Whom the token is for: the authorized party where it names one, else its audiences. */
  public List<String> audiences() {
    String party = text("azp");
    return party.isEmpty() ? texts("aud") : List.of(party);
  }

  /** Whether one of these keys signed it, by one of the algorithms that AWS takes. */
  public boolean signedBy(KeySet keys) {
    String name = header.path("alg").asString("");
    String algorithm = ALGORITHMS.get(name);
    if (algorithm == null) {
      return false;
    }
    Optional<KeySet.Key> key =
        keys.find(header.path("kid").asString(""), name.startsWith("RS") ? "RSA" : "EC");
    if (key.isEmpty()) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key.get().key());
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException notByIt) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "IdToken[" + text("iss") + "]";
  }
}
