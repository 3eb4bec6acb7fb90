@NullMarked
package dev.lectern.pane.s3.access;

import org.jspecify.annotations.NullMarked;
