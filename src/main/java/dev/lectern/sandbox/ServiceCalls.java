package dev.lectern.sandbox;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a service of the sandbox uses another one's API on behalf of an account, as Lambda does when
 * it reads a stream. Safe for any thread.
 */
public interface ServiceCalls {

  /** Whether the sandbox has this operation. */
  boolean has(String service, String operation);

  /**
   * Calls an operation.
   *
   * @param service signing name
   * @param input members of its input by AWS's names
   * @throws ServiceException the error that AWS would answer with
   */
  Reply call(String service, String operation, ObjectNode input, String accountId, String region)
      throws IOException;
}
