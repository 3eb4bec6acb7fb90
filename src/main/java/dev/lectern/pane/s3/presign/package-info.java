@NullMarked
package dev.lectern.pane.s3.presign;

import org.jspecify.annotations.NullMarked;
