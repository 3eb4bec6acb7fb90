package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.calls.CallLog;
import dev.lectern.sandbox.SandboxInstance;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What labs stand on. The suppliers are asked at each use: sessions come and go.
 *
 * @param clients of the session now, empty while there is none
 * @param calls every call of the console
 * @param sandbox the running sandbox, empty while there is none
 * @param clock real time
 * @param sid draws a learner's id, four to eight hex digits
 */
public record LabHost(
    Supplier<Optional<AwsClients>> clients,
    CallLog calls,
    Supplier<Optional<SandboxInstance>> sandbox,
    InstantSource clock,
    Supplier<String> sid) {

  /** The sandbox, if the session is one of it. */
  Optional<SandboxInstance> sandboxOf(SessionInfo session) {
    return session.kind() == SessionInfo.Kind.SANDBOX ? sandbox.get() : Optional.empty();
  }

  /** The session in words that stay the same when the program starts again. */
  public static String place(SessionInfo session) {
    String what =
        session.kind() == SessionInfo.Kind.SANDBOX
            ? "the sandbox"
            : session.real()
                ? "AWS"
                : session.endpoint().map(uri -> uri.getAuthority()).orElse(session.label());
    return what + ", account " + session.accountId() + ", " + session.region();
  }
}
