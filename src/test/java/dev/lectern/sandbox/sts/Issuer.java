package dev.lectern.sandbox.sts;

import dev.lectern.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** An identity provider with an RSA key {@code r1} and an EC key {@code e1}. */
public final class Issuer {

  public static final String URL = "https://idp.example.com/course";
  private final KeyPair rsa = pair("RSA", 2_048);
  private final KeyPair ec = pair("EC", 256);

  private static KeyPair pair(String type, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its public keys. */
  public String keySet() {
    RSAPublicKey first = (RSAPublicKey) rsa.getPublic();
    ECPublicKey second = (ECPublicKey) ec.getPublic();
    ObjectNode set = Json.object();
    var keys = set.putArray("keys");
    keys.addObject().put("kty", "oct").put("k", "AAAA");
    keys.addObject()
        .put("kty", "RSA")
        .put("kid", "r1")
        .put("use", "sig")
        .put("n", number(first.getModulus()))
        .put("e", number(first.getPublicExponent()));
    keys.addObject()
        .put("kty", "EC")
        .put("kid", "e1")
        .put("crv", "P-256")
        .put("x", number(second.getW().getAffineX()))
        .put("y", number(second.getW().getAffineY()));
    return set.toString();
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    return base64(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Claims of a subject for an audience, good for ten minutes. */
  public static ObjectNode claims(Instant now, String subject, String audience) {
    return Json.object()
        .put("iss", URL)
        .put("sub", subject)
        .put("aud", audience)
        .put("iat", now.getEpochSecond())
        .put("exp", now.getEpochSecond() + 600);
  }

  /** A token, signed with the RSA key. */
  public String token(ObjectNode claims) {
    return token(claims, "RS256", "r1");
  }

  /** A token, signed with one of the keys. */
  public String token(ObjectNode claims, String algorithm, String key) {
    String head = Json.object().put("alg", algorithm).put("kid", key).toString();
    String text = part(head) + "." + part(claims.toString());
    try {
      Signature signature =
          Signature.getInstance(
              algorithm.equals("ES256") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
      signature.initSign((algorithm.equals("ES256") ? ec : rsa).getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return base64(json.getBytes(StandardCharsets.UTF_8));
  }
}
