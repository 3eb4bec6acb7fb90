package dev.lectern.pane.s3.buckets;

/**
 * A bucket to be made.
 *
 * @param name its name
 * @param region where
 * @param versioning whether versioning is switched on at once
 * @param objectLock whether object lock is enabled; it brings versioning with it
 */
public record NewBucket(String name, String region, boolean versioning, boolean objectLock) {}
