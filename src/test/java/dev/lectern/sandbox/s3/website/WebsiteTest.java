package dev.lectern.sandbox.s3.website;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import dev.lectern.sandbox.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Visits of a website whose objects are all public. */
class WebsiteTest {

  private static final String CONFIGURATION =
      """
      {"IndexDocument":{"Suffix":"index.html"},"ErrorDocument":{"Key":"error.html"},
       "RoutingRules":[
         {"Condition":{"KeyPrefixEquals":"old/"},
          "Redirect":{"ReplaceKeyPrefixWith":"new/","HttpRedirectCode":"302"}},
         {"Condition":{"HttpErrorCodeReturnedEquals":"404","KeyPrefixEquals":"lost/"},
          "Redirect":{"HostName":"found.example","Protocol":"https","ReplaceKeyWith":"a b"}}]}
      """;

  private static final Map<String, String> OBJECTS =
      Map.of(
          "index.html", "home",
          "docs/index.html", "documents",
          "docs/a+b.html", "plus",
          "error.html", "our own error");

  private Store store;
  private S3State state;
  private Website website;
  private boolean allowed = true;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(null);
    state = new S3State(store);
    DecisionPoint decisions = request -> new Decision(allowed, "because");
    Guard guard =
        new Guard(key -> Optional.empty(), decisions, () -> Instant.EPOCH, moment -> moment);
    Operation get = call -> object(call.input().path("Key").asString());
    website = new Website(state.buckets(), Map.of("GetObject", get), new S3Access(state), guard);
    bucket(CONFIGURATION);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void bucket(String configuration) throws IOException {
    Bucket bucket =
        new Bucket(1, "site", "1", "us-east-1", Instant.EPOCH, Versioning.OFF, false, Map.of())
            .withConfiguration(Configurations.WEBSITE, Json.MAPPER.readTree(configuration));
    store.run(tx -> state.buckets().save(tx, bucket));
  }

  private static Reply object(String key) {
    ObjectNode output = Json.object().put("ContentType", "text/html").put("ETag", "\"e\"");
    if (key.equals("moved.html")) {
      return Reply.of(output.put("WebsiteRedirectLocation", "/docs/")).withPayload(Payload.of(""));
    }
    if (!OBJECTS.containsKey(key)) {
      throw S3Errors.noSuchKey(key);
    }
    return Reply.of(output).withPayload(Payload.of(OBJECTS.get(key)));
  }

  private RawReply visit(String path) throws IOException {
    return visit("GET", "site.s3-website.localhost:4566", path).orElseThrow();
  }

  private Optional<RawReply> visit(String method, String host, String path) throws IOException {
    Body none =
        new Body() {
          @Override
          public long length() {
            return 0;
          }

          @Override
          public InputStream stream() {
            return new ByteArrayInputStream(new byte[0]);
          }

          @Override
          public Map<String, String> trailers() {
            return Map.of();
          }
        };
    return website.answer(
        new RequestHead(method, path, "", Map.of("host", List.of(host)), "127.0.0.1"), none);
  }

  private static String text(RawReply reply) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reply.payload().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsIndexDocuments() throws IOException {
    assertThat(text(visit("/"))).isEqualTo("home");
    assertThat(text(visit("/docs/"))).isEqualTo("documents");
    assertThat(text(visit("/docs/a+b.html"))).isEqualTo("plus");
    assertThat(visit("/").headers())
        .containsEntry("Content-Type", "text/html")
        .containsEntry("ETag", "\"e\"");
  }

  @Test
  void answersUnderEachOfItsAddresses() throws IOException {
    for (String host :
        List.of("site.s3-website-us-east-1.localhost", "site.s3-website.eu-west-1.localhost:80")) {
      assertThat(text(visit("GET", host, "/").orElseThrow())).isEqualTo("home");
    }
    assertThat(text(visit("GET", "127.0.0.1:1", "/_website/site/docs/").orElseThrow()))
        .isEqualTo("documents");
    assertThat(visit("GET", "site.localhost", "/index.html")).isEmpty();
    assertThat(visit("GET", "localhost", "/site/index.html")).isEmpty();
  }

  @Test
  void aFolderWithoutItsSlashIsRedirected() throws IOException {
    RawReply reply = visit("/docs");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.headers())
        .containsEntry("Location", "http://site.s3-website.localhost:4566/docs/");
    assertThat(visit("GET", "localhost:1", "/_website/site/docs").orElseThrow().headers())
        .containsEntry("Location", "http://localhost:1/_website/site/docs/");
  }

  @Test
  void whatIsMissingShowsTheErrorDocument() throws IOException {
    RawReply reply = visit("/nothing");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply)).isEqualTo("our own error");
  }

  @Test
  void followsRoutingRulesAndRedirectsOfObjects() throws IOException {
    RawReply old = visit("/old/x.html");
    assertThat(old.status()).isEqualTo(302);
    assertThat(old.headers())
        .containsEntry("Location", "http://site.s3-website.localhost:4566/new/x.html");
    RawReply lost = visit("/lost/x");
    assertThat(lost.status()).isEqualTo(301);
    assertThat(lost.headers()).containsEntry("Location", "https://found.example/a%20b");
    RawReply moved = visit("/moved.html");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.headers())
        .containsEntry("Location", "http://site.s3-website.localhost:4566/docs/");
  }

  @Test
  void redirectsAllRequests() throws IOException {
    bucket("{\"RedirectAllRequestsTo\":{\"HostName\":\"www.example\",\"Protocol\":\"https\"}}");
    assertThat(visit("/any/path").headers())
        .containsEntry("Location", "https://www.example/any/path");
  }

  @Test
  void asksTheDecisionPointAndSaysWhyNot() throws IOException {
    allowed = false;
    RawReply reply = visit("/");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply))
        .contains("<h1>403 Forbidden</h1>", "Code: AccessDenied", "Reason: because")
        .contains("Custom Error Document");
  }

  @Test
  void otherMethodsAndOtherBucketsAreRefused() throws IOException {
    assertThat(visit("PUT", "site.s3-website.localhost", "/").orElseThrow().status())
        .isEqualTo(405);
    RawReply none = visit("GET", "none.s3-website.localhost", "/").orElseThrow();
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.headers()).containsEntry("x-amz-error-code", "NoSuchBucket");
  }
}
