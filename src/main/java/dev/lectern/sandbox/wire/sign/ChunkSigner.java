package dev.lectern.sandbox.wire.sign;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sigv4.Digests;
import dev.lectern.sigv4.StringToSign;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Checks the chain of signatures of an aws-chunked body: each signs the one before it. */
final class ChunkSigner {

  private final Verification.Signed signed;
  private String previous;
  private MessageDigest digest = Digests.sha256();

  ChunkSigner(Verification.Signed signed) {
    this.signed = signed;
    this.previous = signed.claim().signature();
  }

  /** Takes bytes of the current chunk. */
  void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  /** Ends the current chunk. */
  void chunk(String signature) {
    String hash = HexFormat.of().formatHex(digest.digest());
    digest = Digests.sha256();
    Claim claim = signed.claim();
    accept(StringToSign.ofChunk(claim.dateTime(), claim.scope(), previous, hash), signature);
  }

  /** Ends the body with its trailing headers, each {@code name:value} and a line feed. */
  void trailer(String canonicalTrailers, String signature) {
    Claim claim = signed.claim();
    accept(
        StringToSign.ofTrailer(
            claim.dateTime(), claim.scope(), previous, Digests.sha256Hex(canonicalTrailers)),
        signature);
  }

  private void accept(String stringToSign, String signature) {
    if (!Verifier.same(signed.key().sign(stringToSign), signature)) {
      throw new ServiceException(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided."
                  + " Check your key and signing method.")
          .with("AWSAccessKeyId", signed.claim().accessKeyId())
          .with("StringToSign", stringToSign)
          .with("SignatureProvided", signature);
    }
    previous = signature;
  }
}
