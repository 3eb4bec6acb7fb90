package dev.lectern.calc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksum algorithms of S3 (User Guide, "Checking object integrity in Amazon S3"). */
public enum ChecksumAlgorithm {
  /** ISO 3309. */
  CRC32(4, 0xEDB8_8320L),
  /** Castagnoli. */
  CRC32C(4, 0x82F6_3B78L),
  /** What S3 computes itself when the client sends no checksum. */
  CRC64NVME(8, Crc64.POLYNOMIAL),
  /** 160 bits. */
  SHA1(20, 0),
  /** 256 bits. */
  SHA256(32, 0);

  /** A computation in progress. */
  public interface Running {
    /** Takes further bytes. */
    void update(byte[] bytes, int offset, int length);

    /** The value; call once. */
    byte[] finish();
  }

  private final int bytes;
  private final long polynomial;

  ChecksumAlgorithm(int bytes, long polynomial) {
    this.bytes = bytes;
    this.polynomial = polynomial;
  }

  /** By the API's name, in any case. */
  public static Optional<ChecksumAlgorithm> find(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The API's member that carries a value, for example {@code ChecksumSHA256}. */
  public String member() {
    return "Checksum" + name();
  }

  /** The header that carries a value. */
  public String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether values of parts can be combined into the value of the whole. */
  public boolean combinable() {
    return polynomial != 0;
  }

  /** Whether a multipart upload may ask for a checksum of checksums. */
  public boolean composable() {
    return this != CRC64NVME;
  }

  /** Whether this is base64 of the right number of bytes. */
  public boolean wellFormed(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length == bytes;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** The value of a row of bytes, base64. */
  public String of(byte[] content) {
    Running running = start();
    running.update(content, 0, content.length);
    return Base64.getEncoder().encodeToString(running.finish());
  }

  /**
   * The value of two runs of bytes from the values of each.
   *
   * @param secondLength bytes of the second run
   */
  public String combine(String first, String second, long secondLength) {
    long value =
        CrcCombination.combine(polynomial, bytes * 8, number(first), number(second), secondLength);
    return Base64.getEncoder().encodeToString(encode(value));
  }

  private static long number(String base64) {
    long value = 0;
    for (byte b : Base64.getDecoder().decode(base64)) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }

  private byte[] encode(long value) {
    byte[] eight = ByteBuffer.allocate(8).putLong(value).array();
    return bytes == 8 ? eight : new byte[] {eight[4], eight[5], eight[6], eight[7]};
  }

  /** Begins to compute. */
  public Running start() {
    return switch (this) {
      case CRC32 -> running(new CRC32());
      case CRC32C -> running(new CRC32C());
      case CRC64NVME -> running(new Crc64());
      case SHA1 -> running(digest("SHA-1"));
      case SHA256 -> running(digest("SHA-256"));
    };
  }

  private Running running(Checksum checksum) {
    return new Running() {
      @Override
      public void update(byte[] content, int offset, int length) {
        checksum.update(content, offset, length);
      }

      @Override
      public byte[] finish() {
        return encode(checksum.getValue());
      }
    };
  }

  private static Running running(MessageDigest digest) {
    return new Running() {
      @Override
      public void update(byte[] content, int offset, int length) {
        digest.update(content, offset, length);
      }

      @Override
      public byte[] finish() {
        return digest.digest();
      }
    };
  }

  /** A digest that every Java platform has. */
  public static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
