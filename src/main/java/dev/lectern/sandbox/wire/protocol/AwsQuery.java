package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Denial;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** AWS's Query protocol: a form with an Action, answered in XML. STS and IAM speak it. */
public final class AwsQuery implements Protocol {

  private static final int LARGEST_FORM = 1024 * 1024;

  /**
   * Operations whose answer has a result without members. Others without members have none at all;
   * the AWS CLI looks for this one (botocore's model of IAM).
   */
  private static final Set<String> EMPTY_RESULTS = Set.of("UpdateRole");

  private final ServiceModel model;
  private final XmlOutput output;

  /** For a service of this model. */
  public AwsQuery(ServiceModel model) {
    this.model = model;
    this.output = new XmlOutput(model);
  }

  @Override
  public boolean announcesPayloadHash() {
    return false;
  }

  @Override
  public OperationModel route(RequestHead head, Query query, Body body) throws IOException {
    String action = form(query, body).values().getOrDefault("Action", "");
    if (action.isEmpty()) {
      throw new ServiceException(
          400, "MissingAction", "The request must contain the parameter Action.");
    }
    return model
        .operation(action)
        .orElseThrow(
            () ->
                new ServiceException(
                    400,
                    "InvalidAction",
                    "Could not find operation "
                        + action
                        + " for version "
                        + form(query, body)
                            .values()
                            .getOrDefault("Version", "NO_VERSION_SPECIFIED")));
  }

  @Override
  public ObjectNode read(OperationModel operation, RequestHead head, Query query, Body body) {
    Map<String, String> form = form(query, body).values();
    ObjectNode values = structure(operation.input(), "", form);
    return JsonInput.read(model, operation.input(), values, "ValidationError");
  }

  private ObjectNode structure(Shape.Structure structure, String prefix, Map<String, String> form) {
    ObjectNode values = Json.object();
    for (Member member : structure.members().values()) {
      JsonNode value = value(member.shape(), prefix + member.wireName(), form);
      if (!value.isMissingNode()) {
        values.set(member.name(), value);
      }
    }
    return values;
  }

  private JsonNode value(Shape shape, String name, Map<String, String> form) {
    return switch (shape) {
      case Shape.Scalar scalar -> {
        String text = form.get(name);
        yield text == null ? Json.object().path("") : scalar(scalar, name, text);
      }
      case Shape.Sequence list -> sequence(list, name, form);
      case Shape.Structure structure -> nested(structure, name, form);
      case Shape.Reference reference -> nested(model.structure(reference), name, form);
      case Shape.Dictionary map -> Json.object().path("");
    };
  }

  private static JsonNode scalar(Shape.Scalar shape, String name, String text) {
    try {
      return Scalars.read(shape, text);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          400, "MalformedInput", "The value of " + name + " cannot be read: " + text);
    }
  }

  private JsonNode nested(Shape.Structure structure, String name, Map<String, String> form) {
    boolean given = form.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    return given ? structure(structure, name + ".", form) : Json.object().path("");
  }

  private JsonNode sequence(Shape.Sequence list, String name, Map<String, String> form) {
    String prefix = name + (list.flattened() ? "." : "." + list.elementName() + ".");
    ArrayNode values = Json.array();
    for (int i = 1; ; i++) {
      JsonNode value = value(list.element(), prefix + i, form);
      if (value.isMissingNode()) {
        return values.isEmpty() ? Json.object().path("") : values;
      }
      values.add(value);
    }
  }

  /** The body was read into memory before its signature could be checked. */
  private static Query form(Query query, Body body) {
    try {
      String text = SmallBody.text(SmallBody.read(body, LARGEST_FORM));
      Map<String, String> all = new LinkedHashMap<>(query.values());
      all.putAll(Query.parse(text).values());
      return new Query(all);
    } catch (IOException | IllegalArgumentException e) {
      throw new ServiceException(400, "MalformedQueryString", "The form cannot be decoded.");
    }
  }

  @Override
  public HttpReply write(OperationModel operation, Reply reply, String requestId) {
    XmlText out = XmlText.kept();
    String name = operation.name();
    out.open(name + "Response", " xmlns=\"" + model.xmlNamespace() + "\"");
    if (!operation.output().members().isEmpty() || EMPTY_RESULTS.contains(name)) {
      out.open(name + "Result");
      output.members(out, operation.output(), reply.output());
      out.close(name + "Result");
    }
    out.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    out.close(name + "Response");
    return reply(200, out, requestId);
  }

  @Override
  public HttpReply error(ServiceException error, String requestId) {
    XmlText out = XmlText.kept();
    out.open("ErrorResponse", " xmlns=\"" + model.xmlNamespace() + "\"").open("Error");
    out.element("Type", error.status() < 500 ? "Sender" : "Receiver");
    out.element("Code", error.code()).element("Message", error.text()).close("Error");
    out.element("RequestId", requestId).close("ErrorResponse");
    return reply(error.status(), out, requestId);
  }

  private static HttpReply reply(int status, XmlText out, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", "text/xml");
    return new HttpReply(status, headers, HttpReply.bytes(out.bytes()));
  }

  @Override
  public ServiceException refuse(SignatureFault fault) {
    return CommonFaults.error(fault);
  }

  @Override
  public ServiceException denied(Caller caller, Decision decision) {
    if (caller.anonymous() && caller.arn().contains(":oidc-provider/")) {
      return new ServiceException(
          403, "AccessDenied", "Not authorized to perform " + decision.action());
    }
    return caller.anonymous()
        ? new ServiceException(
            403, "MissingAuthenticationToken", "Request is missing Authentication Token")
        : new ServiceException(403, "AccessDenied", Denial.sentence(caller, decision));
  }
}
