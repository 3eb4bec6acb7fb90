@NullMarked
package dev.lectern.sandbox.store;

import org.jspecify.annotations.NullMarked;
