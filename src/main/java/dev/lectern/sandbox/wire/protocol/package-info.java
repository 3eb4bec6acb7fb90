/** AWS's protocols: from an HTTP request to an operation's members and back. */
@NullMarked
package dev.lectern.sandbox.wire.protocol;

import org.jspecify.annotations.NullMarked;
