package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpRequest;
import dev.lectern.sigv4.Digests;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A body that is checked against what the signature says of it, and freed of its framing. */
public final class CheckedBody implements Body {

  private static final String STREAMING = "STREAMING-";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final long length;
  private final InputStream stream;
  private final Supplier<Map<String, String>> trailers;

  private CheckedBody(long length, InputStream stream, Supplier<Map<String, String>> trailers) {
    this.length = length;
    this.stream = stream;
    this.trailers = trailers;
  }

  /** Whether a value of x-amz-content-sha256 is one that S3 knows. */
  public static boolean known(String payloadHash) {
    return HASH.matcher(payloadHash).matches()
        || switch (payloadHash) {
          case "UNSIGNED-PAYLOAD",
              "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
              "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
              "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" ->
              true;
          default -> false;
        };
  }

  /** The body of a request without signature, or one that is in memory already checked. */
  public static Body unchecked(HttpRequest request) {
    return new CheckedBody(request.length(), request.body(), Map::of);
  }

  /**
   * The body of a signed request.
   *
   * @throws ServiceException when its length is missing, or an empty body has another hash
   */
  public static Body of(HttpRequest request, Verification.Signed signed) {
    String hash = signed.payloadHash();
    if (hash.startsWith(STREAMING)) {
      return chunked(request, signed, hash);
    }
    if (hash.equals("UNSIGNED-PAYLOAD")) {
      return unchecked(request);
    }
    if (request.length() == 0) {
      HashedStream.check(hash, Digests.EMPTY_SHA256);
      return unchecked(request);
    }
    return new CheckedBody(
        request.length(), new HashedStream(request.body(), hash, request.length()), Map::of);
  }

  private static Body chunked(HttpRequest request, Verification.Signed signed, String hash) {
    RequestHead head = request.head();
    String decoded = head.header("x-amz-decoded-content-length").orElse("");
    if (!decoded.matches("\\d{1,18}")) {
      throw new ServiceException(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    Set<String> announced =
        hash.endsWith("-TRAILER")
            ? Arrays.stream(head.header("x-amz-trailer").orElse("").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet())
            : Set.of();
    long length = Long.parseLong(decoded);
    AwsChunkedStream stream =
        new AwsChunkedStream(
            request.body(),
            length,
            hash.contains("UNSIGNED") ? null : new ChunkSigner(signed),
            announced);
    return new CheckedBody(length, stream, stream::trailers);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public InputStream stream() {
    return stream;
  }

  @Override
  public Map<String, String> trailers() {
    return trailers.get();
  }
}
