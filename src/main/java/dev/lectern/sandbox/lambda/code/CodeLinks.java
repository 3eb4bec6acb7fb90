package dev.lectern.sandbox.lambda.code;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.store.BlobReader;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links from which a deployment package can be read for ten minutes ("GetFunction",
 * FunctionCodeLocation). No bucket has such a name. Safe for any thread.
 */
public final class CodeLinks {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Pattern PATH = Pattern.compile("/_lambda/code/([0-9a-f]{1,16})");
  private static final Pattern QUERY =
      Pattern.compile("expires=(\\d{1,12})&signature=([0-9a-f]{64})");

  private final Store store;
  private final InstantSource clock;
  private final IntSupplier port;
  private final byte[] secret = new byte[32];

  /**
   * @param clock the sandbox's time
   * @param port where the sandbox listens
   */
  public CodeLinks(Store store, InstantSource clock, IntSupplier port) {
    this.store = store;
    this.clock = clock;
    this.port = port;
    new SecureRandom().nextBytes(secret);
  }

  /** A link to the package in a blob. */
  public String to(long blob) {
    String name = Long.toHexString(blob);
    long expires = clock.instant().plus(LIFE).getEpochSecond();
    return "http://127.0.0.1:"
        + port.getAsInt()
        + "/_lambda/code/"
        + name
        + "?expires="
        + expires
        + "&signature="
        + signature(name, expires);
  }

  /** The package, when the request is for one. */
  public Optional<RawReply> answer(RequestHead head) throws IOException {
    Matcher path = PATH.matcher(head.rawPath());
    if (!path.matches()) {
      return Optional.empty();
    }
    Matcher query = QUERY.matcher(head.rawQuery());
    if (!head.method().equals("GET") || !query.matches() || !good(path.group(1), query)) {
      return Optional.of(
          new RawReply(
              403,
              Map.of("Content-Type", "text/plain"),
              Payload.of("The link to the code is wrong or has expired.")));
    }
    long blob = Long.parseUnsignedLong(path.group(1), 16);
    return Optional.of(
        new RawReply(
            200, Map.of("Content-Type", "application/zip"), payload(blob, store.blobLength(blob))));
  }

  private boolean good(String name, Matcher query) {
    long expires = Long.parseLong(query.group(1));
    return !clock.instant().isAfter(Instant.ofEpochSecond(expires))
        && MessageDigest.isEqual(
            signature(name, expires).getBytes(StandardCharsets.US_ASCII),
            query.group(2).getBytes(StandardCharsets.US_ASCII));
  }

  private Payload payload(long blob, long length) {
    return new Payload() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        try (BlobReader reader = store.openBlob(blob)) {
          reader.copy(0, length, out);
        }
      }
    };
  }

  private String signature(String name, long expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal((name + " " + expires).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
