package dev.lectern.aws;

import dev.lectern.aws.CredentialsResolver.Answers;
import dev.lectern.aws.CredentialsResolver.Resolved;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Authority;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Finds out whether a session can be had, and who one is in it. Any thread. */
final class SessionProbe {

  private final ClientFactory factory;
  private final SsoLogin sso;

  SessionProbe(ClientFactory factory, SsoLogin sso) {
    this.factory = factory;
    this.sso = sso;
  }

  /** Fetches credentials; throws what keeps it from having them. */
  interface Fetch {
    Resolved with(Answers answers);
  }

  /** How far a session came. */
  sealed interface Outcome {
    record Connected(Resolved resolved, SessionInfo info) implements Outcome {}

    record Waiting(SessionState.UserAction action, SsoLogin.@Nullable Pending pending)
        implements Outcome {}

    record Missing(UserProblem problem) implements Outcome {}
  }

  /** Gets credentials and asks whose they are. Blocks. */
  Outcome establish(SessionSpec spec, Fetch how, Answers given, String id) {
    if (spec.region().isBlank()) {
      return new Outcome.Missing(
          UserProblem.of(
              "The session has no Region.",
              spec.label() + " names no Region, and AWS does not assume one.",
              "Choose a Region, or add region to the profile."));
    }
    try {
      return identify(spec, how.with(given), id);
    } catch (CredentialsResolver.MfaNeeded needed) {
      return new Outcome.Waiting(
          new SessionState.UserAction.EnterMfaCode(needed.serialNumber()), null);
    } catch (CredentialsResolver.SignInNeeded needed) {
      SsoLogin.Pending pending = sso.begin(needed.settings());
      return new Outcome.Waiting(
          new SessionState.UserAction.SignIn(pending.address(), pending.userCode()), pending);
    } catch (ProblemException e) {
      return new Outcome.Missing(e.problem());
    }
  }

  private Outcome identify(SessionSpec spec, Resolved resolved, String id) {
    SessionInfo unknown =
        new SessionInfo(id, spec.kind(), spec.label(), spec.region(), "", "", resolved.endpoint());
    if (spec instanceof SessionSpec.SandboxIdentity(var base, var who)
        && who.kind() == Authority.Identity.Kind.ANONYMOUS) {
      // nobody is told who an unsigned request is from
      return new Outcome.Connected(resolved, unknown.of(base.account().id(), who.arn()));
    }
    try (SessionClients clients =
        factory.open(
            new ResolvedSession(
                unknown, resolved.credentials(), WriteGuard.OPEN, time(spec), resolved.pathStyle()),
            "session")) {
      GetCallerIdentityResponse caller = caller(clients, resolved);
      return new Outcome.Connected(resolved, unknown.of(caller.account(), caller.arn()));
    }
  }

  private static GetCallerIdentityResponse caller(SessionClients clients, Resolved resolved) {
    try {
      return clients.sts().getCallerIdentity();
    } catch (SdkClientException e) {
      if (resolved.endpoint().isEmpty()) {
        throw e;
      }
      UserProblem told = Problems.of(e);
      String where = " The endpoint is " + resolved.endpoint().get() + ".";
      throw SdkClientException.create(
          told.title(),
          new ProblemException(
              new UserProblem(
                  told.title(),
                  told.why() + where,
                  told.remedy(),
                  told.code(),
                  told.requestId(),
                  told.details())));
    }
  }

  /** A sandbox has its own time, for the roles assumed in it too. */
  static InstantSource time(SessionSpec spec) {
    return switch (spec) {
      case SessionSpec.Sandbox sandbox -> sandbox.instance().clock()::now;
      case SessionSpec.SandboxIdentity identity -> time(identity.base());
      case SessionSpec.AssumedRole role -> time(role.base());
      default -> InstantSource.system();
    };
  }
}
