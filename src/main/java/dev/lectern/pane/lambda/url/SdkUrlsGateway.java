package dev.lectern.pane.lambda.url;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/** Function URLs through the SDK; visits through a plain HTTP client. */
public final class SdkUrlsGateway implements UrlsGateway {

  private static final int SAMPLE = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the HTTP client sets by itself. */
  private static final Set<String> ITS_OWN = headers("Host", "Content-Length");

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkUrlsGateway(AwsClients clients) {
    this.clients = clients;
  }

  private static Set<String> headers(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Arrays.asList(names));
    return set;
  }

  @Override
  public Listing urls(String function) {
    LambdaClient lambda = clients.lambda();
    List<Url> urls = new ArrayList<>();
    lambda.listFunctionUrlConfigsPaginator(r -> r.functionName(function)).stream()
        .flatMap(page -> page.functionUrlConfigs().stream())
        .forEach(each -> urls.add(url(function, each)));
    List<String> aliases =
        lambda.listAliasesPaginator(r -> r.functionName(function)).aliases().stream()
            .map(AliasConfiguration::name)
            .toList();
    return new Listing(aliases, urls);
  }

  private Url url(String function, FunctionUrlConfig of) {
    String[] arn = of.functionArn().split(":", -1);
    String qualifier = arn.length > 7 ? arn[7] : "";
    boolean signed = of.authType() == FunctionUrlAuthType.AWS_IAM;
    return new Url(
        qualifier,
        of.functionUrl(),
        new Rules(signed, of.invokeMode() == InvokeMode.RESPONSE_STREAM, cors(of.cors())),
        granted(function, qualifier));
  }

  private static Cors cors(software.amazon.awssdk.services.lambda.model.@Nullable Cors of) {
    return of == null
        ? Cors.NONE
        : new Cors(
            of.allowOrigins(),
            of.allowMethods(),
            of.allowHeaders(),
            of.exposeHeaders(),
            Objects.requireNonNullElse(of.maxAge(), 0),
            Objects.requireNonNullElse(of.allowCredentials(), false));
  }

  private Map<Grant, String> granted(String function, String qualifier) {
    Map<Grant, String> granted = new EnumMap<>(Grant.class);
    try {
      String policy =
          clients
              .lambda()
              .getPolicy(r -> r.functionName(function).qualifier(given(qualifier)))
              .policy();
      for (JsonNode statement : Json.MAPPER.readTree(policy).path("Statement")) {
        for (Grant grant : Grant.values()) {
          if (grants(statement, grant)) {
            granted.put(grant, statement.path("Sid").asString(""));
          }
        }
      }
    } catch (ResourceNotFoundException noPolicy) {
      return Map.of();
    }
    return granted;
  }

  /** Whether a statement lets everybody do that, with no other condition than the usual one. */
  private static boolean grants(JsonNode statement, Grant grant) {
    JsonNode principal = statement.path("Principal");
    JsonNode condition = statement.path("Condition");
    return statement.path("Effect").asString("").equals("Allow")
        && statement.path("Action").asString("").equals(grant.action)
        && (principal.asString("").equals("*") || principal.path("AWS").asString("").equals("*"))
        && (condition.isEmpty() || condition.equals(grant.condition()));
  }

  private static @Nullable String given(String qualifier) {
    return qualifier.isEmpty() ? null : qualifier;
  }

  private static FunctionUrlAuthType type(Rules rules) {
    return rules.signed() ? FunctionUrlAuthType.AWS_IAM : FunctionUrlAuthType.NONE;
  }

  private static InvokeMode mode(Rules rules) {
    return rules.streams() ? InvokeMode.RESPONSE_STREAM : InvokeMode.BUFFERED;
  }

  private static software.amazon.awssdk.services.lambda.model.Cors cors(Rules rules) {
    var cors = software.amazon.awssdk.services.lambda.model.Cors.builder();
    Cors from = rules.cors();
    // An empty object takes the rules away; one with empty lists in it would be a rule.
    if (!from.equals(Cors.NONE)) {
      cors.allowOrigins(from.origins())
          .allowMethods(from.methods())
          .allowHeaders(from.headers())
          .exposeHeaders(from.exposed())
          .maxAge(from.maxAge())
          .allowCredentials(from.credentials());
    }
    return cors.build();
  }

  @Override
  public void create(String function, String qualifier, Rules rules) {
    clients
        .lambda()
        .createFunctionUrlConfig(
            r ->
                r.functionName(function)
                    .qualifier(given(qualifier))
                    .authType(type(rules))
                    .invokeMode(mode(rules))
                    .cors(rules.cors().equals(Cors.NONE) ? null : cors(rules)));
  }

  @Override
  public void change(String function, String qualifier, Rules rules) {
    clients
        .lambda()
        .updateFunctionUrlConfig(
            r ->
                r.functionName(function)
                    .qualifier(given(qualifier))
                    .authType(type(rules))
                    .invokeMode(mode(rules))
                    .cors(cors(rules)));
  }

  @Override
  public void delete(String function, String qualifier) {
    clients
        .lambda()
        .deleteFunctionUrlConfig(r -> r.functionName(function).qualifier(given(qualifier)));
  }

  @Override
  public void grant(String function, String qualifier, List<Grant> missing) {
    for (Grant each : missing) {
      AddPermissionRequest.Builder permission =
          AddPermissionRequest.builder()
              .functionName(function)
              .qualifier(given(qualifier))
              .statementId(each.id)
              .action(each.action)
              .principal("*");
      clients
          .lambda()
          .addPermission(
              switch (each) {
                case VISIT -> permission.functionUrlAuthType(FunctionUrlAuthType.NONE).build();
                case INVOKE -> permission.invokedViaFunctionUrl(true).build();
              });
    }
  }

  @Override
  public void withdraw(String function, String qualifier, List<String> ids) {
    for (String id : ids) {
      clients
          .lambda()
          .removePermission(
              r -> r.functionName(function).qualifier(given(qualifier)).statementId(id));
    }
  }

  @Override
  public Answer visit(Visit wanted) throws IOException, InterruptedException {
    // The request goes out without an SDK client, so nobody else asks.
    clients.checkAllowed("lambda", "Invoke");
    URI uri = uri(wanted);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .method(wanted.method(), HttpRequest.BodyPublishers.ofString(wanted.body()));
    head(wanted, uri)
        .forEachHeader(
            (name, values) -> {
              if (!ITS_OWN.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      long before = System.nanoTime();
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      byte[] body;
      long first;
      try (InputStream in = response.body()) {
        byte[] begin = in.readNBytes(1);
        first = millisSince(before);
        byte[] rest = in.readNBytes(SAMPLE);
        body = Arrays.copyOf(begin, begin.length + rest.length);
        System.arraycopy(rest, 0, body, begin.length, rest.length);
      }
      long millis = millisSince(before);
      http.shutdownNow();
      List<String> headers = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> headers.add(name + ": " + value)));
      String text = new String(body, StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), headers, text, first, millis);
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static URI uri(Visit wanted) throws IOException {
    try {
      return new URI(wanted.address().replaceFirst("/$", "") + wanted.path());
    } catch (URISyntaxException e) {
      throw new IOException("The path is not part of an address: " + e.getMessage(), e);
    }
  }

  private SdkHttpRequest head(Visit wanted, URI uri) {
    SdkHttpRequest.Builder plain =
        SdkHttpRequest.builder()
            .uri(uri)
            .method(SdkHttpMethod.fromValue(wanted.method()))
            .putHeader("Host", uri.getRawAuthority());
    if (!wanted.body().isEmpty()) {
      plain.putHeader("Content-Type", "application/json");
    }
    if (!wanted.signed()) {
      return plain.build();
    }
    var client = clients.lambda().serviceClientConfiguration();
    AwsCredentialsIdentity keys = client.credentialsProvider().resolveIdentity().join();
    return AwsV4HttpSigner.create()
        .sign(
            SignRequest.builder(keys)
                .request(plain.build())
                .payload(ContentStreamProvider.fromUtf8String(wanted.body()))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "lambda")
                .putProperty(AwsV4HttpSigner.REGION_NAME, client.region().id())
                .build())
        .request();
  }
}
