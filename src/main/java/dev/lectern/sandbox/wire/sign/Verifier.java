package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.wire.sign.SignatureFault.Expired;
import dev.lectern.sandbox.wire.sign.SignatureFault.HeadersNotSigned;
import dev.lectern.sandbox.wire.sign.SignatureFault.MalformedHeader;
import dev.lectern.sandbox.wire.sign.SignatureFault.MalformedQuery;
import dev.lectern.sandbox.wire.sign.SignatureFault.Mismatch;
import dev.lectern.sandbox.wire.sign.SignatureFault.NotYetValid;
import dev.lectern.sandbox.wire.sign.SignatureFault.Skewed;
import dev.lectern.sandbox.wire.sign.SignatureFault.UnknownKey;
import dev.lectern.sandbox.wire.sign.SignatureFault.UnknownToken;
import dev.lectern.sigv4.CanonicalRequest;
import dev.lectern.sigv4.Digests;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import dev.lectern.sigv4.StringToSign;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures as "Authenticating Requests (AWS Signature Version 4)" in the S3 API Reference
 * and "Create a signed AWS API request" in the IAM User Guide describe it.
 */
public final class Verifier {

  private static final Duration MOST_SKEW = Duration.ofMinutes(15);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern LONG_FORMAT = Pattern.compile("\\d{8}T\\d{6}Z");

  private final AccessKeys keys;
  private final InstantSource real;
  private final UnaryOperator<Instant> sandboxTime;
  private final SigningKeys signing;

  /**
   * @param keys who may sign
   * @param real real time: clients sign with it, however the sandbox's clock was moved
   * @param sandboxTime what the sandbox's clock showed, or shows, at an instant of real time
   */
  public Verifier(AccessKeys keys, InstantSource real, UnaryOperator<Instant> sandboxTime) {
    this(keys, real, sandboxTime, new SigningKeys());
  }

  private Verifier(
      AccessKeys keys,
      InstantSource real,
      UnaryOperator<Instant> sandboxTime,
      SigningKeys signing) {
    this.keys = keys;
    this.real = real;
    this.sandboxTime = sandboxTime;
    this.signing = signing;
  }

  /** The same of a service whose clock is ahead of this computer's by so much. */
  public Verifier ahead(Duration by) {
    return by.isZero()
        ? this
        : new Verifier(keys, () -> real.instant().plus(by), sandboxTime, signing);
  }

  /**
   * Checks a claim.
   *
   * @param payloadHash what stands for the body in the canonical request
   * @param token session token that came along, null when there is none
   */
  public Verification verify(
      RequestHead head, Claim claim, String payloadHash, @Nullable String token, Instant now) {
    AccessKeys.AccessKey key = keys.find(claim.accessKeyId()).orElse(null);
    if (key == null) {
      return new Verification.Refused(new UnknownKey(claim.accessKeyId()), null);
    }
    SignatureFault wrongToken = token(key.session(), claim, token, now);
    if (wrongToken != null) {
      return new Verification.Refused(wrongToken, null);
    }
    if (claim.older()) {
      return older(head, claim, key);
    }
    SignatureFault late = time(claim, now);
    if (late != null) {
      return new Verification.Refused(late, null);
    }
    List<String> unsigned = unsigned(head, claim);
    if (!unsigned.isEmpty()) {
      return new Verification.Refused(new HeadersNotSigned(unsigned), null);
    }
    CanonicalRequest canonical;
    try {
      canonical =
          CanonicalRequest.of(
              head.method(),
              head.rawPath(),
              head.rawQuery(),
              head.headers(),
              claim.signedHeaders(),
              payloadHash,
              claim.scope().service());
    } catch (IllegalArgumentException encoding) {
      return new Verification.Refused(
          new MalformedHeader("the request's path or query is not properly encoded"), null);
    }
    String stringToSign = StringToSign.of(claim.dateTime(), claim.scope(), canonical).text();
    SigningKey with = signing.of(key.secret(), claim.scope());
    if (!same(with.sign(stringToSign), claim.signature())) {
      return new Verification.Refused(
          new Mismatch(claim.accessKeyId(), stringToSign, claim.signature(), canonical.text()),
          canonical.text());
    }
    keys.used(claim.accessKeyId(), claim.scope().service(), claim.scope().region());
    return new Verification.Signed(key.caller(), claim, with, payloadHash, canonical.text());
  }

