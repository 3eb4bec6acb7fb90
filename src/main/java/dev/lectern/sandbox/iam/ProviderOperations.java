package dev.lectern.sandbox.iam;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenID Connect providers (IAM API Reference, {@code CreateOpenIDConnectProvider} and its like). A
 * provider without a thumbprint has none here: AWS fetches it from the provider's address, and
 * trusts most certificates without it.
 */
final class ProviderOperations {

  static final String SCHEME = "https://";
  private static final int LONGEST_URL = 255;
  private static final int LONGEST_CLIENT = 255;
  private static final int MOST_CLIENTS = 100;
  private static final int MOST_PROVIDERS = 100;
  private static final int MOST_THUMBPRINTS = 5;

  private final Iam iam;

  private ProviderOperations(Iam iam) {
    this.iam = iam;
  }

  static Map<String, Operation> all(Iam iam) {
    ProviderOperations all = new ProviderOperations(iam);
    return Map.of(
        "CreateOpenIDConnectProvider", all::create,
        "GetOpenIDConnectProvider", all::get,
        "ListOpenIDConnectProviders", all::list,
        "DeleteOpenIDConnectProvider", all::delete,
        "UpdateOpenIDConnectProviderThumbprint", all::thumbprints,
        "AddClientIDToOpenIDConnectProvider", all::addClient,
        "RemoveClientIDFromOpenIDConnectProvider", all::removeClient);
  }

  /** What stands behind {@code oidc-provider/} in an ARN: the issuer without its scheme. */
  static String host(String arn) {
    int at = arn.indexOf(":oidc-provider/");
    return at < 0 ? "" : arn.substring(at + ":oidc-provider/".length());
  }

  /** The provider that an ARN names; empty when it is none of the caller's account. */
  static Optional<ObjectNode> find(Iam iam, String account, String arn) {
    return host(arn).isEmpty()
        ? Optional.empty()
        : iam.store()
            .find(Kind.PROVIDER, account, host(arn))
            .filter(one -> one.path("Arn").asString("").equals(arn));
  }

  private static String arn(Call call) {
    String arn = Iam.text(call, "OpenIDConnectProviderArn");
    if (!arn.matches("arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/.+")) {
      throw IamErrors.invalid("Invalid ARN: " + arn);
    }
    return arn;
  }

  private ObjectNode require(Call call) {
    String arn = arn(call);
    return find(iam, Iam.account(call), arn).orElseThrow(() -> missing(arn));
  }

  static ServiceException missing(String arn) {
    return IamErrors.noSuchEntity("OpenIDConnect Provider not found for arn " + arn);
  }

  private Reply create(Call call) throws IOException {
    String host = checkedUrl(Iam.text(call, "Url"));
    String arn = "arn:aws:iam::" + Iam.account(call) + ":oidc-provider/" + host;
    ArrayNode clients = Json.array();
    for (JsonNode id : call.input().path("ClientIDList")) {
      if (id.asString().isEmpty() || id.asString().length() > LONGEST_CLIENT) {
        throw IamErrors.validation("A client ID has from 1 to 255 characters.");
      }
      clients.add(id);
    }
    checkCount(clients);
    ObjectNode provider = Json.object().put("account", Iam.account(call)).put("Arn", arn);
    provider
        .put("Url", host)
        .put("CreateDate", call.now().truncatedTo(ChronoUnit.SECONDS).toString());
    provider.set("clients", clients);
    provider.set("thumbprints", checkedThumbprints(call));
    JsonNode tags = call.input().path("Tags");
    if (!tags.isEmpty()) {
      Tagging.check(tags);
      provider.set("Tags", tags);
    }
    iam.store()
        .store()
        .write(
            tx -> {
              if (iam.store().find(tx, Kind.PROVIDER, Iam.account(call), host).isPresent()) {
                throw IamErrors.exists("Provider with url " + SCHEME + host + " already exists.");
              }
              if (iam.store().list(Kind.PROVIDER, Iam.account(call)).size() >= MOST_PROVIDERS) {
                throw IamErrors.limit(
                    "Cannot exceed quota for OpenIdConnectProvidersPerAccount: " + MOST_PROVIDERS);
              }
              iam.save(tx, Kind.PROVIDER, call, host, provider);
              return provider;
            });
    ObjectNode output = Json.object().put("OpenIDConnectProviderArn", arn);
    if (!tags.isEmpty()) {
      output.set("Tags", tags);
    }
    return Reply.of(output);
  }

