/** Cross-origin resource sharing: rules, preflight and the headers of answers. */
@NullMarked
package dev.lectern.sandbox.s3.cors;

import org.jspecify.annotations.NullMarked;
