package dev.lectern.sandbox.sts;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import dev.lectern.sandbox.auth.identity.Totp;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a call brings the code of its caller's device; codes go by the sandbox's clock. A code
 * that was worth a session is worth no second one (RFC 6238, 5.2).
 */
record Mfa(Identities identities, InstantSource clock) {

  /** Codes older than this cannot come again. */
  private static final int STEPS_KEPT = 3;

  /**
   * Checks the members {@code SerialNumber} and {@code TokenCode}.
   *
   * @return false when the call has none
   * @throws ServiceException AccessDenied when they are wrong, or were used before
   */
  boolean given(Caller caller, JsonNode input) {
    if (none(input)) {
      return false;
    }
    String serial = input.path("SerialNumber").asString("");
    step(
        caller,
        input,
        identities.store().find(Kind.MFA, caller.accountId(), Identities.name(serial)));
    return true;
  }

  /**
   * The same, and the code is used up.
   *
   * @throws ServiceException as {@link #given}
   */
  boolean use(Caller caller, JsonNode input) throws IOException {
    if (none(input)) {
      return false;
    }
    String name = Identities.name(input.path("SerialNumber").asString(""));
    identities
        .store()
        .store()
        .write(
            tx -> {
              Optional<ObjectNode> device =
                  identities.store().find(tx, Kind.MFA, caller.accountId(), name);
              long step = step(caller, input, device);
              ObjectNode used = used(device.orElseThrow(), step);
              identities.store().save(tx, Kind.MFA, caller.accountId(), name, used);
              return used;
            });
    return true;
  }

  private static boolean none(JsonNode input) {
    return input.path("SerialNumber").asString("").isEmpty()
        && input.path("TokenCode").asString("").isEmpty();
  }

  /** The clock can be set back, so that it is not enough to know the last one. */
  private static ObjectNode used(ObjectNode device, long step) {
    ObjectNode changed = device.deepCopy();
    ArrayNode kept = changed.putArray("used");
    for (JsonNode one : device.path("used")) {
      if (Math.abs(one.asLong() - step) < STEPS_KEPT) {
        kept.add(one);
      }
    }
    kept.add(step);
    return changed;
  }

  private long step(Caller caller, JsonNode input, Optional<ObjectNode> found) {
    String serial = input.path("SerialNumber").asString("");
    String code = input.path("TokenCode").asString("");
    if (code.isEmpty() || serial.isEmpty()) {
      throw StsAccess.denied(
          "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass"
              + " code.");
    }
    ObjectNode device =
        found
            .filter(one -> caller.arn().contains(":user/"))
            .filter(one -> one.path("SerialNumber").asString("").equals(serial))
            .filter(one -> one.path("user").asString("").equals(Identities.name(caller.arn())))
            .orElseThrow(
                () ->
                    StsAccess.denied(
                        "MultiFactorAuthentication failed, unable to validate MFA code.  Please"
                            + " verify your MFA serial number is valid and associated with this"
                            + " user."));
    OptionalLong step = Totp.step(Totp.seed(device.path("seed").asString()), code, clock.instant());
    if (step.isEmpty()
        || device.path("used").valueStream().anyMatch(one -> one.asLong() == step.getAsLong())) {
      throw StsAccess.denied(
          "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
    return step.getAsLong();
  }
}
