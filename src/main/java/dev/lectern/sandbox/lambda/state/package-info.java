/** What Lambda keeps: functions, versions, and what belongs to them. */
@NullMarked
package dev.lectern.sandbox.lambda.state;

import org.jspecify.annotations.NullMarked;
