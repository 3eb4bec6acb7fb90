@NullMarked
package dev.lectern.sandbox.journal;

import org.jspecify.annotations.NullMarked;
