package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a browser does in a lab or a demo, written like a call to AWS. Only the sandbox and what was
 * signed here are visited.
 *
 * <ul>
 *   <li>{@code web:Presign}: {@code Bucket}, {@code Key}, {@code Seconds}; for an upload {@code
 *       Method} PUT and a {@code ContentType}; {@code As} and {@code Assume} as in a probe when
 *       somebody else signs. It answers {@code Url}.
 *   <li>{@code web:Visit}: {@code Url}, which may begin with {@code s3://} or {@code
 *       s3-website://}, {@code Method}, {@code Headers} and {@code Text}. It answers {@code
 *       $status}, {@code $headers} with small letters, and {@code Body.Text}.
 * </ul>
 */
record Web(AwsClients clients) {

  static final String PRESIGN = "web:Presign";
  static final String VISIT = "web:Visit";
  static final Set<String> CALLS = Set.of(PRESIGN, VISIT);

  Answer call(String call, JsonNode parameters) {
    return call.equals(PRESIGN) ? presign(parameters) : visit(parameters);
  }

  /** The bucket that a URL leads to. */
  static String bucket(String url) {
    URI to = URI.create(url);
    return "s3".equals(to.getScheme()) || "s3-website".equals(to.getScheme())
        ? to.getAuthority()
        : to.getPath().replaceFirst("^/", "").split("/", 2)[0];
  }

  private Answer visit(JsonNode parameters) {
    Map<String, String> headers = new LinkedHashMap<>();
    parameters
        .path("Headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return Visitor.visit(
        Visitor.address(parameters.path("Url").asString(), clients.session()),
        parameters.path("Method").asString("GET").toUpperCase(Locale.ROOT),
        headers,
        parameters.path("Text").asString(""));
  }

  /** Whoever signs needs no permission for it: it is asked when the URL is used. */
  private Answer presign(JsonNode parameters) {
    List<String> as = parameters.path("As").valueStream().map(JsonNode::asString).toList();
    return as.isEmpty()
        ? signed(clients.s3Presigner(clients.session().region()), parameters)
        : new Impostor(clients)
            .call(
                as,
                parameters.path("Assume"),
                PRESIGN,
                ((ObjectNode) parameters.deepCopy()).without("As"));
  }

  private static Answer signed(S3Presigner presigner, JsonNode parameters) {
    String bucket = parameters.path("Bucket").asString();
    String key = parameters.path("Key").asString();
    String type = parameters.path("ContentType").asString("");
    Duration life = Duration.ofSeconds(parameters.path("Seconds").asLong());
    PresignedRequest request =
        parameters.path("Method").asString("GET").equals("PUT")
            ? presigner.presignPutObject(
                to ->
                    to.signatureDuration(life)
                        .putObjectRequest(
                            put ->
                                put.bucket(bucket)
                                    .key(key)
                                    .contentType(type.isEmpty() ? null : type)))
            : presigner.presignGetObject(
                to ->
                    to.signatureDuration(life)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)));
    ObjectNode json = Json.object().put("Url", request.url().toString());
    return new Answer(200, "", "", json);
  }
}