  /**
   * A URL of signature version 2. It says when it ends, in the client's time, and not when it was
   * signed: a jump of the sandbox's clock does not age it.
   */
  private Verification older(RequestHead head, Claim claim, AccessKeys.AccessKey key) {
    Instant end = Instant.ofEpochSecond(Long.parseLong(claim.dateTime()));
    Instant time = real.instant();
    if (time.isAfter(end)) {
      return new Verification.Refused(new SignatureFault.Ended(end, time), null);
    }
    List<String> possible = Version2.stringsToSign(head, claim.dateTime());
    boolean right =
        possible.stream()
            .anyMatch(text -> same(Digests.version2(key.secret(), text), claim.signature()));
    if (!right) {
      return new Verification.Refused(
          new Mismatch(claim.accessKeyId(), possible.getFirst(), claim.signature(), ""), null);
    }
    keys.used(claim.accessKeyId(), claim.scope().service(), claim.scope().region());
    return new Verification.Signed(
        key.caller(),
        claim,
        signing.of(key.secret(), claim.scope()),
        "UNSIGNED-PAYLOAD",
        possible.getFirst());
  }

  private static @Nullable SignatureFault token(
      AccessKeys.@Nullable Session session, Claim claim, @Nullable String token, Instant now) {
    if (session == null) {
      return token == null ? null : new UnknownToken(token);
    }
    if (token == null) {
      return new UnknownKey(claim.accessKeyId());
    }
    if (!same(session.token(), token)) {
      return new UnknownToken(token);
    }
    return now.isBefore(session.expires()) ? null : new SignatureFault.ExpiredToken(token);
  }

  /** Compares without telling by its time how much of a guess was right. */
  static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }

  private @Nullable SignatureFault time(Claim claim, Instant now) {
    Instant signedAt;
    try {
      signedAt = instant(claim.dateTime());
    } catch (DateTimeException wrong) {
      String why =
          claim.dateTime().isEmpty()
              ? "AWS authentication requires a valid Date or x-amz-date header"
              : "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"";
      return claim.presigned() ? new MalformedQuery(why) : new MalformedHeader(why);
    }
    Scope scope = claim.scope();
    if (!claim.dateTime().startsWith(scope.date())) {
      String why =
          "Invalid credential date \""
              + scope.date()
              + "\". This date is not the same as X-Amz-Date: \""
              + claim.dateTime().substring(0, 8)
              + "\".";
      return claim.presigned() ? new MalformedQuery(why) : new MalformedHeader(why);
    }
    return claim.presigned() ? expiry(claim, signedAt, now) : skew(claim, signedAt);
  }

  /**
   * Digits are read as such, which is ten times quicker; the formatter tells what else is wrong.
   */
  private static Instant instant(String text) {
    if (!LONG_FORMAT.matcher(text).matches()) {
      return Instant.from(DATE_TIME.parse(text));
    }
    return LocalDateTime.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 4, 6, 10),
            Integer.parseInt(text, 6, 8, 10),
            Integer.parseInt(text, 9, 11, 10),
            Integer.parseInt(text, 11, 13, 10),
            Integer.parseInt(text, 13, 15, 10))
        .toInstant(ZoneOffset.UTC);
  }

  private @Nullable SignatureFault skew(Claim claim, Instant signedAt) {
    Instant now = real.instant();
    return Duration.between(signedAt, now).abs().compareTo(MOST_SKEW) > 0
        ? new Skewed(claim.dateTime(), now)
        : null;
  }

  /** A presigned URL ages with the sandbox's clock: a jump past its end makes it expire. */
  private @Nullable SignatureFault expiry(Claim claim, Instant signedAt, Instant now) {
    Instant start = sandboxTime.apply(signedAt);
    if (start.isAfter(now.plus(MOST_SKEW))) {
      return new NotYetValid(claim.dateTime(), now);
    }
    Instant end = start.plusSeconds(claim.expires());
    return now.isAfter(end) ? new Expired(claim.expires(), end, now) : null;
  }

  private static List<String> unsigned(RequestHead head, Claim claim) {
    List<String> missing = new ArrayList<>();
    for (String name : head.headers().keySet()) {
      boolean mustBe = name.equals("host") || name.startsWith("x-amz-");
      if (mustBe && !claim.signedHeaders().contains(name)) {
        missing.add(name);
      }
    }
    return missing;
  }
}
