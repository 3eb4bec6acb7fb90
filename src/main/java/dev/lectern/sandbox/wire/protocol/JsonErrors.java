package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as the services with JSON protocols write them. */
public final class JsonErrors {

  private JsonErrors() {}

  /** Writes an error. */
  public static HttpReply error(ServiceException error, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("x-amzn-ErrorType", error.code());
    headers.put("Content-Type", "application/x-amz-json-1.0");
    byte[] body =
        SmallBody.bytes(
            Json.object().put("__type", error.code()).put("message", error.text()).toString());
    return new HttpReply(error.status(), headers, HttpReply.bytes(body));
  }
}
