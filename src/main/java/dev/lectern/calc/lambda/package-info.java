/** What Lambda costs. */
@NullMarked
package dev.lectern.calc.lambda;

import org.jspecify.annotations.NullMarked;
