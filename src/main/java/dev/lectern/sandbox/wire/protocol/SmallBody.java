package dev.lectern.sandbox.wire.protocol;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A body that is a document, held in memory. */
final class SmallBody {

  private SmallBody() {}

  /**
   * Reads it to its end.
   *
   * @throws ServiceException MaxMessageLengthExceeded when it is longer than {@code limit} bytes
   */
  static byte[] read(Body body, int limit) throws IOException {
    byte[] bytes =
        body.length() > limit ? new byte[limit + 1] : body.stream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new ServiceException(400, "MaxMessageLengthExceeded", "Your request was too big.")
          .with("MaxMessageLengthBytes", Integer.toString(limit));
    }
    return bytes;
  }

  /** As UTF-8; what is none is malformed. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw XmlInput.malformed();
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Compares it with the checksums that came along: "Checking object integrity" in the S3 User
   * Guide.
   */
  static void check(byte[] bytes, RequestHead head, Map<String, String> trailers) {
    String md5 = head.header("content-md5").orElse("");
    if (!md5.isEmpty()) {
      if (!base64(md5, 16)) {
        throw new ServiceException(
                400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
            .with("Content-MD5", md5);
      }
      String actual =
          Base64.getEncoder().encodeToString(ChecksumAlgorithm.digest("MD5").digest(bytes));
      if (!md5.equals(actual)) {
        throw new ServiceException(
                400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
            .with("ExpectedDigest", md5)
            .with("CalculatedDigest", actual);
      }
    }
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String expected =
          head.header(algorithm.header()).orElse(trailers.getOrDefault(algorithm.header(), ""));
      if (!expected.isEmpty() && !algorithm.wellFormed(expected)) {
        throw new ServiceException(
            400, "InvalidRequest", "Value for " + algorithm.header() + " header is invalid.");
      }
      if (!expected.isEmpty() && !expected.equals(algorithm.of(bytes))) {
        throw new ServiceException(
            400,
            "BadDigest",
            "The " + algorithm.name() + " you specified did not match the calculated checksum.");
      }
    }
  }

  private static boolean base64(String text, int length) {
    try {
      return Base64.getDecoder().decode(text).length == length;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
