package dev.lectern.sandbox.wire.protocol;

import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sigv4.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

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
      String actual = digest("MD5", bytes);
      if (!md5.equals(actual)) {
        throw new ServiceException(
                400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
            .with("ExpectedDigest", md5)
            .with("CalculatedDigest", actual);
      }
    }
    check(head, trailers, "crc32", checksum(new CRC32(), bytes));
    check(head, trailers, "crc32c", checksum(new CRC32C(), bytes));
    check(head, trailers, "sha1", digest("SHA-1", bytes));
    check(
        head,
        trailers,
        "sha256",
        Base64.getEncoder().encodeToString(Digests.sha256().digest(bytes)));
  }

  private static void check(
      RequestHead head, Map<String, String> trailers, String algorithm, String actual) {
    String name = "x-amz-checksum-" + algorithm;
    String expected = head.header(name).orElse(trailers.getOrDefault(name, ""));
    if (!expected.isEmpty() && !expected.equals(actual)) {
      throw new ServiceException(
          400,
          "BadDigest",
          "The "
              + algorithm.toUpperCase(Locale.ROOT)
              + " you specified did not match the calculated checksum.");
    }
  }

  private static boolean base64(String text, int length) {
    try {
      return Base64.getDecoder().decode(text).length == length;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String checksum(Checksum checksum, byte[] bytes) {
    checksum.update(bytes);
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
