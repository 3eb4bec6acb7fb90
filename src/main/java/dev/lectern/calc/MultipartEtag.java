package dev.lectern.calc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The ETag that S3 gives to an object encrypted with SSE-S3 or not at all (API Reference, "Object",
 * ETag; User Guide, "Checking object integrity in Amazon S3"): the MD5 of its bytes when it was
 * uploaded whole; the MD5 of its parts' MD5s, one after the other as 16 bytes each, and {@code -}
 * with the number of parts, when it was uploaded in parts.
 *
 * @param value in hex, without quotes
 * @param trace the arithmetic, a line a step
 */
public record MultipartEtag(String value, List<String> trace) {

  /** Unchangeable. */
  public MultipartEtag {
    trace = List.copyOf(trace);
  }

  /** Of an object uploaded whole. */
  public static MultipartEtag ofWhole(byte[] content) {
    String hash = HexFormat.of().formatHex(md5().digest(content));
    return new MultipartEtag(
        hash, List.of("MD5 of all " + bytes(content.length) + " = " + hash, "ETag = " + hash));
  }

  /**
   * Of an object whose parts are cut from its bytes.
   *
   * @param partSize bytes of each part but the last; above 0
   */
  public static MultipartEtag ofParts(byte[] content, int partSize) {
    if (partSize < 1) {
      throw new IllegalArgumentException("A part has at least one byte, not " + partSize);
    }
    List<String> hashes = new ArrayList<>();
    int start = 0;
    do {
      int length = Math.min(partSize, content.length - start);
      MessageDigest digest = md5();
      digest.update(content, start, length);
      hashes.add(HexFormat.of().formatHex(digest.digest()));
      start += length;
    } while (start < content.length);
    return ofPartHashes(hashes);
  }

  /**
   * Of an object by its parts' MD5s, which are the ETags that UploadPart answered.
   *
   * @param hashes 32 hex digits each, in order of the part numbers; quotes are ignored
   * @throws IllegalArgumentException when there is none, or one is no MD5
   */
  public static MultipartEtag ofPartHashes(List<String> hashes) {
    if (hashes.isEmpty()) {
      throw new IllegalArgumentException("A multipart upload has at least one part");
    }
    List<String> trace = new ArrayList<>();
    MessageDigest all = md5();
    int number = 0;
    for (String given : hashes) {
      number++;
      String hash = given.replace("\"", "").strip().toLowerCase(Locale.ROOT);
      if (!hash.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException(
            "Part " + number + " has no MD5 of 32 hex digits: " + given);
      }
      all.update(HexFormat.of().parseHex(hash));
      trace.add("MD5 of part " + number + " = " + hash);
    }
    String joined = HexFormat.of().formatHex(all.digest());
    trace.add(
        "joined as bytes: " + number + " x 16 = " + bytes(16L * number) + " (not as hex text)");
    trace.add("MD5 of these " + bytes(16L * number) + " = " + joined);
    String value = joined + "-" + number;
    trace.add("ETag = " + value + " (-" + number + ": the number of parts)");
    return new MultipartEtag(value, trace);
  }

  private static String bytes(long count) {
    return count == 1 ? "1 byte" : count + " bytes";
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has MD5", impossible);
    }
  }
}
