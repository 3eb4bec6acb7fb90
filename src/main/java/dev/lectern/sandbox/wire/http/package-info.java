/**
 * HTTP/1.1 on loopback: connections, framing, limits. Knows nothing of AWS.
 *
 * <p>It is our own because the sandbox needs what general servers hide: the target and headers
 * exactly as they were sent (signatures are computed over them), {@code 100 Continue} only when a
 * body is really wanted, and both loopback addresses on one port.
 */
@NullMarked
package dev.lectern.sandbox.wire.http;

import org.jspecify.annotations.NullMarked;
