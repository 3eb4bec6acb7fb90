package dev.lectern.sandbox;

import java.io.IOException;
import java.util.List;

/**
 * The identity providers whose tokens {@code sts:AssumeRoleWithWebIdentity} can check. AWS fetches
 * the keys of an issuer from its address; the sandbox uses no network, so that it is given them.
 * They are part of its state. Safe for any thread.
 */
public interface Issuers {

  /**
   * An issuer.
   *
   * @param url as its tokens name it in the claim {@code iss}: {@code https://idp.example.com}
   * @param keyIds ids of its keys, empty texts for keys without one
   */
  record Issuer(String url, List<String> keyIds) {}

  /** Those whose keys are known, in order of their addresses. */
  List<Issuer> list();

  /**
   * Takes the keys of an issuer, instead of those it had.
   *
   * @param keySet a JSON Web Key Set (RFC 7517) with public keys, as an issuer publishes it under
   *     its {@code jwks_uri}
   * @throws IllegalArgumentException with a sentence that says what is wrong with them
   */
  void keep(String url, String keySet) throws IOException;

  /** Forgets an issuer; nothing happens when it is not known. */
  void forget(String url) throws IOException;
}
