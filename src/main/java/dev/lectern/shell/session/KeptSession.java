package dev.lectern.shell.session;

import dev.lectern.aws.SessionSpec;
import dev.lectern.sandbox.SandboxInstance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session used last, kept from run to run; no key and no external id is ever in it.
 *
 * @param kind {@code sandbox}, {@code profile} or {@code endpoint}
 * @param name the profile, or the address of the endpoint
 * @param role on top of it, null when none
 */
record KeptSession(String kind, String name, String region, @Nullable Role role) {

  static final String SECTION = "session";
  static final String USUAL_REGION = "us-east-1";
  static final KeptSession SANDBOX = new KeptSession("sandbox", "", USUAL_REGION, null);

  /**
   * A role that can be assumed again without asking for an external id.
   *
   * @param mfaSerial empty when none
   * @param seconds 0 for AWS's own
   */
  record Role(String arn, String sessionName, String mfaSerial, int seconds) {}

  static KeptSession of(SessionSpec spec) {
    return switch (spec) {
      case SessionSpec.Sandbox sandbox -> new KeptSession("sandbox", "", sandbox.region(), null);
      case SessionSpec.SandboxIdentity identity -> of(identity.base());
      case SessionSpec.Profile profile ->
          new KeptSession("profile", profile.name(), profile.region(), null);
      case SessionSpec.CustomEndpoint custom ->
          new KeptSession("endpoint", custom.uri().toString(), custom.region(), null);
      case SessionSpec.AssumedRole role -> {
        KeptSession base = of(role.base());
        boolean again =
            role.externalId().isEmpty() && role.policy().isEmpty() && base.role() == null;
        yield again
            ? new KeptSession(
                base.kind(),
                base.name(),
                base.region(),
                new Role(
                    role.roleArn(),
                    role.sessionName(),
                    role.mfaSerial().orElse(""),
                    role.seconds().orElse(0)))
            : base;
      }
    };
  }

  /** The same choice again; empty for an endpoint, whose keys were not kept. */
  Optional<SessionSpec> spec(SandboxInstance sandbox) {
    String where = region == null ? "" : region;
    SessionSpec base =
        switch (kind == null ? "" : kind) {
          case "profile" ->
              name == null || name.isBlank() ? null : new SessionSpec.Profile(name, where);
          case "endpoint" -> null;
          default ->
              new SessionSpec.Sandbox(
                  sandbox, sandbox.accounts().getFirst(), where.isBlank() ? USUAL_REGION : where);
        };
    if (base == null) {
      return Optional.empty();
    }
    Role top = role;
    return Optional.of(
        top == null || top.arn() == null
            ? base
            : new SessionSpec.AssumedRole(
                base,
                top.arn(),
                top.sessionName(),
                Optional.empty(),
                Optional.of(top.mfaSerial()).filter(serial -> !serial.isBlank()),
                Optional.of(top.seconds()).filter(seconds -> seconds > 0)));
  }
}
