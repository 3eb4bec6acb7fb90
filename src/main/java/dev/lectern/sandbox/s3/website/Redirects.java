package dev.lectern.sandbox.s3.website;

import dev.lectern.sigv4.UriEncoding;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Redirects of a website (User Guide, "Configuring a webpage redirect"). */
final class Redirects {

  /** An answer that sends the visitor elsewhere. */
  record Redirect(int status, String location) {

    Map<String, String> headers() {
      return Map.of("Location", location);
    }
  }

  private Redirects() {}

  /** Of all requests to another host. */
  static Optional<Redirect> all(JsonNode website, Site site) {
    JsonNode target = website.path("RedirectAllRequestsTo");
    if (target.isMissingNode()) {
      return Optional.empty();
    }
    String location =
        target.path("Protocol").asString("http")
            + "://"
            + target.path("HostName").asString("")
            + "/"
            + UriEncoding.encodePath(site.key());
    return Optional.of(new Redirect(301, location));
  }

  /** Of the first rule that needs no error. */
  static Optional<Redirect> before(JsonNode website, Site site) {
    return find(website, site, "");
  }

  /** Of the first rule for this error. */
  static Optional<Redirect> onError(JsonNode website, Site site, int status) {
    return find(website, site, Integer.toString(status));
  }

  private static Optional<Redirect> find(JsonNode website, Site site, String error) {
    for (JsonNode rule : website.path("RoutingRules")) {
      JsonNode condition = rule.path("Condition");
      String prefix = condition.path("KeyPrefixEquals").asString("");
      boolean sameError = condition.path("HttpErrorCodeReturnedEquals").asString("").equals(error);
      if (sameError && site.key().startsWith(prefix)) {
        return Optional.of(redirect(rule.path("Redirect"), prefix, site));
      }
    }
    return Optional.empty();
  }

  private static Redirect redirect(JsonNode redirect, String prefix, Site site) {
    String key = site.key();
    if (redirect.has("ReplaceKeyWith")) {
      key = redirect.path("ReplaceKeyWith").asString();
    } else if (redirect.has("ReplaceKeyPrefixWith")) {
      key = redirect.path("ReplaceKeyPrefixWith").asString() + key.substring(prefix.length());
    }
    String base = site.base();
    if (redirect.has("HostName")) {
      base = "http://" + redirect.path("HostName").asString() + "/";
    }
    if (redirect.has("Protocol")) {
      base = base.replaceFirst("^http", redirect.path("Protocol").asString());
    }
    int status = Integer.parseInt(redirect.path("HttpRedirectCode").asString("301"));
    return new Redirect(status, base + UriEncoding.encodePath(key));
  }
}
