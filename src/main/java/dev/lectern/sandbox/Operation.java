package dev.lectern.sandbox;

/**
 * One API operation of one service, for example {@code s3:PutObject}. An operation is called on a
 * virtual thread after the request was authenticated, authorized, parsed and validated against the
 * model; it must be safe for any number of calls at once.
 */
@FunctionalInterface
public interface Operation {

  /**
   * Does the work.
   *
   * @throws ServiceException the error that AWS would answer with
   * @throws java.io.IOException when the request body cannot be read or the store cannot be written
   */
  Reply handle(Call call) throws java.io.IOException;
}
