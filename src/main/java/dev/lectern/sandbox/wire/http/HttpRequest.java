package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.RequestHead;
import java.io.InputStream;

/**
 * One request.
 *
 * @param head method, target and headers as received
 * @param length length of the body in bytes, 0 without one, -1 when it is sent in chunks
 * @param body the body without its framing. A client that waits for {@code 100 Continue} is told to
 *     go on at the first read. Throws {@link IncompleteBodyException} when it ends early, {@link
 *     java.net.SocketTimeoutException} when the client is too slow
 * @param first whether it is the first one on its connection
 */
public record HttpRequest(RequestHead head, long length, InputStream body, boolean first) {}
