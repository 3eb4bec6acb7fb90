@NullMarked
package dev.lectern.task;

import org.jspecify.annotations.NullMarked;
