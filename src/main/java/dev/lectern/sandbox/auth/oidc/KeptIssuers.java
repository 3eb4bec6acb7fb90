package dev.lectern.sandbox.auth.oidc;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Issuers;
import dev.lectern.sandbox.auth.identity.IdentityStore;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Issuers' keys, kept with the identities. Safe for any thread. */
public final class KeptIssuers implements Issuers {

  private final IdentityStore store;

  /** In a store of identities. */
  public KeptIssuers(IdentityStore store) {
    this.store = store;
  }

  @Override
  public List<Issuer> list() {
    return store.list(Kind.ISSUER, "").stream()
        .map(
            one ->
                new Issuer(
                    one.path("url").asString(""),
                    KeySet.read(one.path("keys").asString("")).keys().stream()
                        .map(KeySet.Key::id)
                        .toList()))
        .toList();
  }

  /** The keys of an issuer; empty when they were not given. */
  public Optional<KeySet> keys(String url) {
    return store
        .find(Kind.ISSUER, "", url)
        .filter(one -> one.path("url").asString("").equals(url))
        .map(one -> KeySet.read(one.path("keys").asString("")));
  }

  @Override
  public void keep(String url, String keySet) throws IOException {
    if (!url.matches("https://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw new IllegalArgumentException(
          "An issuer is an address that begins with https://, without a query, as in"
              + " https://idp.example.com.");
    }
    var _ = KeySet.read(keySet);
    ObjectNode document = Json.object().put("url", url).put("keys", keySet);
    store
        .store()
        .write(
            tx -> {
              store.save(tx, Kind.ISSUER, "", url, document);
              return document;
            });
  }

  @Override
  public void forget(String url) throws IOException {
    store
        .store()
        .write(
            tx -> {
              store.remove(tx, Kind.ISSUER, "", url);
              return url;
            });
  }
}
