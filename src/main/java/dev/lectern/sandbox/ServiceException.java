package dev.lectern.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An error as AWS answers it. The wire layer renders it in the protocol of the service.
 *
 * <p>Details become further elements of the error body (S3's {@code <BucketName>}, {@code <Key>});
 * headers are added to the answer ({@code x-amz-delete-marker}). Members are what the error's own
 * structure has besides its message, where that is more than text (DynamoDB's {@code
 * CancellationReasons}).
 */
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> details;
  private final transient Map<String, String> headers;
  private final transient Map<String, JsonNode> members;

  /** An error without details. */
  public ServiceException(int status, String code, String message) {
    this(status, code, message, Map.of(), Map.of(), Map.of());
  }

  private ServiceException(
      int status,
      String code,
      String message,
      Map<String, String> details,
      Map<String, String> headers,
      Map<String, JsonNode> members) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
    this.members = members;
  }

  /** The same error with one more element in its body. */
  public ServiceException with(String element, String value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(element, value);
    return new ServiceException(status, code, text(), more, headers, members);
  }

  /** The same error with one more response header. */
  public ServiceException withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ServiceException(status, code, text(), details, more, members);
  }

  /** The same error with one more member. */
  public ServiceException withMember(String name, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new ServiceException(status, code, text(), details, headers, more);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** AWS's error code, for example {@code NoSuchKey}. */
  public String code() {
    return code;
  }

  /** AWS's message. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Further elements of the error body, in order. */
  public Map<String, String> details() {
    return details;
  }

  /** Further response headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Further members of the error's structure. */
  public Map<String, JsonNode> members() {
    return members;
  }
}
