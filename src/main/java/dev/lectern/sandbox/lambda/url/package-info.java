/** Function URLs: functions that answer HTTP. */
@NullMarked
package dev.lectern.sandbox.lambda.url;

import org.jspecify.annotations.NullMarked;
