package dev.lectern.calls;

import org.jspecify.annotations.Nullable;

/**
 * The signature of one attempt, computed again from the request as it was sent, step by step.
 * Secrets that were signed (a session token, an SSE-C key) are masked in it.
 *
 * @param canonicalRequest its lines, as the signature version 4 documentation defines them
 * @param stringToSign algorithm, time, scope and the hash of the canonical request
 * @param keys the signing key and what led to it, null on a real account
 * @param computed hex signature; masked on a real account
 * @param sent hex signature as sent; masked on a real account
 * @param equal whether computed and sent are the same
 */
public record SignatureTrace(
    String canonicalRequest,
    String stringToSign,
    @Nullable Keys keys,
    String computed,
    String sent,
    boolean equal) {

  /** One HMAC a step, in hex; the secret itself is not kept. */
  public record Keys(String date, String region, String service, String signing) {}
}
