@NullMarked
package dev.lectern.pane.s3.buckets;

import org.jspecify.annotations.NullMarked;
