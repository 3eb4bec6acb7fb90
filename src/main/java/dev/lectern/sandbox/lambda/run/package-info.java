/** Execution environments: processes, their Runtime API, their life and their log lines. */
@NullMarked
package dev.lectern.sandbox.lambda.run;

import org.jspecify.annotations.NullMarked;
