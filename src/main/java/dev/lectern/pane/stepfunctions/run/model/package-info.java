/** An execution as AWS tells it, and the moment of it that is looked at. */
@NullMarked
package dev.lectern.pane.stepfunctions.run.model;

import org.jspecify.annotations.NullMarked;
