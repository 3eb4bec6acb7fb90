package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.calls.CallLog;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabProgress;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.SandboxInstance;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What labs stand on. The suppliers are asked at each use: sessions come and go.
 *
 * @param clients of who owns the account that the session is in, empty while there is none
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

  /** The session that the console has. */
  AwsClients session() {
    return clients
        .get()
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "There is no session.",
                        "Labs make calls to AWS or to the sandbox, and the console is not connected"
                            + " to either now.",
                        "Choose a session, or wait until it is ready.")));
  }

  /** The session, if it is the one in which a lab was begun: same account, same Region. */
  AwsClients sessionOf(LabProgress begun) {
    AwsClients now = session();
    String here = place(now);
    if (!here.equals(begun.sessionId())) {
      throw new ProblemException(
          UserProblem.of(
              "The lab belongs to another place.",
              "It was begun in "
                  + begun.sessionId()
                  + ", and the console works in "
                  + here
                  + " now. Nothing was called.",
              "Go back to that session and Region, or begin the lab again here."));
    }
    return now;
  }

  /** Why a lab cannot begin here that moves the clock. */
  static ProblemException elsewhere(Lab lab) {
    return new ProblemException(
        UserProblem.of(
            "Lab " + lab.id() + " runs on the sandbox.",
            "A step of it waits for hours or days to pass, and only the sandbox's clock can be moved.",
            "Choose the sandbox in the session menu."));
  }

  /**
   * The session in words that stay the same when the program starts again, and whoever it acts as
   * on the sandbox.
   */
  public static String place(AwsClients clients) {
    SessionInfo session = clients.session();
    String what =
        clients.sandbox()
            ? LabProgress.SANDBOX
            : session.real()
                ? "AWS"
                : session.endpoint().map(uri -> uri.getAuthority()).orElse(session.label());
    return what + ", account " + session.accountId() + ", " + session.region();
  }
}
