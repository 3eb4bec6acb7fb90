@NullMarked
package dev.lectern.aws;

import org.jspecify.annotations.NullMarked;
