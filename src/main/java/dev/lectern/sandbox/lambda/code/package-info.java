/** Deployment packages: checked and unpacked. */
@NullMarked
package dev.lectern.sandbox.lambda.code;

import org.jspecify.annotations.NullMarked;
