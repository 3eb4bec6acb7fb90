package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.sign.SignatureFault;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** How a service's requests and answers are written. */
public interface Protocol {

  /** Whether a signature covers a hash that the client announces, as S3's does. */
  boolean announcesPayloadHash();

  /**
   * Finds the operation that a request asks for.
   *
   * @param query the request's query, decoded
   * @param body read only where the operation's name is in it
   * @throws ServiceException when there is no such operation
   */
  OperationModel route(RequestHead head, Query query, Body body) throws IOException;

  /**
   * Reads the operation's members.
   *
   * @throws ServiceException when they are not what the model allows
   */
  ObjectNode read(OperationModel operation, RequestHead head, Query query, Body body)
      throws IOException;

  /** Writes an answer. */
  HttpReply write(OperationModel operation, Reply reply, String requestId);

  /** Writes an error. */
  HttpReply error(ServiceException error, String requestId);

  /** The words of this family of services for a wrong signature. */
  ServiceException refuse(SignatureFault fault);

  /** The words of this family of services for a caller who may not. */
  ServiceException denied(Caller caller, Decision decision);
}
