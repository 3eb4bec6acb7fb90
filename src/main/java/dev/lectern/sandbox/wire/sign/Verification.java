package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.Caller;
import dev.lectern.sigv4.SigningKey;
import org.jspecify.annotations.Nullable;

/** The outcome of checking a signature. */
public sealed interface Verification {

  /**
   * A right one.
   *
   * @param caller who signed
   * @param claim what the request said
   * @param key the key that signs further chunks
   * @param payloadHash what stands for the body in the canonical request
   * @param canonicalRequest as computed here
   */
  record Signed(
      Caller caller, Claim claim, SigningKey key, String payloadHash, String canonicalRequest)
      implements Verification {}

  /**
   * A wrong one.
   *
   * @param canonicalRequest as computed here, null when it did not come so far
   */
  record Refused(SignatureFault fault, @Nullable String canonicalRequest) implements Verification {}
}
