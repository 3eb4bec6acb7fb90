package dev.lectern.sandbox.auth.oidc;

import dev.lectern.json.Json;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The public keys of an issuer (RFC 7517, "JSON Web Key Set"; RFC 7518, "Parameters for Elliptic
 * Curve Keys", "Parameters for RSA Keys"). Keys of other types and for encryption are left out, as
 * an issuer may publish them beside.
 */
public record KeySet(List<Key> keys) {

  private static final int SMALLEST_RSA = 2_048;

  /**
   * A key.
   *
   * @param id empty without one
   * @param type {@code RSA} or {@code EC}
   */
  public record Key(String id, String type, PublicKey key) {}

  /**
   * Reads the text of a set.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static KeySet read(String text) {
    JsonNode all;
    try {
      all = Json.MAPPER.readTree(text).path("keys");
    } catch (JacksonException notJson) {
      throw new IllegalArgumentException(
          "A key set is JSON, as an issuer publishes it under its jwks_uri.", notJson);
    }
    if (!all.isArray()) {
      throw new IllegalArgumentException("A key set has a list \"keys\", and this has none.");
    }
    List<Key> keys = new ArrayList<>();
    for (JsonNode one : all) {
      String type = one.path("kty").asString("");
      if ((type.equals("RSA") || type.equals("EC"))
          && !one.path("use").asString("").equals("enc")) {
        keys.add(new Key(one.path("kid").asString(""), type, key(type, one)));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "The key set has no key for signatures. Tokens are checked with keys of the types RSA"
              + " and EC.");
    }
    return new KeySet(List.copyOf(keys));
  }

  private static PublicKey key(String type, JsonNode one) {
    if (one.has("d")) {
      throw new IllegalArgumentException(
          "The key set has a private key. Give the public keys only; the private one stays with"
              + " the issuer.");
    }
    try {
      return type.equals("RSA") ? rsa(one) : ec(one);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The key \"" + one.path("kid").asString("") + "\" cannot be read: " + e.getMessage(), e);
    }
  }

  private static PublicKey rsa(JsonNode one) throws GeneralSecurityException {
    BigInteger modulus = number(one, "n");
    if (modulus.bitLength() < SMALLEST_RSA) {
      throw new IllegalArgumentException("An RSA key needs 2,048 bits or more (RFC 7518).");
    }
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, number(one, "e")));
  }

  private static PublicKey ec(JsonNode one) throws GeneralSecurityException {
    String curve =
        switch (one.path("crv").asString("")) {
          case "P-256" -> "secp256r1";
          case "P-384" -> "secp384r1";
          case "P-521" -> "secp521r1";
          default -> throw new IllegalArgumentException("The curve of an EC key is not known.");
        };
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(one, "x"), number(one, "y")),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode one, String member) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(one.path(member).asString(""));
      if (bytes.length > 0) {
        return new BigInteger(1, bytes);
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(
          "The member \"" + member + "\" of a key is not in base64url.", notBase64);
    }
    throw new IllegalArgumentException("A key lacks its member \"" + member + "\".");
  }

  /** The key that signed a token; a token without a key id is for the only key of its type. */
  Optional<Key> find(String id, String type) {
    List<Key> fitting =
        keys.stream()
            .filter(key -> key.type().equals(type))
            .filter(key -> id.isEmpty() || key.id().equals(id))
            .toList();
    return fitting.size() == 1 || (!id.isEmpty() && !fitting.isEmpty())
        ? Optional.of(fitting.getFirst())
        : Optional.empty();
  }
}
