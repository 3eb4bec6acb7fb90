@NullMarked
package dev.lectern.pane.s3.versions;

import org.jspecify.annotations.NullMarked;
