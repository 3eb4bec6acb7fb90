/** What Step Functions keeps, how it names things, and its errors. */
@NullMarked
package dev.lectern.sandbox.stepfunctions.state;

import org.jspecify.annotations.NullMarked;
