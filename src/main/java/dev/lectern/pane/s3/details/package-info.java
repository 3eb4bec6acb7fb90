@NullMarked
package dev.lectern.pane.s3.details;

import org.jspecify.annotations.NullMarked;
