@NullMarked
package dev.lectern.pane.s3;

import org.jspecify.annotations.NullMarked;
