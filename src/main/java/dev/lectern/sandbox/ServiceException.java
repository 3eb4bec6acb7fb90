package dev.lectern.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as AWS answers it. The wire layer renders it in the protocol of the service.
 *
 * <p>Details become further elements of the error body (S3's {@code <BucketName>}, {@code <Key>});
 * headers are added to the answer ({@code x-amz-delete-marker}).
 */
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> details;
  private final transient Map<String, String> headers;

  /** An error without details. */
  public ServiceException(int status, String code, String message) {
    this(status, code, message, Map.of(), Map.of());
  }

  private ServiceException(
      int status,
      String code,
      String message,
      Map<String, String> details,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }

  /** The same error with one more element in its body. */
  public ServiceException with(String element, String value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(element, value);
    return new ServiceException(status, code, text(), more, headers);
  }

  /** The same error with one more response header. */
  public ServiceException withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ServiceException(status, code, text(), details, more);
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
}
