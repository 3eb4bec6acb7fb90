/** AWS Lambda: functions in processes of their own. */
@NullMarked
package dev.lectern.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
