/** Running executions, and what is asked about them. */
@NullMarked
package dev.lectern.sandbox.stepfunctions.execution;

import org.jspecify.annotations.NullMarked;
