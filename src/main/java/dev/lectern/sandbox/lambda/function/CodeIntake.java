package dev.lectern.sandbox.lambda.function;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.CallerCalls;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.code.Archive;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.store.BlobWriter;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the deployment package of a function or layer: from the request itself, or from a bucket
 * with the rights of the caller ("CreateFunction", FunctionCode).
 *
 * @param calls reads from buckets
 * @param folder for what is read from there, until it is checked and kept
 */
public record CodeIntake(LambdaState state, CallerCalls calls, Path folder) {

  /**
   * Reads a package.
   *
   * @param code the members ZipFile, S3Bucket, S3Key, S3ObjectVersion, ImageUri
   */
  Upload read(Call call, JsonNode code) throws IOException {
    if (code.hasNonNull("ImageUri")) {
      throw LambdaErrors.notInSandbox("A function from a container image");
    }
    boolean stored = code.hasNonNull("S3Bucket") || code.hasNonNull("S3Key");
    if (code.hasNonNull("ZipFile") && stored) {
      throw LambdaErrors.invalid(
          "Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }
    if (code.hasNonNull("S3Bucket") && code.hasNonNull("S3Key")) {
      return fromBucket(call, code);
    }
    if (!code.hasNonNull("ZipFile")) {
      throw LambdaErrors.invalid("Please provide a source for function code.");
    }
    byte[] zip = Base64.getDecoder().decode(code.path("ZipFile").asString());
    if (zip.length == 0) {
      throw empty();
    }
    if (zip.length > Archive.LARGEST_ZIP) {
      throw new ServiceException(
          413,
          "RequestEntityTooLargeException",
          "Zip file size exceeds the limit of " + Archive.LARGEST_ZIP + " bytes.");
    }
    return Upload.check(Upload.of(zip), zip.length);
  }

  private static ServiceException empty() {
    return LambdaErrors.invalid("Uploaded file must be a non-empty zip");
  }

  private Upload fromBucket(Call call, JsonNode code) throws IOException {
    ObjectNode input =
        Json.object()
            .put("Bucket", code.path("S3Bucket").asString())
            .put("Key", code.path("S3Key").asString());
    if (code.hasNonNull("S3ObjectVersion")) {
      input.set("VersionId", code.path("S3ObjectVersion"));
    }
    Reply object;
    try {
      object = calls.call(call, "s3", "GetObject", input);
    } catch (ServiceException refused) {
      throw told(refused, input);
    }
    Path file = Files.createTempFile(folder, "package-", ".zip");
    try {
      long size = spool(object.payload(), file);
      return Upload.check(Upload.of(file), size);
    } catch (IOException | RuntimeException fault) {
      Files.deleteIfExists(file);
      throw fault;
    }
  }

  private static long spool(@Nullable Payload payload, Path file) throws IOException {
    if (payload == null || payload.length() == 0) {
      throw empty();
    }
    try (payload;
        OutputStream out = Files.newOutputStream(file)) {
      // Packed it may be a little larger than unpacked, never much.
      if (payload.length() > Archive.LARGEST_UNPACKED + Archive.LARGEST_ZIP) {
        throw Archive.tooLarge();
      }
      payload.writeTo(out);
    } catch (IOException | RuntimeException fault) {
      throw fault;
    } catch (Exception fault) {
      throw new IOException(fault);
    }
    return Files.size(file);
  }

  /** In AWS's words, which name S3's own. */
  private static ServiceException told(ServiceException refused, ObjectNode object) {
    if (refused.code().equals("AccessDenied")) {
      return new ServiceException(
              403,
              "AccessDeniedException",
              "Your access has been denied by S3, please make sure your request credentials have"
                  + " permission to GetObject for "
                  + object.path("Bucket").asString()
                  + "/"
                  + object.path("Key").asString()
                  + ". S3 Error Code: AccessDenied. S3 Error Message: "
                  + refused.text())
          .with("Type", "User");
    }
    String region = refused.headers().getOrDefault("x-amz-bucket-region", "");
    return LambdaErrors.invalid(
        "Error occurred while GetObject. S3 Error Code: "
            + refused.code()
            + ". S3 Error Message: "
            + (region.isEmpty()
                ? refused.text()
                : "The bucket is in this region: "
                    + region
                    + ". Please use this region to retry the request"));
  }

  /** Code and layers together may not be larger unpacked than Lambda allows. */
  static void checkTotal(LambdaState state, ObjectNode config, long unpacked) {
    long total = unpacked;
    for (JsonNode layer : config.path("Layers")) {
      total +=
          Layers.kept(state, layer.path("Arn").asString())
              .map(one -> one.path("unpacked").asLong())
              .orElse(0L);
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
  FunctionVersion keep(Upload code, ObjectNode config, Keeping steps) throws IOException {
    config.put("CodeSha256", code.sha256());
    config.put("CodeSize", code.size());
    try (BlobWriter writer = state.store().newBlob()) {
      code.writeTo(writer);
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
