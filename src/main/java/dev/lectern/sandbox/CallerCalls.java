package dev.lectern.sandbox;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a service uses another one's API with the rights of who called it, as Lambda does when it
 * reads code from a bucket. Each call is validated, decided by IAM and told to the journal like a
 * request from outside. Safe for any thread.
 */
public interface CallerCalls {

  /**
   * Calls an operation as the caller of a request, which the journal names as the cause.
   *
   * @param cause the request that is being served
   * @param service signing name
   * @param input members of its input by AWS's names
   * @return the answer; close its payload, also when it is not written
   * @throws ServiceException the error that AWS would answer the caller with
   */
  Reply call(Call cause, String service, String operation, ObjectNode input) throws IOException;
}
