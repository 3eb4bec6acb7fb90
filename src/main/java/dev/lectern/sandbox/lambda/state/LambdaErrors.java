package dev.lectern.sandbox.lambda.state;

import dev.lectern.sandbox.ServiceException;

/** Lambda's errors, with the members that its errors have. */
public final class LambdaErrors {

  private LambdaErrors() {}

  private static ServiceException user(int status, String code, String message) {
    return new ServiceException(status, code, message).with("Type", "User");
  }

  /** A value that Lambda does not accept. */
  public static ServiceException invalid(String message) {
    return user(400, "InvalidParameterValueException", message);
  }

  /** A value outside of a limit that every service checks first. */
  public static ServiceException constraint(String member, Object value, String constraint) {
    return new ServiceException(
        400,
        "ValidationException",
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: "
            + constraint);
  }

  /** Something is not there. */
  public static ServiceException notFound(String message) {
    return user(404, "ResourceNotFoundException", message);
  }

  /** There is no such function or version. */
  public static ServiceException noFunction(String arn) {
    return notFound("Function not found: " + arn);
  }

  /** Something is there already, or is being changed. */
  public static ServiceException conflict(String message) {
    return user(409, "ResourceConflictException", message);
  }

  /** The caller changes a revision that is not the newest. */
  public static ServiceException revision() {
    return user(
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the"
            + " GetFunction/GetAlias API to retrieve the latest Revision Id");
  }

  /** A call is one too many ("TooManyRequestsException" in the API reference). */
  public static ServiceException tooMany(String reason) {
    return user(429, "TooManyRequestsException", "Rate Exceeded.").with("Reason", reason);
  }

  /** What AWS has and the sandbox has not. */
  public static ServiceException notInSandbox(String what) {
    return new ServiceException(
        501, "NotImplemented", what + " is not in the sandbox. On AWS it exists.");
  }
}
