package dev.lectern.sandbox.wire.sign;

import java.time.Instant;
import java.util.List;

/** What is wrong with a signature. Each service family words it in its own way. */
public sealed interface SignatureFault {

  /** The Authorization header cannot be read. */
  record MalformedHeader(String why) implements SignatureFault {}

  /** The query parameters of a presigned URL cannot be read. */
  record MalformedQuery(String why) implements SignatureFault {}

  /** The query parameters of a URL of signature version 2 cannot be read. */
  record MalformedUrl(String why) implements SignatureFault {}

  /** A URL of signature version 2 is past its time. */
  record Ended(Instant at, Instant serverTime) implements SignatureFault {}

  /** A signature of another version. */
  record OtherMechanism() implements SignatureFault {}

  /** Header and query at once. */
  record TwoMechanisms(String headerType) implements SignatureFault {}

  /** No such access key. */
  record UnknownKey(String accessKeyId) implements SignatureFault {}

  /** A session token with a key that has none. */
  record UnknownToken(String token) implements SignatureFault {}

  /** The session is past its time. */
  record ExpiredToken(String token) implements SignatureFault {}

  /** The request is older or newer than the clock allows. */
  record Skewed(String requestTime, Instant serverTime) implements SignatureFault {}

  /** A presigned URL is past its time. */
  record Expired(long seconds, Instant expiredAt, Instant serverTime) implements SignatureFault {}

  /** A presigned URL is of the future. */
  record NotYetValid(String requestTime, Instant serverTime) implements SignatureFault {}

  /** Headers that must be signed are not. */
  record HeadersNotSigned(List<String> names) implements SignatureFault {}

  /** S3 wants to know the payload's hash, or a word that stands for it. */
  record NoContentHash() implements SignatureFault {}

  /** The word for the payload's hash is none. */
  record WrongContentHash(String value) implements SignatureFault {}

  /** The signature is another one. */
  record Mismatch(String accessKeyId, String stringToSign, String provided, String canonicalRequest)
      implements SignatureFault {}
}
