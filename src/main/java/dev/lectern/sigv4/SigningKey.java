package dev.lectern.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The key that signs, and every step on the way to it. The arrays are not to be changed.
 *
 * @param date HMAC of the date with {@code AWS4} + secret
 * @param region HMAC of the Region with {@code date}
 * @param service HMAC of the service with {@code region}
 * @param signing HMAC of {@code aws4_request} with {@code service}
 */
@SuppressWarnings("ArrayRecordComponent")
public record SigningKey(byte[] date, byte[] region, byte[] service, byte[] signing) {

  /** Derives the key. */
  public static SigningKey derive(String secret, Scope scope) {
    byte[] date = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
    byte[] region = Digests.hmac(date, scope.region());
    byte[] service = Digests.hmac(region, scope.service());
    return new SigningKey(date, region, service, Digests.hmac(service, Scope.TERMINATOR));
  }

  /** The signature of a string to sign, in hex. */
  public String sign(String stringToSign) {
    return HexFormat.of().formatHex(Digests.hmac(signing, stringToSign));
  }

  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}
