/** Listings of objects and versions, in S3's order and with its pages. */
@NullMarked
package dev.lectern.sandbox.s3.list;

import org.jspecify.annotations.NullMarked;
