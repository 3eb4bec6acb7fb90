@NullMarked
package dev.lectern.pane.s3.browse;

import org.jspecify.annotations.NullMarked;
