/** What the bytes of an object are: text, table, picture or anything else. Plain Java. */
@NullMarked
package dev.lectern.pane.s3.content;

import org.jspecify.annotations.NullMarked;
