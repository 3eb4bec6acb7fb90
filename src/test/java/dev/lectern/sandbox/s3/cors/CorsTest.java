package dev.lectern.sandbox.s3.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Preflights and cross-origin answers as a browser gets them. */
class CorsTest extends SandboxTest {

  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void makeBucket() {
    s3.createBucket(b -> b.bucket("assets"));
  }

  private void allow() {
    s3.putBucketCors(
        b ->
            b.bucket("assets")
                .corsConfiguration(
                    c ->
                        c.corsRules(
                            r ->
                                r.allowedMethods("GET", "PUT")
                                    .allowedOrigins("https://*.shop.example")
                                    .allowedHeaders("content-*", "x-amz-date")
                                    .exposeHeaders("ETag", "x-amz-version-id")
                                    .maxAgeSeconds(600),
                            r -> r.allowedMethods("GET").allowedOrigins("*"))));
  }

  private HttpResponse<String> send(String method, String... headers)
      throws IOException, InterruptedException {
    return sendTo("/assets/logo.png", method, headers);
  }

  private HttpResponse<String> sendTo(String path, String method, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.endpoint() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> preflight(String origin, String method, String headers)
      throws Exception {
    return headers.isEmpty()
        ? send("OPTIONS", "Origin", origin, "Access-Control-Request-Method", method)
        : send(
            "OPTIONS",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            headers);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void withoutRulesEveryPreflightIsRefused() throws Exception {
    HttpResponse<String> answer = preflight("https://www.shop.example", "GET", "");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("<Code>AccessForbidden</Code>")
        .contains("CORS is not enabled for this bucket.")
        .contains("<ResourceType>OBJECT</ResourceType>");
  }

  @Test
  void aRuleAllowsItsOriginMethodAndHeaders() throws Exception {
    allow();
    HttpResponse<String> answer =
        preflight("https://www.shop.example", "PUT", "Content-Type, X-Amz-Date");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://www.shop.example");
    assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET, PUT");
    assertThat(header(answer, "Access-Control-Allow-Headers"))
        .isEqualTo("content-type, x-amz-date");
    assertThat(header(answer, "Access-Control-Expose-Headers")).isEqualTo("ETag, x-amz-version-id");
    assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("600");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  @Test
  void whatNoRuleAllowsIsRefused() throws Exception {
    allow();
    assertThat(preflight("https://evil.example", "PUT", "").statusCode()).isEqualTo(403);
    assertThat(preflight("https://www.shop.example/", "PUT", "").statusCode()).isEqualTo(403);
    assertThat(preflight("https://www.shop.example", "DELETE", "").statusCode()).isEqualTo(403);
    assertThat(preflight("https://www.shop.example", "PUT", "x-other").statusCode()).isEqualTo(403);
  }

  @Test
  void anyOriginGetsAStarWithoutCredentials() throws Exception {
    allow();
    HttpResponse<String> answer = preflight("https://other.example", "GET", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void whatIsNoPreflightIsABadRequest() throws Exception {
    assertThat(send("OPTIONS").statusCode()).isEqualTo(400);
    assertThat(preflight("https://a.example", "PATCH", "").statusCode()).isEqualTo(400);
  }

  @Test
  void answersCarryTheHeadersAlsoWhenTheRequestIsDenied() throws Exception {
    allow();
    HttpResponse<String> denied =
        sendTo("/assets?cors", "GET", "Origin", "https://www.shop.example");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(header(denied, "Access-Control-Allow-Origin")).isEqualTo("https://www.shop.example");
    assertThat(header(sendTo("/assets?cors", "GET"), "Access-Control-Allow-Origin")).isEmpty();
    HttpResponse<String> put = sendTo("/assets?cors", "PUT", "Origin", "https://other.example");
    assertThat(header(put, "Access-Control-Allow-Origin")).isEmpty();
  }
}
