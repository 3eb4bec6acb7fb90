package dev.lectern.sandbox.sts;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Totp;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** Whether a call brings the code of its caller's device; codes go by the sandbox's clock. */
record Mfa(Identities identities, InstantSource clock) {

  /**
   * Checks the members {@code SerialNumber} and {@code TokenCode}.
   *
   * @return false when the call has none
   * @throws dev.lectern.sandbox.ServiceException AccessDenied when they are wrong
   */
  boolean given(Caller caller, JsonNode input) {
    String serial = input.path("SerialNumber").asString("");
    String code = input.path("TokenCode").asString("");
    if (serial.isEmpty() && code.isEmpty()) {
      return false;
    }
    boolean right =
        caller.arn().contains(":user/")
            && identities
                .store()
                .find(Kind.MFA, caller.accountId(), Identities.name(serial))
                .filter(device -> device.path("SerialNumber").asString("").equals(serial))
                .filter(
                    device ->
                        device.path("user").asString("").equals(Identities.name(caller.arn())))
                .filter(
                    device ->
                        Totp.valid(
                            Totp.seed(device.path("seed").asString()), code, clock.instant()))
                .isPresent();
    if (!right) {
      throw StsAccess.denied(
          code.isEmpty()
              ? "MultiFactorAuthentication failed, must provide both MFA serial number and one time"
                  + " pass code."
              : "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
    return true;
  }
}
