package dev.lectern.pane.s3.buckets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as ListBuckets names it.
 *
 * @param name globally unique
 * @param created when it was made or its policy last changed ("CreationDate" of the API)
 * @param region where it lives; null when the listing does not say
 */
public record Bucket(String name, Instant created, @Nullable String region) {}
