/** State machines with their versions, aliases and tags. */
@NullMarked
package dev.lectern.sandbox.stepfunctions.machine;

import org.jspecify.annotations.NullMarked;
