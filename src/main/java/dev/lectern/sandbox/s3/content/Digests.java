package dev.lectern.sandbox.s3.content;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.s3.state.S3Errors;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** MD5 and checksums of bytes as they pass. For one thread. */
public final class Digests {

  private final MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
  private final Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running =
      new EnumMap<>(ChecksumAlgorithm.class);

  /** Of these algorithms and MD5. */
  public Digests(Set<ChecksumAlgorithm> algorithms) {
    for (ChecksumAlgorithm algorithm : algorithms) {
      running.put(algorithm, algorithm.start());
    }
  }

  /** Of one algorithm and MD5. */
  public static Digests of(ChecksumAlgorithm algorithm) {
    return new Digests(EnumSet.of(algorithm));
  }

  /**
   * The algorithm that a request names.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidRequest when it is none
   */
  public static ChecksumAlgorithm algorithm(String name) {
    return ChecksumAlgorithm.find(name)
        .orElseThrow(
            () ->
                S3Errors.invalidRequest(
                    "Checksum algorithm provided is unsupported. Please try again with any of the"
                        + " valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"));
  }

  /** Takes further bytes. */
  public void update(byte[] bytes, int offset, int length) {
    md5.update(bytes, offset, length);
    running.values().forEach(one -> one.update(bytes, offset, length));
  }

  /** The result; call once. */
  public Result finish() {
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    running.forEach(
        (algorithm, one) ->
            checksums.put(algorithm, Base64.getEncoder().encodeToString(one.finish())));
    return new Result(md5.digest(), checksums);
  }

  /**
   * Finished digests.
   *
   * @param md5 16 bytes
   * @param checksums base64
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Result(byte[] md5, Map<ChecksumAlgorithm, String> checksums) {

    /** The value of an algorithm that was asked for. */
    public String checksum(ChecksumAlgorithm algorithm) {
      String value = checksums.get(algorithm);
      if (value == null) {
        throw new IllegalArgumentException("not computed: " + algorithm);
      }
      return value;
    }
  }
}
