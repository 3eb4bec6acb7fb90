package dev.lectern.aws;

import dev.lectern.aws.CredentialsResolver.Answers;
import dev.lectern.aws.CredentialsResolver.Resolved;
import dev.lectern.aws.SessionProbe.Fetch;
import dev.lectern.aws.SessionProbe.Outcome;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The one session of the console: what was chosen, how far it is, and its clients. Connecting is
 * one {@code sts:GetCallerIdentity}; the sandbox says itself who it is. Methods and {@link
 * #state()} belong to the FX thread; everything that waits runs in the background, and the latest
 * choice wins: what arrives for an older one is dropped.
 */
public final class SessionManager implements AutoCloseable {

  private final TaskRunner tasks;
  private final ClientFactory factory;
  private final Profiles profiles;
  private final CredentialsResolver resolver;
  private final SsoLogin sso;
  private final SessionProbe probe;
  private final ReadOnlyObjectWrapper<SessionState> state =
      new ReadOnlyObjectWrapper<>(new SessionState.NoSession());
  private final ReadOnlyStringWrapper stopped = new ReadOnlyStringWrapper("");
  private final LatestSlot slot = new LatestSlot();
  private final LatestSlot trial = new LatestSlot();
  private Answers answers = Answers.NONE;
  private Fetch fetch =
      given -> {
        throw new IllegalStateException("Nothing was chosen");
      };
  private @Nullable Open open;
  private @Nullable String mfaDevice;
  private int sessions;

  /** Chooses nothing yet. */
  public SessionManager(TaskRunner tasks, ClientFactory factory, Profiles profiles) {
    this(tasks, factory, profiles, factory.signIn(), Clock.systemUTC());
  }

  SessionManager(
      TaskRunner tasks,
      ClientFactory factory,
      Profiles profiles,
      SsoLogin.SsoClients signIn,
      Clock clock) {
    this.tasks = tasks;
    this.factory = factory;
    this.profiles = profiles;
    this.resolver = new CredentialsResolver(factory, profiles, clock);
    this.sso = new SsoLogin(signIn, clock);
    this.probe = new SessionProbe(factory, sso);
  }

  /** How far the session is. */
  public ReadOnlyObjectProperty<SessionState> state() {
    return state.getReadOnlyProperty();
  }

  /**
   * The operation that was stopped last because the account is read-only, for example {@code
   * PutObject}; empty when none was, or since the account was unlocked or left.
   */
  public ReadOnlyStringProperty stopped() {
    return stopped.getReadOnlyProperty();
  }

  /** The profiles to choose from; reads files, calls nothing. */
  public Profiles profiles() {
    return profiles;
  }

  /** Leaves the session, if any, and connects to another. */
  public void connect(SessionSpec spec) {
    answers = Answers.NONE;
    start(spec, fetching(spec), false);
  }

  /**
   * Connects to another session and leaves the one there is only when that has worked, or waits for
   * the user alone.
   *
   * @param ended is told how it ended: empty when the session is another now, else why it is not
   * @return stops it; the session stays what it is then
   */
  public TaskHandle attempt(SessionSpec spec, Consumer<Optional<UserProblem>> ended) {
    Fetch how = fetching(spec);
    String id = "session-" + ++sessions;
    return tasks
        .work(
            "Connecting to " + spec.label(),
            progress -> probe.establish(spec, how, Answers.NONE, id))
        .latest(trial)
        .onSuccess(
            outcome -> {
              if (outcome instanceof Outcome.Missing(UserProblem problem)) {
                ended.accept(Optional.of(problem));
                return;
              }
              slot.cancel();
              Open old = open;
              open = null;
              answers = Answers.NONE;
              fetch = how;
              stopped.set("");
              arrive(spec, outcome, false);
              closeLater(old);
              ended.accept(Optional.empty());
            })
        .onFailure(problem -> ended.accept(Optional.of(problem)))
        .start();
  }

  private Fetch fetching(SessionSpec spec) {
    Open known = open;
    if (spec instanceof SessionSpec.AssumedRole role
        && known != null
        && known.spec().equals(role.base())) {
      // what the user answered for the base is not asked again
      return given -> resolver.assume(role, known.resolved(), given);
    }
    return given -> resolver.resolve(spec, given);
  }

  /** The same identity in another Region; an unlocked account stays unlocked. */
  public void switchRegion(String region) {
    Open known = open;
    SessionSpec spec = state.get().spec();
    if (known != null) {
      start(known.spec().inRegion(region), given -> known.resolved(), known.guard().isOpen());
    } else if (spec != null) {
      connect(spec.inRegion(region));
    }
  }

  /** Asks again who the session is; an unlocked account stays unlocked. */
  public void check() {
    Open known = open;
    SessionSpec spec = state.get().spec();
    if (known != null) {
      start(known.spec(), given -> known.resolved(), known.guard().isOpen());
    } else if (spec != null) {
      connect(spec);
    }
  }

  /** Goes on after {@link SessionState.UserAction.EnterMfaCode} with the six digits. */
  public void answerMfa(String code) {
    if (state.get() instanceof SessionState.NeedsUserAction(SessionSpec spec, var action)) {
      answers = new Answers(Optional.of(code.strip()), answers.signedIn());
      start(spec, fetch, false);
    }
  }

  /** A code that was refused is asked for again, where it was typed; all else ends there. */
  private void failed(SessionSpec spec, Answers given, UserProblem problem) {
    String serial = mfaDevice;
    if (given.mfaCode().isPresent()
        && serial != null
        && problem.why().startsWith("MultiFactorAuthentication failed")) {
      answers = new Answers(Optional.empty(), given.signedIn());
      state.set(
          new SessionState.NeedsUserAction(
              spec, new SessionState.UserAction.EnterMfaCode(serial, Optional.of(problem))));
    } else {
      state.set(failed(spec, problem));
    }
  }

  /**
   * Lets mutating calls through until the session ends.
   *
   * @return whether the account id was the session's
   */
  public boolean unlock(String typedAccountId) {
    Open known = open;
    if (known == null
        || typedAccountId.isBlank()
        || !known.clients().session().accountId().equals(typedAccountId.replaceAll("[\\s-]", ""))) {
      return false;
    }
    known.guard().open(true);
    stopped.set("");
    state.set(new SessionState.Ready(known.spec(), known.clients(), true));
    return true;
  }

  /** Makes a real account read-only again. */
  public void lock() {
    Open known = open;
    if (known != null && known.clients().session().real()) {
      known.guard().open(false);
      state.set(new SessionState.Ready(known.spec(), known.clients(), false));
    }
  }

  /** Leaves the session; its clients are closed when this returns. */
  @Override
  public void close() {
    trial.cancel();
    slot.cancel();
    Open old = open;
    open = null;
    state.set(new SessionState.NoSession());
    if (old != null) {
      old.clients().close();
    }
  }

  /** A session with clients. */
  private record Open(
      SessionSpec spec, Resolved resolved, SessionGuard guard, SessionClients clients) {}

  private void start(SessionSpec spec, Fetch how, boolean unlocked) {
    slot.cancel();
    stopped.set("");
    fetch = how;
    Answers given = answers;
    Open old = open;
    if (spec instanceof SessionSpec.Sandbox sandbox) {
      ResolvedSession session =
          SandboxSession.of(sandbox.instance(), sandbox.account(), sandbox.region());
      arrived(
          spec,
          new Resolved(session.credentials(), session.info().endpoint()),
          session.info(),
          unlocked);
      closeLater(old);
      return;
    }
    open = null;
    state.set(new SessionState.Connecting(spec));
    closeLater(old);
    String id = "session-" + ++sessions;
    tasks
        .work("Connecting to " + spec.label(), progress -> probe.establish(spec, how, given, id))
        .latest(slot)
        .onSuccess(outcome -> arrive(spec, outcome, unlocked))
        .onFailure(problem -> failed(spec, given, problem))
        .start();
  }

  /** To be called after the state has changed: no pane works with the clients any more then. */
  private void closeLater(@Nullable Open old) {
    if (old != null) {
      tasks
          .work(
              "",
              progress -> {
                old.clients().close();
                return true;
              })
          .start();
    }
  }

  private void arrive(SessionSpec spec, Outcome outcome, boolean unlocked) {
    switch (outcome) {
      case Outcome.Connected(Resolved resolved, SessionInfo info) ->
          arrived(spec, resolved, info, unlocked);
      case Outcome.Waiting(SessionState.UserAction action, SsoLogin.@Nullable Pending pending) -> {
        mfaDevice =
            action instanceof SessionState.UserAction.EnterMfaCode mfa ? mfa.serialNumber() : null;
        state.set(new SessionState.NeedsUserAction(spec, action));
        if (pending != null) {
          awaitSignIn(spec, pending);
        }
      }
      case Outcome.Missing(UserProblem problem) ->
          state.set(new SessionState.Incomplete(spec, problem));
    }
  }

  private void arrived(SessionSpec spec, Resolved resolved, SessionInfo info, boolean unlocked) {
    SessionGuard[] made = new SessionGuard[1];
    SessionGuard guard =
        new SessionGuard(
            problem -> tasks.onFxThread(() -> expired(made[0], problem)),
            operation -> tasks.onFxThread(() -> stopped(made[0], operation)));
    made[0] = guard;
    guard.open(unlocked || !info.real());
    SessionClients clients =
        factory.open(
            new ResolvedSession(
                info,
                resolved.credentials(),
                guard,
                SessionProbe.time(spec),
                resolved.pathStyle(),
                Personas.of(spec)),
            "console");
    open = new Open(spec, resolved, guard, clients);
    state.set(new SessionState.Ready(spec, clients, guard.isOpen()));
  }

  private void stopped(SessionGuard guard, String operation) {
    Open known = open;
    if (known != null && known.guard() == guard) {
      // told again when the same operation is stopped again
      stopped.set("");
      stopped.set(operation);
    }
  }

  private void expired(SessionGuard guard, UserProblem problem) {
    Open known = open;
    if (known != null && known.guard() == guard) {
      open = null;
      state.set(new SessionState.Expired(known.spec(), problem));
      closeLater(known);
    }
  }

  private void awaitSignIn(SessionSpec spec, SsoLogin.Pending pending) {
    tasks
        .work("Waiting for the sign-in", progress -> sso.await(pending))
        .latest(slot)
        .onSuccess(
            signedIn -> {
              answers = new Answers(answers.mfaCode(), Optional.of(signedIn));
              start(spec, fetch, false);
            })
        .onFailure(problem -> state.set(failed(spec, problem)))
        .start();
  }

  private static SessionState failed(SessionSpec spec, UserProblem problem) {
    return SessionGuard.expired(problem)
        ? new SessionState.Expired(spec, problem)
        : new SessionState.Invalid(spec, problem);
  }
}
