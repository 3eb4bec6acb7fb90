/** The runs of a machine's distributed Maps. */
@NullMarked
package dev.lectern.pane.stepfunctions.mapruns;

import org.jspecify.annotations.NullMarked;
