package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.ServiceException;

/** IAM's errors (IAM API Reference, "Common Errors" and the errors of its actions). */
final class IamErrors {

  private IamErrors() {}

  static ServiceException noSuchEntity(String message) {
    return new ServiceException(404, "NoSuchEntity", message);
  }

  static ServiceException exists(String message) {
    return new ServiceException(409, "EntityAlreadyExists", message);
  }

  static ServiceException conflict(String message) {
    return new ServiceException(409, "DeleteConflict", message);
  }

  static ServiceException limit(String message) {
    return new ServiceException(409, "LimitExceeded", message);
  }

  static ServiceException invalid(String message) {
    return new ServiceException(400, "InvalidInput", message);
  }

  static ServiceException validation(String message) {
    return new ServiceException(400, "ValidationError", message);
  }
}
