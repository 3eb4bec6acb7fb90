package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Signatures;
import dev.lectern.sandbox.wire.protocol.JsonErrors;
import dev.lectern.sandbox.wire.protocol.Query;
import dev.lectern.sandbox.wire.sign.Claim;
import dev.lectern.sandbox.wire.sign.Verification;
import dev.lectern.sandbox.wire.sign.Verifier;
import dev.lectern.sigv4.Digests;
import java.time.InstantSource;

/**
 * Checks signatures as those of API operations are checked.
 *
 * @param clock the sandbox's time
 */
public record WireSignatures(Verifier verifier, InstantSource clock) implements Signatures {

  private static final int FORBIDDEN = 403;

  @Override
  public Caller signer(RequestHead head, byte[] body, String service) {
    Query query = Query.parse(head.rawQuery());
    return switch (Claim.read(head, query.values())) {
      case Claim.Reading.None none -> Caller.ANONYMOUS;
      case Claim.Reading.Broken broken -> throw JsonErrors.refuse(broken.fault(), FORBIDDEN);
      case Claim.Reading.Made made -> signer(head, body, query, made.claim(), service);
    };
  }

  private Caller signer(RequestHead head, byte[] body, Query query, Claim claim, String service) {
    if (!claim.scope().service().equals(service)) {
      throw new ServiceException(
          FORBIDDEN,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + service + "'.");
    }
    String token = Claim.token(head, query.values());
    Verification seen =
        verifier.verify(head, claim, Digests.sha256Hex(body), token, clock.instant());
    return switch (seen) {
      case Verification.Signed signed -> signed.caller();
      case Verification.Refused refused -> throw JsonErrors.refuse(refused.fault(), FORBIDDEN);
    };
  }
}
