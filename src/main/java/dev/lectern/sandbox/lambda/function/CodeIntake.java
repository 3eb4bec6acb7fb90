package dev.lectern.sandbox.lambda.function;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.code.Archive;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.BlobWriter;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A deployment package as it comes with a request. */
final class CodeIntake {

  /**
   * A package that was checked.
   *
   * @param unpacked its size unpacked, in bytes
   */
  record Upload(byte[] zip, String sha256, long unpacked) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Upload that && that.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
      return sha256.hashCode();
    }
  }

  private CodeIntake() {}

  /**
   * Reads ZipFile.
   *
   * @param code the members ZipFile, S3Bucket, S3Key, ImageUri
   */
  static Upload read(JsonNode code) {
    if (code.hasNonNull("ImageUri")) {
      throw LambdaErrors.notInSandbox("A function from a container image");
    }
    if (code.hasNonNull("S3Bucket") || code.hasNonNull("S3Key")) {
      throw LambdaErrors.notInSandbox("Code from an S3 bucket");
    }
    if (!code.hasNonNull("ZipFile")) {
      throw LambdaErrors.invalid("Please provide a source for function code.");
    }
    byte[] zip = Base64.getDecoder().decode(code.path("ZipFile").asString());
    if (zip.length == 0) {
      throw LambdaErrors.invalid("Uploaded file must be a non-empty zip");
    }
    if (zip.length > Archive.LARGEST_ZIP) {
      throw new ServiceException(
          413,
          "RequestEntityTooLargeException",
          "Zip file size exceeds the limit of " + Archive.LARGEST_ZIP + " bytes.");
    }
    return new Upload(zip, sha256(zip), Archive.check(zip));
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Code and layers together may not be larger unpacked than Lambda allows. */
  static void checkTotal(LambdaState state, ObjectNode config, long unpacked) {
    long total = unpacked;
    for (JsonNode layer : config.path("Layers")) {
      total += Layers.require(state, layer.path("Arn").asString()).path("unpacked").asLong();
    }
    if (total > Archive.LARGEST_UNPACKED) {
      throw LambdaErrors.invalid(
          "Function code combined with layers exceeds the maximum allowed size of "
              + Archive.LARGEST_UNPACKED
              + " bytes. The actual size is "
              + total
              + " bytes.");
    }
  }

  /** Keeps the bytes and says so in the configuration, in one transaction with {@code steps}. */
  static FunctionVersion keep(LambdaState state, Upload code, ObjectNode config, Keeping steps)
      throws IOException {
    config.put("CodeSha256", code.sha256());
    config.put("CodeSize", code.zip().length);
    try (BlobWriter writer = state.store().newBlob()) {
      writer.write(code.zip(), 0, code.zip().length);
      var blob = writer.finish();
      return state
          .store()
          .write(
              tx -> {
                tx.keep(blob);
                return steps.keep(tx, config, blob.id());
              });
    }
  }

  /** What is done in the transaction that keeps the code. */
  @FunctionalInterface
  interface Keeping {
    FunctionVersion keep(Tx tx, ObjectNode config, long blob) throws IOException;
  }
}
