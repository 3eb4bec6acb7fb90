/** Who sent a request: reads, checks and explains its signature, and frees its body of framing. */
@NullMarked
package dev.lectern.sandbox.wire.sign;

import org.jspecify.annotations.NullMarked;
