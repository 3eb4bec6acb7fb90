package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS's restJson1: members in path, query, headers and a JSON body, or one of them as the whole
 * body. Lambda and API Gateway speak it. A payload of bytes is base64 among the members.
 */
public final class RestJson implements Protocol {

  private static final int LARGEST_DOCUMENT = 70_167_211;
  private static final String JSON = "application/json";

  private final ServiceModel model;
  private final PathRoutes routes;
  private final JsonOutput output;

  /** For a service of this model. */
  public RestJson(ServiceModel model) {
    this.model = model;
    this.routes = new PathRoutes(model);
    this.output = new JsonOutput(model);
  }

  @Override
  public boolean announcesPayloadHash() {
    return false;
  }

  @Override
  public OperationModel route(RequestHead head, Query query, Body body) {
    return routes.find(head, query).operation();
  }

  @Override
  public ObjectNode read(OperationModel operation, RequestHead head, Query query, Body body)
      throws IOException {
    Map<String, String> labels = routes.find(head, query).labels();
    ObjectNode values = Json.object();
    List<Member> elsewhere = new ArrayList<>();
    for (Member member : operation.input().members().values()) {
      switch (member.location()) {
        case PATH ->
            // A label is called as the member, or as it travels.
            put(
                values,
                member,
                labels.getOrDefault(member.wireName(), labels.getOrDefault(member.name(), "")));
        case QUERY -> query(values, member, head, query);
        case HEADER -> head.header(member.wireName()).ifPresent(text -> put(values, member, text));
        case HEADER_MAP, STATUS, BODY -> {
          // The body is read as a whole below; the others are for answers.
          continue;
        }
      }
      elsewhere.add(member);
    }
    body(operation, values, elsewhere, SmallBody.read(body, LARGEST_DOCUMENT));
    return values;
  }

  private static void put(ObjectNode values, Member member, String text) {
    if (member.shape() instanceof Shape.Scalar scalar) {
      try {
        values.set(member.name(), Scalars.read(scalar, text));
      } catch (IllegalArgumentException wrong) {
        throw new ServiceException(
            400, "SerializationException", member.wireName() + " cannot be read: " + text);
      }
    }
  }

  /** A list stands as often in the query as it has elements. */
  private static void query(ObjectNode values, Member member, RequestHead head, Query query) {
    if (!(member.shape() instanceof Shape.Sequence)) {
      Optional.ofNullable(query.values().get(member.wireName()))
          .ifPresent(text -> put(values, member, text));
    } else if (query.has(member.wireName())) {
      ArrayNode list = values.putArray(member.name());
      for (String pair : head.rawQuery().split("&", -1)) {
        String value = Query.parse(pair).values().get(member.wireName());
        if (value != null) {
          list.add(value);
        }
      }
    }
  }

  private void body(
      OperationModel operation, ObjectNode values, List<Member> elsewhere, byte[] bytes) {
    Shape.Structure input = operation.input();
    Optional<Member> payload = payload(input);
    if (payload.isEmpty()) {
      Shape.Structure inBody = inBody(input);
      if (inBody.members().isEmpty()) {
        JsonInput.check(model, elsewhere, values);
      } else {
        values.setAll(JsonInput.read(model, inBody, document(bytes), elsewhere, values));
      }
    } else if (payload.get().shape() instanceof Shape.Scalar) {
      JsonInput.check(model, elsewhere, values);
      if (bytes.length > 0) {
        values.put(payload.get().name(), Base64.getEncoder().encodeToString(bytes));
      }
    } else {
      Shape.Structure whole = model.structure(payload.get().shape());
      values.set(
          payload.get().name(), JsonInput.read(model, whole, document(bytes), elsewhere, values));
    }
  }

  private static JsonNode document(byte[] bytes) {
    try {
      return bytes.length == 0 ? Json.object() : Json.MAPPER.readTree(bytes);
    } catch (JacksonException notJson) {
      throw JsonInput.serialization("Unexpected token received from parser");
    }
  }

  private static Optional<Member> payload(Shape.Structure structure) {
    return structure.members().values().stream().filter(Member::payload).findFirst();
  }

  /** The structure without what travels elsewhere. */
  private static Shape.Structure inBody(Shape.Structure structure) {
    Map<String, Member> members = new LinkedHashMap<>(structure.members());
    members.values().removeIf(member -> member.location() != Member.Location.BODY);
    return new Shape.Structure(structure.name(), members);
  }

  @Override
  public HttpReply write(OperationModel operation, Reply reply, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    int status = reply.status() == 0 ? operation.status() : reply.status();
    for (Member member : operation.output().members().values()) {
      JsonNode value = reply.output().path(member.name());
      if (!value.isMissingNode() && !value.isNull()) {
        switch (member.location()) {
          case HEADER -> {
            if (member.shape() instanceof Shape.Scalar scalar) {
              headers.put(member.wireName(), Scalars.write(scalar, value));
            }
          }
          case STATUS -> status = value.asInt();
          default -> {
            // Path and query are for requests; the body is written below.
          }
        }
      }
    }
    Payload payload =
        reply.payload() == null ? written(operation, reply, headers) : reply.payload();
    headers.putAll(reply.headers());
    return new HttpReply(status, headers, payload);
  }

  private Payload written(OperationModel operation, Reply reply, Map<String, String> headers) {
    Optional<Member> payload = payload(operation.output());
    if (payload.isPresent() && payload.get().shape() instanceof Shape.Scalar) {
      String base64 = reply.output().path(payload.get().name()).asString("");
      return Payload.of(Base64.getDecoder().decode(base64));
    }
    Shape.Structure inBody = inBody(operation.output());
    if (inBody.members().isEmpty()) {
      return HttpReply.EMPTY;
    }
    headers.put("Content-Type", JSON);
    if (payload.isPresent()) {
      JsonNode whole = reply.output().path(payload.get().name());
      return document(model.structure(payload.get().shape()), whole);
    }
    ObjectNode values = reply.output().deepCopy();
    values.retain(inBody.members().keySet());
    return document(inBody, values);
  }

  private Payload document(Shape.Structure structure, JsonNode values) {
    return Payload.of(output.structure(structure, values).toString());
  }

  @Override
  public HttpReply error(ServiceException error, String requestId) {
    HttpReply reply = JsonErrors.error(error, requestId, "", JSON);
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.put("x-amzn-ErrorType", error.code());
    return new HttpReply(reply.status(), headers, reply.payload());
  }

  @Override
  public ServiceException refuse(SignatureFault fault) {
    return JsonErrors.refuse(fault, 403);
  }

  @Override
  public ServiceException denied(Caller caller, Decision decision) {
    return JsonErrors.denied(caller, decision, 403);
  }
}
