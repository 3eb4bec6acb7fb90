@NullMarked
package dev.lectern.sandbox.sts;

import org.jspecify.annotations.NullMarked;
