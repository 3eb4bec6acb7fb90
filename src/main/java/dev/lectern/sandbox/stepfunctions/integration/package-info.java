/** The work of tasks: functions, activities, other services, nested executions, callbacks. */
@NullMarked
package dev.lectern.sandbox.stepfunctions.integration;

import org.jspecify.annotations.NullMarked;
