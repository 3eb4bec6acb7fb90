package dev.lectern.sandbox.s3.website;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.Times;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The website endpoint (User Guide, "Hosting a static website using Amazon S3"): index and error
 * documents, routing rules, redirects of single objects. A visitor is anonymous, and whether an
 * object may be read is asked of the decision point. Any thread.
 */
public final class Website {

  private static final Map<String, String> HEADERS =
      Map.of(
          "ContentType", "Content-Type",
          "ContentEncoding", "Content-Encoding",
          "ContentLanguage", "Content-Language",
          "ContentDisposition", "Content-Disposition",
          "CacheControl", "Cache-Control",
          "ETag", "ETag",
          "VersionId", "x-amz-version-id");

  private final Buckets buckets;
  private final Map<String, Operation> operations;
  private final S3Access access;
  private final Guard guard;

  /**
   * @param operations S3's operations, of which GetObject is used
   * @param access what buckets and objects say
   * @param guard says who may read
   */
  public Website(Buckets buckets, Map<String, Operation> operations, S3Access access, Guard guard) {
    this.buckets = buckets;
    this.operations = operations;
    this.access = access;
    this.guard = guard;
  }

  /** Answers a visit; empty when the request is none. */
  public Optional<RawReply> answer(RequestHead head, Body body) throws IOException {
    Optional<Site> site = Site.of(head);
    return site.isEmpty() ? Optional.empty() : Optional.of(visit(site.get(), head, body));
  }

  private RawReply visit(Site site, RequestHead head, Body body) throws IOException {
    if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
      return new ErrorPage(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.",
              Map.of("Method", head.method()))
          .reply(false);
    }
    Bucket bucket = buckets.find(site.bucket()).orElse(null);
    if (bucket == null) {
      return new ErrorPage(
              404,
              "NoSuchBucket",
              "The specified bucket does not exist",
              Map.of("BucketName", site.bucket()))
          .reply(false);
    }
    JsonNode website = bucket.configuration(Configurations.WEBSITE).orElse(null);
    if (website == null) {
      return new ErrorPage(
              404,
              "NoSuchWebsiteConfiguration",
              "The specified bucket does not have a website configuration",
              Map.of("BucketName", site.bucket()))
          .reply(false);
    }
    Optional<Redirects.Redirect> elsewhere =
        Redirects.all(website, site).or(() -> Redirects.before(website, site));
    return elsewhere.isPresent()
        ? redirect(elsewhere.get())
        : page(new Visit(site, bucket, website, head, body));
  }

  /** A visit of a bucket that is a website. */
  private record Visit(Site site, Bucket bucket, JsonNode website, RequestHead head, Body body) {

    String index(String folder) {
      return folder + website.path("IndexDocument").path("Suffix").asString("");
    }
  }

  private RawReply page(Visit visit) throws IOException {
    String path = visit.site().key();
    boolean folder = path.isEmpty() || path.endsWith("/");
    String key = folder ? visit.index(path) : path;
    try {
      return document(visit, key, 200);
    } catch (ServiceException error) {
      if (error.status() == 304 || error.status() == 416) {
        return new RawReply(error.status(), error.headers(), Payload.of(""));
      }
      if (error.status() == 404 && !folder && exists(visit, visit.index(path + "/"))) {
        return redirect(new Redirects.Redirect(302, visit.site().base() + path + "/"));
      }
      return failed(visit, error, key);
    }
  }

  private boolean exists(Visit visit, String key) throws IOException {
    try (Payload payload = document(visit, key, 200).payload()) {
      return payload.length() >= 0;
    } catch (ServiceException missing) {
      return false;
    }
  }

  private RawReply failed(Visit visit, ServiceException error, String key) throws IOException {
    Optional<Redirects.Redirect> rule =
        Redirects.onError(visit.website(), visit.site(), error.status());
    if (rule.isPresent()) {
      return redirect(rule.get());
    }
    Map<String, String> details = new LinkedHashMap<>(error.details());
    details.putIfAbsent("Key", key);
    ErrorPage page = new ErrorPage(error.status(), error.code(), error.text(), details);
    String document = visit.website().path("ErrorDocument").path("Key").asString("");
    if (document.isEmpty()) {
      return page.reply(false);
    }
    try {
      return document(visit, document, error.status());
    } catch (ServiceException unreadable) {
      return page.reply(true);
    }
  }

  /** Reads an object as an anonymous visitor. */
  private RawReply document(Visit visit, String key, int status) throws IOException {
    Bucket bucket = visit.bucket();
    Decision decision =
        guard
            .decisions()
            .decide(
                access.request(
                    Caller.ANONYMOUS,
                    "s3:GetObject",
                    bucket,
                    key,
                    visit.head(),
                    guard.clock().instant()));
    if (!decision.allowed()) {
      throw new ServiceException(403, "AccessDenied", "Access Denied")
          .with("Reason", decision.reason());
    }
    Operation get = operations.get("GetObject");
    if (get == null) {
      throw new ServiceException(501, "NotImplemented", "GetObject is not in the sandbox.");
    }
    ObjectNode input = Json.object().put("Bucket", bucket.name()).put("Key", key);
    if (status == 200) {
      visit.head().header("range").ifPresent(range -> input.put("Range", range));
      visit.head().header("if-none-match").ifPresent(etag -> input.put("IfNoneMatch", etag));
    }
    Reply reply =
        get.handle(
            new Call(
                "GetObject",
                input,
                visit.body(),
                Caller.ANONYMOUS,
                bucket.region(),
                guard.clock().instant(),
                "",
                visit.head()));
    String location = reply.output().path("WebsiteRedirectLocation").asString("");
    Payload payload = reply.payload() == null ? Payload.of("") : reply.payload();
    if (!location.isEmpty() && status == 200) {
      payload.close();
      String target = location.startsWith("/") ? base(visit.site()) + location : location;
      return redirect(new Redirects.Redirect(301, target));
    }
    int answered = status == 200 && reply.status() != 0 ? reply.status() : status;
    return new RawReply(answered, headers(reply), payload);
  }

  private static String base(Site site) {
    return site.base().substring(0, site.base().length() - 1);
  }

  private static Map<String, String> headers(Reply reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    ObjectNode output = reply.output();
    HEADERS.forEach(
        (member, header) -> {
          if (output.has(member)) {
            headers.put(header, output.path(member).asString());
          }
        });
    Times.get(output, "LastModified")
        .ifPresent(time -> headers.put("Last-Modified", Times.http(time)));
    if (output.has("ContentRange")) {
      headers.put("Content-Range", output.path("ContentRange").asString());
    }
    output
        .path("Metadata")
        .properties()
        .forEach(one -> headers.put("x-amz-meta-" + one.getKey(), one.getValue().asString()));
    headers.put("Server", "AmazonS3");
    return headers;
  }

  private static RawReply redirect(Redirects.Redirect redirect) {
    return new RawReply(redirect.status(), redirect.headers(), Payload.of(""));
  }
}
