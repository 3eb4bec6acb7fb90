@NullMarked
package dev.lectern.sandbox.s3;

import org.jspecify.annotations.NullMarked;
