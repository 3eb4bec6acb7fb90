package dev.lectern.pane.s3.presign;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes presigned URLs, and uses them as somebody without credentials would. */
public interface PresignGateway {

  /** What the URL allows. */
  enum Method {
    GET,
    PUT,
    DELETE
  }

  /**
   * What is signed.
   *
   * @param versionId null for whatever is latest
   * @param expiry one second to seven days
   * @param contentType for PUT: whoever uses the URL must send it; empty for any
   * @param disposition for GET: file name that a browser saves under; empty for none
   */
  record Request(
      Method method,
      String bucket,
      String key,
      @Nullable String versionId,
      Duration expiry,
      String contentType,
      String disposition) {}

  /**
   * A presigned URL.
   *
   * @param headers must be sent with it as they are
   */
  record Signed(Method method, URI url, Map<String, String> headers) {}

  /**
   * What came back when it was used.
   *
   * @param body at most the first 4 KB, as text
   * @param length bytes of the whole body; negative when not told
   */
  record Answer(int status, List<String> headers, String body, long length, long millis) {}

  /** Signs; calls nothing over the network unless the credentials need it. */
  Signed sign(Request request);

  /**
   * Uses the URL without credentials. Blocks.
   *
   * @param body sent with PUT
   */
  Answer use(Signed signed, String body) throws IOException, InterruptedException;
}
