package dev.lectern.pane.s3.transfer;

import org.jspecify.annotations.Nullable;

/**
 * An object, or one version of it, to be downloaded.
 *
 * @param bucket its bucket
 * @param key its key, as AWS has it
 * @param versionId null for whatever is latest
 * @param size in bytes, as the listing said
 */
public record ObjectRef(String bucket, String key, @Nullable String versionId, long size) {}