  /** The address without its scheme, as ARNs and answers have it. */
  private static String checkedUrl(String url) {
    try {
      URI uri = new URI(url);
      if (url.startsWith(SCHEME)
          && url.length() <= LONGEST_URL
          && uri.getHost() != null
          && uri.getPort() < 0
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return url.substring(SCHEME.length());
      }
    } catch (URISyntaxException notOne) {
      throw IamErrors.validation("Invalid Open ID Connect Provider URL");
    }
    throw IamErrors.validation("Invalid Open ID Connect Provider URL");
  }

  private static void checkCount(JsonNode clients) {
    if (clients.size() > MOST_CLIENTS) {
      throw IamErrors.limit(
          "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: " + MOST_CLIENTS);
    }
  }

  private static ArrayNode checkedThumbprints(Call call) {
    JsonNode given = call.input().path("ThumbprintList");
    if (given.size() > MOST_THUMBPRINTS) {
      throw IamErrors.invalid("Thumbprint list must contain fewer than 5 entries.");
    }
    Set<String> once = new HashSet<>();
    ArrayNode all = Json.array();
    for (JsonNode one : given) {
      if (!one.asString().matches("[0-9a-fA-F]{40}")) {
        throw IamErrors.invalid("Invalid thumbprint: " + one.asString());
      }
      if (once.add(one.asString())) {
        all.add(one);
      }
    }
    return all;
  }

  private Reply get(Call call) {
    ObjectNode provider = require(call);
    ObjectNode output = Json.object().put("Url", provider.path("Url").asString());
    output.put("CreateDate", provider.path("CreateDate").asString());
    output.set("ClientIDList", provider.path("clients"));
    output.set("ThumbprintList", provider.path("thumbprints"));
    if (provider.has("Tags")) {
      output.set("Tags", provider.path("Tags"));
    }
    return Reply.of(output);
  }

  private Reply list(Call call) {
    ArrayNode all = Json.array();
    for (ObjectNode one : iam.store().list(Kind.PROVIDER, Iam.account(call))) {
      all.addObject().put("Arn", one.path("Arn").asString());
    }
    return Reply.of(Json.object().set("OpenIDConnectProviderList", all));
  }

  /** One that is not there is no error, as AWS has it. */
  private Reply delete(Call call) throws IOException {
    Optional<ObjectNode> provider = find(iam, Iam.account(call), arn(call));
    if (provider.isPresent()) {
      iam.store()
          .store()
          .run(
              tx ->
                  iam.store()
                      .remove(
                          tx,
                          Kind.PROVIDER,
                          Iam.account(call),
                          provider.get().path("Url").asString()));
    }
    return Reply.empty();
  }

  private Reply thumbprints(Call call) throws IOException {
    ArrayNode thumbprints = checkedThumbprints(call);
    return change(call, provider -> provider.set("thumbprints", thumbprints));
  }

  private Reply addClient(Call call) throws IOException {
    String id = Iam.text(call, "ClientID");
    return change(
        call,
        provider -> {
          if (!Iam.contains(provider.path("clients"), id)) {
            checkCount(provider.withArray("/clients").add(id));
          }
        });
  }

  private Reply removeClient(Call call) throws IOException {
    return change(call, provider -> Iam.without(provider, "clients", Iam.text(call, "ClientID")));
  }

  private Reply change(Call call, Consumer<ObjectNode> change) throws IOException {
    String arn = arn(call);
    iam.store()
        .store()
        .run(
            tx -> {
              ObjectNode provider =
                  iam.store()
                      .find(tx, Kind.PROVIDER, Iam.account(call), host(arn))
                      .filter(one -> one.path("Arn").asString("").equals(arn))
                      .orElseThrow(() -> missing(arn))
                      .deepCopy();
              change.accept(provider);
              iam.save(tx, Kind.PROVIDER, call, host(arn), provider);
            });
    return Reply.empty();
  }
}
