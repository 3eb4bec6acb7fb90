package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.ServiceException;

/** S3's errors with AWS's own codes and texts (API Reference, "Error responses"). */
public final class S3Errors {

  private S3Errors() {}

  /** 404. */
  public static ServiceException noSuchBucket(String bucket) {
    return new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist")
        .with("BucketName", bucket);
  }

  /** 404. */
  public static ServiceException noSuchKey(String key) {
    return new ServiceException(404, "NoSuchKey", "The specified key does not exist.")
        .with("Key", key);
  }

  /** 404. */
  public static ServiceException noSuchVersion(String key, String versionId) {
    return new ServiceException(404, "NoSuchVersion", "The specified version does not exist.")
        .with("Key", key)
        .with("VersionId", versionId);
  }

  /** 404. */
  public static ServiceException noSuchUpload(String uploadId) {
    return new ServiceException(
            404,
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may"
                + " have been aborted or completed.")
        .with("UploadId", uploadId);
  }

  /** 400 with the argument that is wrong. */
  public static ServiceException invalidArgument(String message, String name, String value) {
    return new ServiceException(400, "InvalidArgument", message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value);
  }

  /** 400. */
  public static ServiceException invalidRequest(String message) {
    return new ServiceException(400, "InvalidRequest", message);
  }

  /** 400: the document does not follow the schema. */
  public static ServiceException malformedXml() {
    return new ServiceException(
        400,
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  /** 403. */
  public static ServiceException accessDenied(String message) {
    return new ServiceException(403, "AccessDenied", message);
  }

  /** 412 with the condition that did not hold. */
  public static ServiceException preconditionFailed(String condition) {
    return new ServiceException(
            412,
            "PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold")
        .with("Condition", condition);
  }

  /** 501 with a sentence that names what the sandbox does not do. */
  public static ServiceException notImplemented(String message) {
    return new ServiceException(501, "NotImplemented", message);
  }
}
