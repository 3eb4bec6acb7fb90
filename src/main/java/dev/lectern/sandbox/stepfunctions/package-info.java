/** AWS Step Functions in the sandbox. */
@NullMarked
package dev.lectern.sandbox.stepfunctions;

import org.jspecify.annotations.NullMarked;
