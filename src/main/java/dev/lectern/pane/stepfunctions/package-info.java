/** The Step Functions explorer. */
@NullMarked
package dev.lectern.pane.stepfunctions;

import org.jspecify.annotations.NullMarked;
