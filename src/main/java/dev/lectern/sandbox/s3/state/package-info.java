/** What S3 keeps: buckets with their configurations, object versions, uploads; no API. */
@NullMarked
package dev.lectern.sandbox.s3.state;

import org.jspecify.annotations.NullMarked;
