package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** S3's protocol: members in path, query, headers and an XML body. */
public final class RestXml implements Protocol {

  private static final int LARGEST_XML = 8 * 1024 * 1024;

  /** Entries of an answer's list that are written before any is sent. */
  private static final int KEPT = 100;

  /** Root elements of answers whose name is not the payload member's ("API Reference", S3). */
  private static final Map<String, String> ROOTS =
      Map.ofEntries(
          Map.entry("ListBuckets", "ListAllMyBucketsResult"),
          Map.entry("ListObjects", "ListBucketResult"),
          Map.entry("ListObjectsV2", "ListBucketResult"),
          Map.entry("ListObjectVersions", "ListVersionsResult"),
          Map.entry("ListMultipartUploads", "ListMultipartUploadsResult"),
          Map.entry("ListParts", "ListPartsResult"),
          Map.entry("CreateMultipartUpload", "InitiateMultipartUploadResult"),
          Map.entry("CompleteMultipartUpload", "CompleteMultipartUploadResult"),
          Map.entry("DeleteObjects", "DeleteResult"),
          Map.entry("GetBucketAcl", "AccessControlPolicy"),
          Map.entry("GetObjectAcl", "AccessControlPolicy"),
          Map.entry("GetBucketCors", "CORSConfiguration"),
          Map.entry("GetBucketLifecycleConfiguration", "LifecycleConfiguration"),
          Map.entry("GetBucketLogging", "BucketLoggingStatus"),
          Map.entry("GetBucketNotificationConfiguration", "NotificationConfiguration"),
          Map.entry("GetBucketRequestPayment", "RequestPaymentConfiguration"),
          Map.entry("GetBucketTagging", "Tagging"),
          Map.entry("GetObjectTagging", "Tagging"),
          Map.entry("GetBucketVersioning", "VersioningConfiguration"),
          Map.entry("GetBucketWebsite", "WebsiteConfiguration"),
          Map.entry("GetBucketAccelerateConfiguration", "AccelerateConfiguration"),
          Map.entry("GetObjectAttributes", "GetObjectAttributesResponse"));

  private final ServiceModel model;
  private final Routes routes;
  private final XmlInput input;
  private final XmlOutput output;

  /** For a service of this model. */
  public RestXml(ServiceModel model) {
    this.model = model;
    this.routes = new Routes(model);
    this.input = new XmlInput(model);
    this.output = new XmlOutput(model);
  }

  @Override
  public boolean announcesPayloadHash() {
    return true;
  }

  @Override
  public OperationModel route(RequestHead head, Query query, Body body) {
    return routes.find(head, query);
  }

