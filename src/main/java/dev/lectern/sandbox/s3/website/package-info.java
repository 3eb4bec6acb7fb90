/** Static website hosting: the configuration and the website endpoint. */
@NullMarked
package dev.lectern.sandbox.s3.website;

import org.jspecify.annotations.NullMarked;
