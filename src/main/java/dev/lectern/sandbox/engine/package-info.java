@NullMarked
package dev.lectern.sandbox.engine;

import org.jspecify.annotations.NullMarked;
