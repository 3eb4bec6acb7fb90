package dev.lectern.sandbox.stepfunctions.state;

import dev.lectern.sandbox.ServiceException;

/** Step Functions' errors; all are answered with status 400. */
public final class StatesErrors {

  private static final int STATUS = 400;

  private StatesErrors() {}

  private static ServiceException error(String code, String message) {
    return new ServiceException(STATUS, code, message);
  }

  /** An ARN that is none, or of another kind. */
  public static ServiceException invalidArn(String message) {
    return error("InvalidArn", "Invalid Arn: '" + message + "'");
  }

  /** There is no such machine, version or alias. */
  public static ServiceException noMachine(String arn) {
    return error("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
  }

  /** There is another machine of that name. */
  public static ServiceException machineExists(String arn) {
    return error("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
  }

  /** The operation is not for this type of machine. */
  public static ServiceException wrongType(String message) {
    return error("StateMachineTypeNotSupported", message);
  }

  /** There is no such execution. */
  public static ServiceException noExecution(String arn) {
    return error("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
  }

  /** There was an execution of that name, with another input or at its end. */
  public static ServiceException executionExists(String arn) {
    return error("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
  }

  /** An input that is no JSON, or too large. */
  public static ServiceException invalidInput(String why) {
    return error("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
  }

  /** A name with characters that it may not have. */
  public static ServiceException invalidName(String name) {
    return error("InvalidName", "Invalid Name: '" + name + "'");
  }

  /** A definition that AWS refuses. */
  public static ServiceException invalidDefinition(String sentences) {
    return error("InvalidDefinition", "Invalid State Machine Definition: '" + sentences + "'");
  }

  /** A page's or task's token that is none. */
  public static ServiceException invalidToken(String why) {
    return error("InvalidToken", "Invalid Token: '" + why + "'");
  }

  /** Something that does not go together. */
  public static ServiceException validation(String message) {
    return error("ValidationException", message);
  }

  /** Somebody else changed it, or still uses it. */
  public static ServiceException conflict(String message) {
    return error("ConflictException", message);
  }

  /** There is no such map run, alias, or resource with tags. */
  public static ServiceException noResource(String arn) {
    return error("ResourceNotFound", "Resource not found: '" + arn + "'").with("resourceName", arn);
  }

  /** A parameter is missing. */
  public static ServiceException missingParameter(String message) {
    return error("MissingRequiredParameter", message);
  }

  /** More than 50 tags. */
  public static ServiceException tooManyTags(String arn) {
    return error("TooManyTags", "Too many tags: '" + arn + "'").with("resourceName", arn);
  }

  /** A quota that cannot be raised in the sandbox. */
  public static ServiceException quota(String message) {
    return error("ServiceQuotaExceededException", message);
  }
}
