@NullMarked
package dev.lectern.pane.s3.transfer;

import org.jspecify.annotations.NullMarked;