  @Override
  public ObjectNode read(OperationModel operation, RequestHead head, Query query, Body body)
      throws IOException {
    ObjectNode values = Json.object();
    BucketAddress address = BucketAddress.of(head);
    for (Member member : operation.input().members().values()) {
      switch (member.location()) {
        case PATH ->
            values.put(
                member.name(),
                member.wireName().equals("Bucket") ? address.bucket() : address.key());
        case QUERY -> {
          String text = query.values().get(member.wireName());
          if (text != null) {
            values.set(member.name(), scalar(member, text));
          }
        }
        case HEADER ->
            head.header(member.wireName()).ifPresent(text -> header(values, member, text));
        case HEADER_MAP -> headerMap(values, member, head);
        case STATUS -> {
          // Requests have no status.
        }
        case BODY -> {
          // The body is read as a whole below.
        }
      }
    }
    if (!operation.streamingInput()) {
      body(operation, values, head, body);
    } else if (body.length() < 0) {
      throw new ServiceException(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    return values;
  }

  private static JsonNode scalar(Member member, String text) {
    try {
      return Scalars.read((Shape.Scalar) member.shape(), text);
    } catch (IllegalArgumentException wrong) {
      boolean number = wrong instanceof NumberFormatException;
      throw new ServiceException(
              400,
              "InvalidArgument",
              number
                  ? "Provided " + member.wireName() + " not an integer or within integer range"
                  : "Invalid value for " + member.wireName() + ": " + wrong.getMessage())
          .with("ArgumentName", member.wireName())
          .with("ArgumentValue", text);
    }
  }

  private static void header(ObjectNode values, Member member, String text) {
    if (member.shape() instanceof Shape.Sequence list) {
      ArrayNode items = values.putArray(member.name());
      for (String item : text.split(",", -1)) {
        items.add(Scalars.read((Shape.Scalar) list.element(), item.strip()));
      }
    } else if (member.name().startsWith("If") && member.name().endsWith("Since")) {
      since(values, member, text);
    } else if (member.name().equals("ContentEncoding")) {
      contentEncoding(values, text);
    } else {
      values.set(member.name(), scalar(member, text));
    }
  }

  /** A condition whose date is none does not count (RFC 9110, section 13.1.3). */
  private static void since(ObjectNode values, Member member, String text) {
    try {
      values.set(member.name(), Scalars.read((Shape.Scalar) member.shape(), text));
    } catch (IllegalArgumentException noDate) {
      values.remove(member.name());
    }
  }

  /** {@code aws-chunked} is framing of this request, nothing that the object has. */
  private static void contentEncoding(ObjectNode values, String text) {
    List<String> codings =
        List.of(text.split(",", -1)).stream()
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
            .toList();
    if (!codings.isEmpty()) {
      values.put("ContentEncoding", String.join(",", codings));
    }
  }

  private static void headerMap(ObjectNode values, Member member, RequestHead head) {
    ObjectNode map = Json.object();
    head.headers()
        .forEach(
            (name, all) -> {
              if (name.startsWith(member.wireName())) {
                map.put(name.substring(member.wireName().length()), String.join(",", all));
              }
            });
    if (!map.isEmpty()) {
      values.set(member.name(), map);
    }
  }

  private void body(OperationModel operation, ObjectNode values, RequestHead head, Body body)
      throws IOException {
    List<Member> members =
        operation.input().members().values().stream()
            .filter(member -> member.location() == Member.Location.BODY)
            .toList();
    byte[] bytes = SmallBody.read(body, LARGEST_XML);
    SmallBody.check(bytes, head, body.trailers());
    if (members.isEmpty()) {
      return;
    }
    Member member = members.getFirst();
    if (bytes.length == 0) {
      if (member.required()) {
        throw new ServiceException(400, "MissingRequestBodyError", "Request Body is empty");
      }
    } else if (member.shape() instanceof Shape.Scalar) {
      values.put(member.name(), SmallBody.text(bytes));
    } else {
      values.set(
          member.name(), input.read(bytes, member.wireName(), model.structure(member.shape())));
    }
  }

  @Override
  public HttpReply write(OperationModel operation, Reply reply, String requestId) {
    Map<String, String> headers = ids(requestId);
    int status = reply.status() == 0 ? operation.status() : reply.status();
    for (Member member : operation.output().members().values()) {
      JsonNode value = reply.output().path(member.name());
      if (!value.isMissingNode() && !value.isNull()) {
        switch (member.location()) {
          case HEADER -> headers.put(member.wireName(), headerText(member.shape(), value));
          case HEADER_MAP ->
              value
                  .properties()
                  .forEach(
                      one ->
                          headers.put(member.wireName() + one.getKey(), one.getValue().asString()));
          case STATUS -> status = value.asInt();
          default -> {
            // Path and query are for requests; the body is written below.
          }
        }
      }
    }
    headers.putAll(reply.headers());
    Payload payload = reply.payload();
    if (payload == null) {
      payload = body(operation, reply.output(), headers);
    }
    return new HttpReply(status, headers, payload);
  }

  private static String headerText(Shape shape, JsonNode value) {
    if (shape instanceof Shape.Scalar scalar) {
      return Scalars.write(scalar, value);
    }
    return String.join(",", value.valueStream().map(JsonNode::asString).toList());
  }

  private Payload body(OperationModel operation, ObjectNode values, Map<String, String> headers) {
    List<Member> members =
        operation.output().members().values().stream()
            .filter(member -> member.location() == Member.Location.BODY)
            .toList();
    if (members.isEmpty()) {
      return HttpReply.EMPTY;
    }
    Member first = members.getFirst();
    boolean text = first.payload() && first.shape() instanceof Shape.Scalar;
    if (text && !operation.name().equals("GetBucketLocation")) {
      return Payload.of(values.path(first.name()).asString(""));
    }
    headers.putIfAbsent("Content-Type", "application/xml");
    if (values.valueStream().anyMatch(each -> each.isArray() && each.size() > KEPT)) {
      return new InPieces(out -> xml(out, operation, first, values));
    }
    XmlText out = XmlText.kept();
    xml(out, operation, first, values);
    return Payload.of(out.bytes());
  }

  private void xml(XmlText out, OperationModel operation, Member first, ObjectNode values) {
    String namespace = " xmlns=\"" + model.xmlNamespace() + "\"";
    if (!first.payload()) {
      String root = ROOTS.getOrDefault(operation.name(), operation.output().name());
      out.open(root, namespace);
      output.members(out, operation.output(), values);
      out.close(root);
      return;
    }
    out.open(first.wireName(), namespace);
    if (first.shape() instanceof Shape.Scalar) {
      out.text(values.path(first.name()).asString(""));
    } else if (values.get(first.name()) instanceof ObjectNode payload) {
      output.members(out, model.structure(first.shape()), payload);
    }
    out.close(first.wireName());
  }

  /**
   * A long answer, which the client reads while the rest of it is written, as S3 sends listings.
   */
  private record InPieces(Consumer<XmlText> document) implements Payload {

    @Override
    public long length() {
      return UNKNOWN;
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
      XmlText out = XmlText.inPieces(stream);
      try {
        document.accept(out);
      } catch (UncheckedIOException gone) {
        throw gone.getCause();
      }
      stream.write(out.bytes());
    }
  }

  @Override
  public HttpReply error(ServiceException error, String requestId) {
    Map<String, String> headers = ids(requestId);
    headers.putAll(error.headers());
    if (error.status() == 304) {
      return new HttpReply(304, headers, HttpReply.EMPTY);
    }
    XmlText out = XmlText.kept().open("Error");
    out.element("Code", error.code()).element("Message", error.text());
    error.details().forEach(out::element);
    out.element("RequestId", requestId).element("HostId", hostId(requestId)).close("Error");
    headers.put("Content-Type", "application/xml");
    return new HttpReply(error.status(), headers, HttpReply.bytes(out.bytes()));
  }

  @Override
  public ServiceException refuse(SignatureFault fault) {
    return S3Faults.error(fault);
  }

  @Override
  public ServiceException denied(Caller caller, Decision decision) {
    return new ServiceException(403, "AccessDenied", S3Faults.denied(caller, decision));
  }

  private static Map<String, String> ids(String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-request-id", requestId);
    headers.put("x-amz-id-2", hostId(requestId));
    headers.put("Server", "AmazonS3");
    return headers;
  }

  /** AWS's second id is opaque; ours is derived from the first. */
  private static String hostId(String requestId) {
    return "sandbox/" + requestId.toLowerCase(Locale.ROOT);
  }
}
