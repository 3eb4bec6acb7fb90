package dev.lectern.sandbox.s3.form;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Denial;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sigv4.UriEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uploads by HTML form (S3 API Reference, "POST Object"). The form becomes a PutObject once its
 * policy and signature are found right. Any thread.
 */
public final class PostObject {

  private static final String META = "x-amz-meta-";

  /** The model is read when the first form comes: few sandboxes ever see one. */
  private static final class Model {
    static final List<Member> HEADERS =
        ServiceModel.load("s3")
            .operation("PutObject")
            .orElseThrow()
            .input()
            .members()
            .values()
            .stream()
            .filter(member -> member.location() == Member.Location.HEADER)
            .toList();
  }

  private final Buckets buckets;
  private final Map<String, Operation> operations;
  private final S3Access access;
  private final Guard guard;
  private final FormSignature signatures;

  /**
   * @param operations S3's operations, of which PutObject is used
   * @param access what buckets say
   * @param guard says who signed and who may write
   */
  public PostObject(
      Buckets buckets, Map<String, Operation> operations, S3Access access, Guard guard) {
    this.buckets = buckets;
    this.operations = operations;
    this.access = access;
    this.guard = guard;
    this.signatures = new FormSignature(guard);
  }

  /**
   * Takes an upload; empty when the request is no form post to a bucket.
   *
   * @throws ServiceException what AWS answers
   */
  public Optional<RawReply> answer(RequestHead head, Body body) throws IOException {
    String type = head.header("content-type").orElse("");
    if (!head.method().equals("POST")
        || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return Optional.empty();
    }
    BucketAddress address = BucketAddress.of(head);
    if (address.bucket().isEmpty() || !address.key().isEmpty()) {
      return Optional.empty();
    }
    Bucket bucket = buckets.require(address.bucket());
    return Optional.of(upload(bucket, FormReader.read(body.stream(), type), head));
  }

  private RawReply upload(Bucket bucket, PostForm form, RequestHead head) throws IOException {
    if (form.field("key").isEmpty()) {
      throw S3Errors.invalidArgument(
          "Bucket POST must contain a field named 'key'.  If it is specified, please check the"
              + " order of the fields.",
          "key",
          "");
    }
    InputStream file = form.file();
    if (file == null) {
      throw S3Errors.invalidArgument(
          "POST requires exactly one file upload per request.", "file", "0");
    }
    FormSignature.Signer signer = signatures.check(form, bucket.region());
    if (!form.field("policy").isEmpty()) {
      PostPolicy policy = PostPolicy.parse(form.field("policy"));
      policy.check(form.fields(), bucket.name());
      file = new SizedStream(file, policy.smallest(), policy.largest());
    }
    String key = form.field("key").replace("${filename}", form.fileName());
    decide(signer, bucket, key, head);
    ObjectNode input = input(form).put("Bucket", bucket.name()).put("Key", key);
    Operation put = operations.get("PutObject");
    if (put == null) {
      throw S3Errors.notImplemented("PutObject is not in the sandbox.");
    }
    Reply reply =
        put.handle(
            new Call(
                "PutObject",
                input,
                new FileBody(file),
                signer.caller(),
                signer.region(),
                guard.clock().instant(),
                "",
                head));
    return answer(form, head, bucket.name(), key, reply.output());
  }

  private void decide(FormSignature.Signer signer, Bucket bucket, String key, RequestHead head) {
    Decision decision =
        guard
            .decisions()
            .decide(
                access.request(
                    signer.caller(), "s3:PutObject", bucket, key, head, guard.clock().instant()));
    if (!decision.allowed()) {
      throw S3Errors.accessDenied(
          signer.caller().anonymous() || decision.foreign() || decision.action().isEmpty()
              ? "Access Denied"
              : Denial.quoted(signer.caller(), decision));
    }
  }

  /** A file whose length is known only at its end. */
  private record FileBody(InputStream stream) implements Body {

    @Override
    public long length() {
      return -1;
    }

    @Override
    public Map<String, String> trailers() {
      return Map.of();
    }
  }

  private ObjectNode input(PostForm form) {
    ObjectNode input = Json.object();
    if (!form.field("tagging").isEmpty()) {
      input.put("Tagging", FormTags.header(form.field("tagging")));
    }
    for (Member member : Model.HEADERS) {
      String name = member.wireName().toLowerCase(Locale.ROOT);
      String value = form.field(name.equals("x-amz-acl") ? "acl" : name);
      if (!value.isEmpty() && member.shape() instanceof Shape.Scalar scalar) {
        switch (scalar.kind()) {
          case BOOLEAN -> input.put(member.name(), Boolean.parseBoolean(value));
          case INTEGER, LONG -> throw S3Errors.invalidArgument("Unexpected field", name, value);
          default -> input.put(member.name(), value);
        }
      }
    }
    ObjectNode metadata = Json.object();
    form.fields()
        .forEach(
            (name, value) -> {
              if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
              }
            });
    if (!metadata.isEmpty()) {
      input.set("Metadata", metadata);
    }
    return input;
  }

  private static RawReply answer(
      PostForm form, RequestHead head, String bucket, String key, ObjectNode output) {
    String etag = output.path("ETag").asString("");
    String location =
        "http://"
            + head.header("host").orElse("localhost")
            + (BucketAddress.hostName(head).startsWith(bucket + ".") ? "/" : "/" + bucket + "/")
            + UriEncoding.encode(key);
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("ETag", etag);
    answer.put("Location", location);
    answer.put("Server", "AmazonS3");
    if (output.has("VersionId")) {
      answer.put("x-amz-version-id", output.path("VersionId").asString());
    }
    String target = form.field("success_action_redirect");
    target = target.isEmpty() ? form.field("redirect") : target;
    if (target.matches("https?://.+")) {
      answer.put(
          "Location",
          target
              + (target.contains("?") ? "&" : "?")
              + "bucket="
              + UriEncoding.encode(bucket)
              + "&key="
              + UriEncoding.encode(key)
              + "&etag="
              + UriEncoding.encode(etag));
      return new RawReply(303, answer, Payload.of(""));
    }
    return switch (form.field("success_action_status")) {
      case "200" -> new RawReply(200, answer, Payload.of(""));
      case "201" -> {
        answer.put("Content-Type", "application/xml");
        yield new RawReply(
            201,
            answer,
            Payload.of(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PostResponse><Location>"
                    + xml(location)
                    + "</Location><Bucket>"
                    + bucket
                    + "</Bucket><Key>"
                    + xml(key)
                    + "</Key><ETag>"
                    + xml(etag)
                    + "</ETag></PostResponse>"));
      }
      default -> new RawReply(204, answer, Payload.of(""));
    };
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
