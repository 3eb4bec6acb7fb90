package dev.lectern.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param accountId the caller's account, or {@link #ANONYMOUS_ACCOUNT}
 * @param arn for example {@code arn:aws:iam::000000000000:root}; {@code anonymous} without
 *     signature
 * @param userId what {@code sts:GetCallerIdentity} answers as UserId
 * @param accessKeyId the key that signed, null when anonymous
 * @param root whether this is the account's root
 */
public record Caller(
    String accountId, String arn, String userId, @Nullable String accessKeyId, boolean root) {

  /** Stands where an account id would be for a request without signature. */
  public static final String ANONYMOUS_ACCOUNT = "anonymous";

  /** The sender of an unsigned request. */
  public static final Caller ANONYMOUS =
      new Caller(ANONYMOUS_ACCOUNT, "anonymous", "anonymous", null, false);

  /** Root of an account. */
  public static Caller root(String accountId, String accessKeyId) {
    return new Caller(
        accountId, "arn:aws:iam::" + accountId + ":root", accountId, accessKeyId, true);
  }

  /** Whether the request carried no signature. */
  public boolean anonymous() {
    return accessKeyId == null;
  }
}
