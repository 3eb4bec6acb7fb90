/**
 * Amazon States Language: definitions as records, read and validated with AWS's diagnostics. Knows
 * no sandbox and no window, so that both the interpreter and the editor stand on it.
 */
@NullMarked
package dev.lectern.asl;

import org.jspecify.annotations.NullMarked;
