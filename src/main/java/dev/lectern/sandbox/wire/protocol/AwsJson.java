package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS's JSON protocols 1.0 and 1.1: the operation in the header {@code X-Amz-Target}, its members
 * in a JSON document. DynamoDB and Step Functions speak it.
 */
public final class AwsJson implements Protocol {

  /** DynamoDB's largest request, in bytes ("BatchWriteItem" in its API reference). */
  private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

  private static final int STATUS_OF_REFUSAL = 400;
  private static final int TOO_LARGE = 413;

  private final ServiceModel model;
  private final JsonOutput output;
  private final String contentType;
  private final String namespace;

  /** For a service of this model. */
  public AwsJson(ServiceModel model) {
    this.model = model;
    this.output = new JsonOutput(model);
    this.contentType =
        model.protocol() == ServiceModel.Protocol.JSON_1_0
            ? "application/x-amz-json-1.0"
            : "application/x-amz-json-1.1";
    this.namespace = namespace(model.targets().getLast());
  }

  /** {@code DynamoDB_20120810} names its errors {@code com.amazonaws.dynamodb.v20120810#…}. */
  private static String namespace(String target) {
    String[] parts = target.split("_", 2);
    return "com.amazonaws."
        + parts[0].toLowerCase(Locale.ROOT)
        + (parts.length == 2 ? ".v" + parts[1] : "")
        + "#";
  }

  @Override
  public boolean announcesPayloadHash() {
    return false;
  }

  @Override
  public OperationModel route(RequestHead head, Query query, Body body) {
    String target = head.header("x-amz-target").orElse("");
    int dot = target.indexOf('.');
    if (dot < 0 || !model.targets().contains(target.substring(0, dot))) {
      throw unknownOperation();
    }
    return model.operation(target.substring(dot + 1)).orElseThrow(AwsJson::unknownOperation);
  }

  private static ServiceException unknownOperation() {
    return new ServiceException(400, "UnknownOperationException", "");
  }

  @Override
  public ObjectNode read(OperationModel operation, RequestHead head, Query query, Body body)
      throws IOException {
    byte[] bytes = body.stream().readNBytes(LARGEST_DOCUMENT + 1);
    if (bytes.length > LARGEST_DOCUMENT) {
      throw new ServiceException(TOO_LARGE, "RequestEntityTooLarge", "");
    }
    return JsonInput.read(model, operation.input(), document(bytes));
  }

  private static JsonNode document(byte[] bytes) {
    try {
      JsonNode document = Json.MAPPER.readTree(bytes);
      return document.isMissingNode() ? Json.object() : document;
    } catch (JacksonException e) {
      throw JsonInput.serialization("Unexpected token received from parser");
    }
  }

  @Override
  public HttpReply write(OperationModel operation, Reply reply, String requestId) {
    byte[] body = output.bytes(operation.output(), reply.output());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", contentType);
    return checked(new HttpReply(200, headers, HttpReply.bytes(body)), body);
  }

  /** DynamoDB's clients compare an answer with its CRC32 and ask again when it differs. */
  private HttpReply checked(HttpReply reply, byte[] body) {
    if (!model.service().equals("dynamodb")) {
      return reply;
    }
    CRC32 crc = new CRC32();
    crc.update(body);
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.put("x-amz-crc32", Long.toString(crc.getValue()));
    return new HttpReply(reply.status(), headers, reply.payload());
  }

  /** What is too large is refused in front of the service: by the status alone, without a code. */
  @Override
  public HttpReply error(ServiceException error, String requestId) {
    if (error.status() == TOO_LARGE) {
      Map<String, String> headers = Map.of("x-amzn-RequestId", requestId);
      return new HttpReply(TOO_LARGE, headers, HttpReply.bytes(new byte[0]));
    }
    return JsonErrors.error(error, requestId, namespace, contentType);
  }

  @Override
  public ServiceException refuse(SignatureFault fault) {
    return JsonErrors.refuse(fault, STATUS_OF_REFUSAL);
  }

  @Override
  public ServiceException denied(Caller caller, Decision decision) {
    return JsonErrors.denied(caller, decision, STATUS_OF_REFUSAL);
  }
}
