package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.lambda.code.Archive;
import dev.lectern.sandbox.store.BlobWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A deployment package that was checked.
 *
 * @param source where its bytes are
 * @param size in bytes, packed
 * @param sha256 in Base64
 * @param unpacked its size unpacked, in bytes
 */
record Upload(Source source, long size, String sha256, long unpacked) implements AutoCloseable {

  /** Bytes that can be read more than once. */
  interface Source {

    /** From the beginning. */
    InputStream open() throws IOException;

    /** They are not needed any more. */
    default void close() throws IOException {}
  }

  /** What came with the request itself. */
  static Source of(byte[] zip) {
    return () -> new ByteArrayInputStream(zip);
  }

  /** A file that goes when it is not needed any more. */
  static Source of(Path file) {
    return new Source() {
      @Override
      public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
      }

      @Override
      public void close() throws IOException {
        Files.deleteIfExists(file);
      }
    };
  }

  /**
   * Looks through a package.
   *
   * @throws dev.lectern.sandbox.ServiceException when it is none that Lambda takes
   */
  static Upload check(Source source, long size) throws IOException {
    try (DigestInputStream in = new DigestInputStream(source.open(), digest())) {
      var _ = in.transferTo(OutputStream.nullOutputStream());
      String sha256 = Base64.getEncoder().encodeToString(in.getMessageDigest().digest());
      return new Upload(source, size, sha256, Archive.check(source.open()));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  void writeTo(BlobWriter writer) throws IOException {
    try (InputStream in = source.open()) {
      var _ = in.transferTo(writer);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
