/** What a state machine has beside its definition: role, logging, tracing, tags. */
@NullMarked
package dev.lectern.pane.stepfunctions.setup;

import org.jspecify.annotations.NullMarked;
