package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Denial;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Errors as the services with JSON protocols write them. */
public final class JsonErrors {

  /** What the framework in front of every such service answers, not the service itself. */
  private static final Set<String> FRAMEWORK =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "SerializationException",
          "UnknownOperationException",
          "UnrecognizedClientException");

  private JsonErrors() {}

  /** Writes an error of no particular service. */
  public static HttpReply error(ServiceException error, String requestId) {
    return error(error, requestId, "", "application/x-amz-json-1.0");
  }

  /**
   * Writes an error.
   *
   * @param namespace what stands before the code of the service's own errors, {@code
   *     com.amazonaws.dynamodb.v20120810#}
   */
  static HttpReply error(
      ServiceException error, String requestId, String namespace, String contentType) {
    boolean framework = FRAMEWORK.contains(error.code());
    ObjectNode body = Json.object().put("__type", prefix(error.code(), namespace) + error.code());
    if (!error.text().isEmpty()) {
      body.put(framework ? "Message" : "message", error.text());
    }
    error.details().forEach(body::put);
    error.members().forEach(body::set);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", contentType);
    headers.putAll(error.headers());
    return new HttpReply(
        error.status(), headers, HttpReply.bytes(SmallBody.bytes(body.toString())));
  }

  private static String prefix(String code, String namespace) {
    if (namespace.isEmpty()) {
      return "";
    }
    if (FRAMEWORK.contains(code)) {
      return "com.amazon.coral.service#";
    }
    return code.equals("ValidationException") ? "com.amazon.coral.validate#" : namespace;
  }

  /** The words of these services for a wrong signature ("Common Errors" in their references). */
  public static ServiceException refuse(SignatureFault fault, int status) {
    ServiceException common = CommonFaults.error(fault);
    String code =
        switch (common.code()) {
          case "SignatureDoesNotMatch" -> "InvalidSignatureException";
          case "InvalidClientTokenId" -> "UnrecognizedClientException";
          case "ExpiredToken" -> "ExpiredTokenException";
          case "IncompleteSignature" -> "IncompleteSignatureException";
          default -> common.code();
        };
    return new ServiceException(status, code, common.text());
  }

  /** The words of these services for a caller who may not. */
  static ServiceException denied(Caller caller, Decision decision, int status) {
    return caller.anonymous()
        ? new ServiceException(
            status,
            "MissingAuthenticationTokenException",
            "Request is missing Authentication Token")
        : new ServiceException(status, "AccessDeniedException", Denial.sentence(caller, decision));
  }
}
