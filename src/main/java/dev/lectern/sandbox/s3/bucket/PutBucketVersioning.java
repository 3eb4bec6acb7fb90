package dev.lectern.sandbox.s3.bucket;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** API {@code PutBucketVersioning}. A bucket with object lock cannot be suspended. */
record PutBucketVersioning(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    JsonNode configuration = call.input().path("VersioningConfiguration");
    String mfaDelete =
        configuration.path("MFADelete").asString(configuration.path("MfaDelete").asString(""));
    if (mfaDelete.equals("Enabled")) {
      throw S3Errors.notImplemented("MFA delete is not in the sandbox.");
    }
    Versioning wanted =
        switch (configuration.path("Status").asString("")) {
          case "Enabled" -> Versioning.ENABLED;
          case "Suspended" -> Versioning.SUSPENDED;
          case "" ->
              throw new ServiceException(
                  400,
                  "IllegalVersioningConfigurationException",
                  "The Versioning element must be specified");
          default -> throw S3Errors.malformedXml();
        };
    state
        .buckets()
        .update(
            bucket,
            current -> {
              if (current.objectLock() && wanted == Versioning.SUSPENDED) {
                throw new ServiceException(
                    409,
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning"
                        + " state cannot be changed.");
              }
              return current.withVersioning(wanted);
            });
    return Reply.empty();
  }
}
