package dev.lectern.sigv4;

/**
 * What the signing key signs.
 *
 * @param algorithm {@code AWS4-HMAC-SHA256}
 * @param dateTime {@code yyyymmddThhmmssZ}
 * @param scope what the signature is good for
 * @param hash SHA-256 of the canonical request
 */
public record StringToSign(String algorithm, String dateTime, Scope scope, String hash) {

  /** The algorithm of whole requests. */
  public static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final String CHUNK = "AWS4-HMAC-SHA256-PAYLOAD";
  private static final String TRAILER = "AWS4-HMAC-SHA256-TRAILER";

  /** Of a request. */
  public static StringToSign of(String dateTime, Scope scope, CanonicalRequest request) {
    return new StringToSign(ALGORITHM, dateTime, scope, request.hash());
  }

  /** Its four lines. */
  public String text() {
    return algorithm + "\n" + dateTime + "\n" + scope.text() + "\n" + hash;
  }

  /**
   * Of one chunk of an aws-chunked body: "Signature Calculations for the Authorization Header:
   * Transferring Payload in Multiple Chunks" in the S3 API Reference.
   */
  public static String ofChunk(
      String dateTime, Scope scope, String previousSignature, String chunkHash) {
    return String.join(
        "\n", CHUNK, dateTime, scope.text(), previousSignature, Digests.EMPTY_SHA256, chunkHash);
  }

  /** Of the trailing headers of an aws-chunked body. */
  public static String ofTrailer(
      String dateTime, Scope scope, String previousSignature, String trailerHash) {
    return String.join("\n", TRAILER, dateTime, scope.text(), previousSignature, trailerHash);
  }
}
