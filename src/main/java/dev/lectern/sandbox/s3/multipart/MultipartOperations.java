package dev.lectern.sandbox.s3.multipart;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;

/** The operations of this package by AWS's names. */
public final class MultipartOperations {

  private MultipartOperations() {}

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    return Map.of(
        "CreateMultipartUpload", new CreateMultipartUpload(state),
        "UploadPart", new PutPart(state),
        "UploadPartCopy", new CopyPart(state),
        "CompleteMultipartUpload", new CompleteMultipartUpload(state),
        "AbortMultipartUpload", new AbortMultipartUpload(state),
        "ListParts", new ListParts(state),
        "ListMultipartUploads", new ListMultipartUploads(state));
  }
}
