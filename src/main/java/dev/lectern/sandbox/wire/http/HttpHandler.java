package dev.lectern.sandbox.wire.http;

/** Answers requests. Called on a virtual thread per connection. */
public interface HttpHandler {

  /** Answers a request. Reading the body is optional; what is unread is discarded. */
  HttpReply handle(HttpRequest request);

  /** The answer to what could not be read as a request, or came when there was no room. */
  HttpReply refuse(Refusal refusal);

  /** Why a request was not handed to {@link #handle}. */
  enum Refusal {
    /** Not HTTP/1.1, or framing that cannot be trusted. */
    MALFORMED,
    /** More bytes before the body than the limit allows. */
    HEAD_TOO_LARGE,
    /** All connections are in use. */
    BUSY
  }
}
