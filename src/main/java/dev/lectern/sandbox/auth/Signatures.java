package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;

/**
 * Who signed a request that is no API operation, as one to a function URL is. Safe for any thread.
 */
@FunctionalInterface
public interface Signatures {

  /**
   * Checks the signature, in the header or the query.
   *
   * @param body all of it
   * @param service for which it must be signed
   * @return {@link Caller#ANONYMOUS} when there is no signature
   * @throws dev.lectern.sandbox.ServiceException what AWS says against the signature
   */
  Caller signer(RequestHead head, byte[] body, String service);
}
