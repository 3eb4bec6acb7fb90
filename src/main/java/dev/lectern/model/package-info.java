@NullMarked
package dev.lectern.model;

import org.jspecify.annotations.NullMarked;
