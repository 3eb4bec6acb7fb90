package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Protocol;

/** A website of real objects, visited as a browser does. */
class WebsiteVisitTest extends SandboxTest {

  private static final String SITE = "my-site";

  private final HttpClient browser = HttpClient.newHttpClient();
  private OpenSandbox open;
  private S3Client owner;

  @BeforeEach
  void site() throws IOException {
    open = new OpenSandbox(sandbox.clock());
    owner =
        s3(
            new dev.lectern.sandbox.SandboxInstance.Account(
                "111122223333", "AKIAOPEN", "open-secret"),
            open.endpoint(),
            builder -> builder.forcePathStyle(true));
    owner.createBucket(b -> b.bucket(SITE));
    owner.putBucketWebsite(
        b ->
            b.bucket(SITE)
                .websiteConfiguration(
                    w ->
                        w.indexDocument(i -> i.suffix("index.html"))
                            .errorDocument(e -> e.key("oops/error.html"))
                            .routingRules(
                                r ->
                                    r.condition(c -> c.keyPrefixEquals("old/"))
                                        .redirect(
                                            to ->
                                                to.replaceKeyPrefixWith("new/")
                                                    .httpRedirectCode("302")),
                                r ->
                                    r.condition(
                                            c ->
                                                c.keyPrefixEquals("moved/")
                                                    .httpErrorCodeReturnedEquals("404"))
                                        .redirect(
                                            to ->
                                                to.protocol(Protocol.HTTPS)
                                                    .hostName("other.example")
                                                    .replaceKeyWith("a b")))));
    put("index.html", "home", "text/html");
    put("docs/index.html", "documents", "text/html");
    put("docs/a b+c.txt", "0123456789", "text/plain");
    put("oops/error.html", "our own error", "text/html");
    owner.putObject(
        b -> b.bucket(SITE).key("here").websiteRedirectLocation("/docs/"), RequestBody.empty());
    owner.putObject(
        b -> b.bucket(SITE).key("there").websiteRedirectLocation("https://there.example/x"),
        RequestBody.empty());
  }

  @AfterEach
  void close() throws IOException {
    browser.close();
    open.close();
  }

  private void put(String key, String text, String type) {
    owner.putObject(
        b -> b.bucket(SITE).key(key).contentType(type).metadata(Map.of("by", "mia")),
        RequestBody.fromString(text));
  }

  private HttpResponse<String> visit(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(open.endpoint().resolve("/_website/" + SITE + "/" + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<?> response) {
    return response.headers().firstValue("location").orElse("");
  }

  private String base() {
    return open.endpoint() + "/_website/" + SITE + "/";
  }

  @Test
  void servesIndexDocumentsAndObjectsWithTheirHeaders() throws Exception {
    assertThat(visit("").body()).isEqualTo("home");
    assertThat(visit("docs/").body()).isEqualTo("documents");
    HttpResponse<String> page = visit("docs/a%20b%2Bc.txt");
    assertThat(page.body()).isEqualTo("0123456789");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/plain");
    assertThat(page.headers().firstValue("x-amz-meta-by")).hasValue("mia");
    String etag = page.headers().firstValue("etag").orElseThrow();
    assertThat(visit("docs/a%20b%2Bc.txt", "If-None-Match", etag).statusCode()).isEqualTo(304);
    HttpResponse<String> range = visit("docs/a%20b%2Bc.txt", "Range", "bytes=2-4");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo("234");
  }

  @Test
  void answersInTheHostForm() throws IOException {
    try (Wire wire = new Wire(open.endpoint())) {
      assertThat(
              wire.send(
                      "GET /docs/ HTTP/1.1\r\nHost: my-site.s3-website-eu-west-1.localhost\r\n\r\n")
                  .answer())
          .startsWith("HTTP/1.1 200")
          .endsWith("documents");
      assertThat(
              wire.send("GET /docs HTTP/1.1\r\nHost: my-site.s3-website.localhost:80\r\n\r\n")
                  .answer())
          .startsWith("HTTP/1.1 302")
          .contains("Location: http://my-site.s3-website.localhost:80/docs/\r\n");
      assertThat(
              wire.send(
                      "POST / HTTP/1.1\r\nHost: my-site.s3-website.localhost\r\n"
                          + "Content-Length: 0\r\n\r\n")
                  .answer())
          .startsWith("HTTP/1.1 405")
          .contains("<li>Code: MethodNotAllowed</li>");
    }
  }

  @Test
  void sendsVisitorsElsewhere() throws Exception {
    HttpResponse<String> folder = visit("docs");
    assertThat(folder.statusCode()).isEqualTo(302);
    assertThat(location(folder)).isEqualTo(base() + "docs/");
    HttpResponse<String> rule = visit("old/x%20y");
    assertThat(rule.statusCode()).isEqualTo(302);
    assertThat(location(rule)).isEqualTo(base() + "new/x%20y");
    HttpResponse<String> moved = visit("moved/gone");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(location(moved)).isEqualTo("https://other.example/a%20b");
    HttpResponse<String> own = visit("here");
    assertThat(own.statusCode()).isEqualTo(301);
    assertThat(location(own)).isEqualTo(base() + "docs/");
    assertThat(location(visit("there"))).isEqualTo("https://there.example/x");
  }

  @Test
  void showsTheErrorDocumentWithTheErrorsStatus() throws Exception {
    HttpResponse<String> missing = visit("nothing");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).isEqualTo("our own error");
    owner.deleteObject(b -> b.bucket(SITE).key("oops/error.html"));
    HttpResponse<String> bare = visit("nothing");
    assertThat(bare.statusCode()).isEqualTo(404);
    assertThat(bare.body())
        .contains("<li>Code: NoSuchKey</li>")
        .contains("<li>Key: nothing</li>")
        .contains("An Error Occurred While Attempting to Retrieve a Custom Error Document");
    assertThat(bare.headers().firstValue("x-amz-error-code")).hasValue("NoSuchKey");
    owner.deleteBucketWebsite(b -> b.bucket(SITE));
    assertThat(visit("").body()).contains("NoSuchWebsiteConfiguration");
  }

  @Test
  void redirectsEverythingToAnotherHost() throws Exception {
    owner.putBucketWebsite(
        b ->
            b.bucket(SITE)
                .websiteConfiguration(
                    w ->
                        w.redirectAllRequestsTo(
                            r -> r.hostName("www.example.com").protocol(Protocol.HTTPS))));
    HttpResponse<String> answer = visit("any/page");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(location(answer)).isEqualTo("https://www.example.com/any/page");
  }

  @Test
  void aVisitorOfAPrivateBucketIsRefused() throws Exception {
    s3.createBucket(b -> b.bucket(SITE));
    s3.putBucketWebsite(
        b ->
            b.bucket(SITE).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))));
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(sandbox.endpoint().resolve("/_website/" + SITE + "/")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<li>Code: AccessDenied</li>");
  }
}
