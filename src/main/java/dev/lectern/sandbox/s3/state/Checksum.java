package dev.lectern.sandbox.s3.state;

/**
 * The checksum that S3 keeps of an object.
 *
 * @param algorithm {@code CRC32}, {@code CRC32C}, {@code CRC64NVME}, {@code SHA1} or {@code SHA256}
 * @param type {@code FULL_OBJECT} or {@code COMPOSITE}
 * @param value base64, with {@code -n} behind it when composite
 */
public record Checksum(String algorithm, String type, String value) {

  /** Of all bytes. */
  public static final String FULL_OBJECT = "FULL_OBJECT";

  /** Of the checksums of the parts. */
  public static final String COMPOSITE = "COMPOSITE";

  /** The API's member that carries it, for example {@code ChecksumSHA256}. */
  public String member() {
    return "Checksum" + algorithm;
  }
}
