/** AWS Identity and Access Management in the sandbox. */
@NullMarked
package dev.lectern.sandbox.iam;

import org.jspecify.annotations.NullMarked;
