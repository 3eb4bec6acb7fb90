/** What the parts of the Lambda explorer tell each other. */
@NullMarked
package dev.lectern.pane.lambda.data;

import org.jspecify.annotations.NullMarked;
