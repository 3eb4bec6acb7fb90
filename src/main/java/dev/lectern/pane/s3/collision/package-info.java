@NullMarked
package dev.lectern.pane.s3.collision;

import org.jspecify.annotations.NullMarked;
