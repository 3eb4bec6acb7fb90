package dev.lectern.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A session that clients can be made for: whatever its kind, it comes down to this.
 *
 * @param info who and where, without secrets
 * @param credentials what signs; may refresh itself
 * @param guard asked before every mutating call
 */
public record ResolvedSession(
    SessionInfo info, AwsCredentialsProvider credentials, WriteGuard guard) {}
