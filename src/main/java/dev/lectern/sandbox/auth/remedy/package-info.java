/** The smallest changes of policies that would let a denied request through. */
@NullMarked
package dev.lectern.sandbox.auth.remedy;

import org.jspecify.annotations.NullMarked;
