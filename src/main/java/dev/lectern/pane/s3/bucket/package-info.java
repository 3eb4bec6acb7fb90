@NullMarked
package dev.lectern.pane.s3.bucket;

import org.jspecify.annotations.NullMarked;
