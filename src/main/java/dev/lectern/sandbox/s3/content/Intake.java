package dev.lectern.sandbox.s3.content;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.Segment;
import dev.lectern.sandbox.store.Blob;
import dev.lectern.sandbox.store.BlobWriter;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a request, written to a blob and checked against Content-MD5 and checksums on the
 * way. Close it always: without {@link #keep} the bytes are deleted then. For one thread.
 */
public final class Intake implements AutoCloseable {

  /** The most that one request can bring: 5 GB (User Guide, "Uploading objects"). */
  public static final long MOST = 5L << 30;

  private static final int CHUNK = 128 * 1024;
  private static final String TRAILER = "x-amz-trailer";

  private final BlobWriter writer;
  private final Blob blob;
  private final Digests.Result digests;
  private final Optional<ChecksumAlgorithm> announced;

  private Intake(
      BlobWriter writer, Blob blob, Digests.Result digests, Optional<ChecksumAlgorithm> announced) {
    this.writer = writer;
    this.blob = blob;
    this.digests = digests;
    this.announced = announced;
  }

  /**
   * Reads the whole body.
   *
   * @param more algorithms to compute besides the one that the client sends
   * @throws ServiceException BadDigest, InvalidDigest, InvalidRequest or EntityTooLarge
   */
  public static Intake read(Store store, Call call, Set<ChecksumAlgorithm> more)
      throws IOException {
    long length = call.body().length();
    if (length > MOST) {
      throw new ServiceException(
              400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
          .with("ProposedSize", Long.toString(length))
          .with("MaxSizeAllowed", Long.toString(MOST));
    }
    String md5 = contentMd5(call);
    Optional<ChecksumAlgorithm> announced = announced(call);
    EnumSet<ChecksumAlgorithm> wanted = EnumSet.noneOf(ChecksumAlgorithm.class);
    wanted.addAll(more);
    announced.ifPresent(wanted::add);
    Digests digests = new Digests(wanted);
    BlobWriter writer = store.newBlob();
    try {
      copy(call, writer, digests);
      Digests.Result result = digests.finish();
      checkMd5(md5, result);
      if (announced.isPresent()) {
        checkAnnounced(call, announced.get(), result);
      }
      return new Intake(writer, writer.finish(), result, announced);
    } catch (IOException | RuntimeException | Error cause) {
      writer.close();
      throw cause;
    }
  }

  private static void copy(Call call, BlobWriter writer, Digests digests) throws IOException {
    long length = call.body().length();
    byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK, length < 0 ? CHUNK : length))];
    InputStream in = call.body().stream();
    int n = in.read(chunk);
    while (n >= 0) {
      digests.update(chunk, 0, n);
      writer.write(chunk, 0, n);
      n = in.read(chunk);
    }
  }

  private static String contentMd5(Call call) {
    String md5 = call.input().path("ContentMD5").asString("");
    if (!md5.isEmpty()) {
      try {
        if (Base64.getDecoder().decode(md5).length == 16) {
          return md5;
        }
      } catch (IllegalArgumentException notBase64) {
        // The same answer as for a wrong number of bytes.
      }
      throw new ServiceException(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
          .with("Content-MD5", md5);
    }
    return md5;
  }

  /** The algorithm of the checksum in a header or announced as a trailer. */
  private static Optional<ChecksumAlgorithm> announced(Call call) {
    Set<ChecksumAlgorithm> found = EnumSet.noneOf(ChecksumAlgorithm.class);
    String trailer = call.head().header(TRAILER).orElse("").strip();
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      String value = call.input().path(algorithm.member()).asString("");
      if (!value.isEmpty() || trailer.equalsIgnoreCase(algorithm.header())) {
        found.add(algorithm);
      }
      if (!value.isEmpty() && !algorithm.wellFormed(value)) {
        throw invalidValue(algorithm);
      }
    }
    if (found.size() > 1) {
      throw S3Errors.invalidRequest(
          "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
    }
    String named = call.input().path("ChecksumAlgorithm").asString("");
    if (found.isEmpty() && !named.isEmpty()) {
      throw S3Errors.invalidRequest(
          "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or"
              + " x-amz-trailer headers were found.");
    }
    return found.stream().findFirst();
  }

  private static ServiceException invalidValue(ChecksumAlgorithm algorithm) {
    return S3Errors.invalidRequest("Value for " + algorithm.header() + " header is invalid.");
  }

  private static void checkMd5(String expected, Digests.Result result) {
    String actual = Base64.getEncoder().encodeToString(result.md5());
    if (!expected.isEmpty() && !expected.equals(actual)) {
      throw new ServiceException(
              400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
          .with("ExpectedDigest", expected)
          .with("CalculatedDigest", actual);
    }
  }

  private static void checkAnnounced(
      Call call, ChecksumAlgorithm algorithm, Digests.Result result) {
    String expected = call.input().path(algorithm.member()).asString("");
    if (expected.isEmpty()) {
      expected = call.body().trailers().getOrDefault(algorithm.header(), "");
      if (!algorithm.wellFormed(expected)) {
        throw invalidValue(algorithm);
      }
    }
    if (!expected.equals(result.checksum(algorithm))) {
      throw mismatch(algorithm);
    }
  }

  /** 400: the client's checksum is another one than ours. */
  public static ServiceException mismatch(ChecksumAlgorithm algorithm) {
    return new ServiceException(
        400,
        "BadDigest",
        "The " + algorithm.name() + " you specified did not match the calculated checksum.");
  }

  /** In bytes. */
  public long length() {
    return blob.length();
  }

  /** What was computed on the way. */
  public Digests.Result digests() {
    return digests;
  }

  /** The algorithm whose value the client sent; empty when it sent none. */
  public Optional<ChecksumAlgorithm> announced() {
    return announced;
  }

  /** Keeps the bytes with the transaction and answers where they are. */
  public List<Segment> keep(Tx tx) {
    if (blob.length() == 0) {
      return List.of();
    }
    tx.keep(blob);
    return List.of(new Segment(blob.id(), 0, blob.length()));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
