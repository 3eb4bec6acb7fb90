package dev.lectern.sandbox.sts;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.ResourcePolicy;
import dev.lectern.sandbox.auth.TagKeys;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.oidc.IdToken;
import dev.lectern.sandbox.auth.oidc.KeptIssuers;
import dev.lectern.sandbox.auth.oidc.KeySet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens of identity providers and who comes with them (STS API Reference, {@code
 * AssumeRoleWithWebIdentity}; IAM User Guide, "Available keys for AWS OIDC federation"). Tokens are
 * checked with the keys that the sandbox was given of their issuer, by the sandbox's clock. The
 * provider's thumbprints are not: no certificate is seen here.
 */
record WebIdentity(Identities identities, KeptIssuers issuers, InstantSource clock) {

  private static final String TAGS = "https://aws.amazon.com/tags";
  private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/.+");

  /**
   * Who a token speaks of.
   *
   * @param provider ARN of the identity provider
   * @param audience what the token is for, as the provider's list has it
   * @param tags of the session
   * @param transitive keys of those that go along a chain of roles
   * @param sourceIdentity empty without one
   */
  record Bearer(
      IdToken token,
      String provider,
      String host,
      String audience,
      JsonNode tags,
      JsonNode transitive,
      String sourceIdentity) {

    String subject() {
      return token.text("sub");
    }
  }

  /** Checks the members {@code RoleArn} and {@code WebIdentityToken} of a call. */
  Bearer bearer(JsonNode input) {
    if (!input.path("ProviderId").asString("").isEmpty()) {
      throw new ServiceException(
          501,
          "NotImplemented",
          "Access tokens of OAuth 2.0, which come with ProviderId, are not in the sandbox. On AWS"
              + " they exist.");
    }
    IdToken token =
        IdToken.read(input.path("WebIdentityToken").asString(""))
            .orElseThrow(
                () ->
                    invalid(
                        "The ID Token provided is not a valid JWT. (You may see this error if you"
                            + " sent an Access Token)"));
    for (String claim : List.of("iss", "sub", "aud")) {
      if (token.texts(claim).isEmpty()) {
        throw invalid("Missing a required claim: " + claim);
      }
    }
    Matcher role = ROLE.matcher(input.path("RoleArn").asString(""));
    String issuer = token.text("iss");
    ObjectNode provider =
        (role.matches() ? provider(role.group(1), issuer) : Optional.<ObjectNode>empty())
            .orElseThrow(
                () -> invalid("No OpenIDConnect provider found in your account for " + issuer));
    KeySet keys =
        issuers
            .keys(issuer)
            .orElseThrow(
                () ->
                    invalid(
                        "Couldn't retrieve verification key from your identity provider, please"
                            + " reference AssumeRoleWithWebIdentity documentation for"
                            + " requirements"));
    if (!token.signedBy(keys)) {
      throw invalid("Token signature invalid");
    }
    times(token);
    return new Bearer(
        token,
        provider.path("Arn").asString(),
        provider.path("Url").asString(),
        audience(token, provider),
        tags(token),
        token.claim(TAGS).path("transitive_tag_keys"),
        token.text(SOURCE_IDENTITY));
  }

  private Optional<ObjectNode> provider(String account, String issuer) {
    if (!issuer.startsWith("https://")) {
      return Optional.empty();
    }
    String host = issuer.substring("https://".length());
    return identities
        .store()
        .find(Kind.PROVIDER, account, host)
        .filter(one -> one.path("Url").asString("").equals(host));
  }

  /** AWS's message has both times in seconds since 1970. */
  private void times(IdToken token) {
    Instant now = clock.instant();
    Instant end = token.time("exp");
    if (end == null) {
      throw invalid("Missing a required claim: exp");
    }
    if (!now.isBefore(end)) {
      throw new ServiceException(
          400,
          "ExpiredTokenException",
          "Token expired: current date/time "
              + now.getEpochSecond()
              + " must be before the expiration date/time "
              + end.getEpochSecond());
    }
    Instant begin = token.time("nbf");
    if (begin != null && now.isBefore(begin)) {
      throw new ServiceException(
          403,
          "IDPRejectedClaim",
          "Token is not valid yet: current date/time "
              + now.getEpochSecond()
              + " must not be before "
              + begin.getEpochSecond());
    }
  }

  private static String audience(IdToken token, ObjectNode provider) {
    return token.audiences().stream()
        .filter(
            one -> provider.path("clients").valueStream().anyMatch(id -> id.asString().equals(one)))
        .findFirst()
        .orElseThrow(() -> invalid("Incorrect token audience"));
  }

  /** As tags of the API: a provider gives each as a list of one text. */
  private static JsonNode tags(IdToken token) {
    ArrayNode tags = Json.array();
    for (Map.Entry<String, JsonNode> tag : token.claim(TAGS).path("principal_tags").properties()) {
      JsonNode value = tag.getValue().isArray() ? tag.getValue().path(0) : tag.getValue();
      tags.addObject().put("Key", tag.getKey()).put("Value", value.asString(""));
    }
    return tags;
  }

  /** What the role's trust policy must allow to the provider. */
  List<Access> accesses(Ask ask) {
    Bearer bearer = bearer(ask.input());
    String arn = ask.text("RoleArn");
    Optional<ObjectNode> role = Roles.find(identities, arn);
    if (role.isEmpty()) {
      throw StsAccess.denied("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
    Caller caller = new Caller("", bearer.provider(), bearer.subject(), null, false);
    ResourceOwner owner = new ResourceOwner.Account(role.get().path("account").asString());
    ResourcePolicy trust = identities.trust(role.get());
    Map<String, List<String>> keys = keys(ask, bearer, role.get());
    List<String> actions = new ArrayList<>(List.of("sts:AssumeRoleWithWebIdentity"));
    if (!bearer.tags().isEmpty()) {
      actions.add("sts:TagSession");
    }
    if (!bearer.sourceIdentity().isEmpty()) {
      actions.add("sts:SetSourceIdentity");
    }
    return actions.stream()
        .map(action -> new Access(action, arn, owner, trust, () -> keys, caller))
        .toList();
  }

  private static Map<String, List<String>> keys(Ask ask, Bearer bearer, ObjectNode role) {
    Map<String, List<String>> keys = new HashMap<>();
    TagKeys.request(keys, bearer.tags());
    TagKeys.resource(keys, role.path("Tags"), "aws:ResourceTag/", "iam:ResourceTag/");
    keys.put("aws:FederatedProvider", List.of(bearer.provider()));
    keys.put("sts:RoleSessionName", List.of(ask.text("RoleSessionName")));
    if (!bearer.sourceIdentity().isEmpty()) {
      keys.put("sts:SourceIdentity", List.of(bearer.sourceIdentity()));
    }
    if (!bearer.transitive().isEmpty()) {
      keys.put(
          "sts:TransitiveTagKeys",
          bearer.transitive().valueStream().map(JsonNode::asString).toList());
    }
    IdToken token = bearer.token();
    claim(keys, bearer, "aud", token.audiences());
    claim(keys, bearer, "sub", token.texts("sub"));
    claim(keys, bearer, "amr", token.texts("amr"));
    claim(keys, bearer, "email", token.texts("email"));
    if (!token.text("azp").isEmpty()) {
      claim(keys, bearer, "oaud", token.texts("aud"));
    }
    return keys;
  }

  private static void claim(
      Map<String, List<String>> keys, Bearer bearer, String name, List<String> values) {
    if (!values.isEmpty()) {
      keys.put(bearer.host() + ":" + name, values);
    }
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(400, "InvalidIdentityToken", message);
  }
}
