package dev.lectern.shell.session;

import dev.lectern.aws.Profiles;
import dev.lectern.aws.SessionManager;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.settings.Settings;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** What can be chosen, what is chosen, and what may be done with it. FX thread. */
final class SessionViewModel implements AutoCloseable {

  /**
   * The profiles of the user's files.
   *
   * @param problem why there are none, null when they could be read
   */
  record Known(List<Profiles.Entry> profiles, @Nullable UserProblem problem) {}

  private final Texts texts;
  private final SessionManager sessions;
  private final TaskRunner tasks;
  private final Settings settings;
  private final ReadOnlyObjectWrapper<SessionLook> look = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Known> profiles =
      new ReadOnlyObjectWrapper<>(new Known(List.of(), null));
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<List<Identity>> identities =
      new ReadOnlyObjectWrapper<>(List.of());
  private final AtomicBoolean reading = new AtomicBoolean();
  private @Nullable AutoCloseable watching;
  private final ChangeListener<SessionState> changed = (o, before, now) -> changed(now);
  private @Nullable SandboxInstance sandbox;
  private @Nullable SessionSpec keptSpec;

  SessionViewModel(Texts texts, SessionManager sessions, TaskRunner tasks, Settings settings) {
    this.texts = texts;
    this.sessions = sessions;
    this.tasks = tasks;
    this.settings = settings;
    sessions.state().addListener(changed);
    look.set(SessionLook.of(sessions.state().get(), texts));
  }

  /** How far the session is. */
  ReadOnlyObjectProperty<SessionState> state() {
    return sessions.state();
  }

  /** The operation that was stopped last because the account is read-only; empty when none. */
  ReadOnlyStringProperty stopped() {
    return sessions.stopped();
  }

  /** What the chips say. */
  ReadOnlyObjectProperty<SessionLook> look() {
    return look.getReadOnlyProperty();
  }

  /** The profiles as they were when last read. */
  ReadOnlyObjectProperty<Known> profiles() {
    return profiles.getReadOnlyProperty();
  }

  /** Where the profiles come from. */
  List<String> files() {
    return sessions.profiles().files().stream().map(Object::toString).toList();
  }

  /**
   * The sandbox runs: connects to what was used last.
   *
   * @return what the user should know when that is not possible
   */
  Optional<String> begin(SandboxInstance running) {
    sandbox = running;
    watch(running);
    readProfiles();
    KeptSession kept = kept();
    Optional<SessionSpec> again = kept.spec(running);
    connect(again.orElseGet(this::sandboxSpec));
    return again.isPresent()
        ? Optional.empty()
        : Optional.of(texts.get("kept.endpoint", kept.name()));
  }

  /** The choice of the last run, for the forms. */
  KeptSession kept() {
    return settings.get(KeptSession.SECTION, KeptSession.class, KeptSession.SANDBOX);
  }

  /** Reads the user's files again; calls nothing. */
  void readProfiles() {
    tasks
        .work("", progress -> sessions.profiles().list())
        .latest(slot)
        .onSuccess(list -> profiles.set(new Known(list, null)))
        .onFailure(problem -> profiles.set(new Known(List.of(), problem)))
        .start();
  }

  /** The Region of a profile: its own, the environment's, or none. */
  String regionOf(Profiles.Entry profile) {
    return profile.region().or(() -> sessions.profiles().usualRegion()).orElse("");
  }

  /** Whether the sandbox runs, so that one can go to it. */
  boolean hasSandbox() {
    return sandbox != null;
  }

  void useSandbox(String region) {
    if (sandbox != null) {
      connect(sandboxSpec().inRegion(region));
    }
  }

  void useSandbox() {
    useSandbox(KeptSession.USUAL_REGION);
  }

  /** Users, roles and root of the sandbox's accounts, and the anonymous one, as last read. */
  ReadOnlyObjectProperty<List<Identity>> identities() {
    return identities.getReadOnlyProperty();
  }

  /** Reads who there is, as far as the session is in the sandbox. */
  void readIdentities() {
    reading.set(false);
    SessionSpec.Sandbox base = sandboxBase();
    List<Identity> now =
        base == null
            ? List.of()
            : base.instance().accounts().stream()
                .flatMap(each -> base.instance().authority().identities(each.id()).stream())
                .distinct()
                .toList();
    if (!now.equals(identities.get())) {
      identities.set(now);
    }
  }

  /** The account of somebody who is not in the sandbox's first one; empty for who is. */
  Optional<String> away(Identity who) {
    SessionSpec.Sandbox base = sandboxBase();
    if (base == null || who.kind() == Identity.Kind.ANONYMOUS) {
      return Optional.empty();
    }
    String usual = base.instance().accounts().getFirst().id();
    return Optional.of(who.account()).filter(account -> !account.equals(usual));
  }

  /** Acts as somebody of the sandbox; root is the sandbox's own session. */
  void actAs(Identity who) {
    SessionSpec.Sandbox base = sandboxBase();
    if (base != null) {
      base = base.at(who.account());
      connect(who.kind() == Identity.Kind.ROOT ? base : new SessionSpec.SandboxIdentity(base, who));
    }
  }

  /** Whether somebody is who acts now. */
  boolean acting(Identity who) {
    return switch (spec()) {
      case SessionSpec.SandboxIdentity now -> now.who().equals(who);
      case SessionSpec.Sandbox root ->
          who.kind() == Identity.Kind.ROOT && who.account().equals(root.account().id());
      case null, default -> false;
    };
  }

  private SessionSpec.@Nullable Sandbox sandboxBase() {
    SessionSpec now = spec();
    return now != null && SessionLook.base(now) instanceof SessionSpec.Sandbox base ? base : null;
  }

  /** Somebody came or went: many at once are read once. */
  private void watch(SandboxInstance running) {
    watching =
        running
            .journal()
            .onEntry(
                entry -> {
                  if (entry.service().equals("iam")
                      && entry.operation().matches("(Create|Delete|Update)(User|Role)")
                      && reading.compareAndSet(false, true)) {
                    tasks.onFxThread(this::readIdentities);
                  }
                });
  }

  void useProfile(Profiles.Entry profile, String region) {
    connect(new SessionSpec.Profile(profile.name(), region));
  }

  void connect(SessionSpec spec) {
    sessions.connect(spec);
  }

  /** The same, but the session there is stays until the other one can be had. */
  TaskHandle attempt(SessionSpec spec, Consumer<Optional<UserProblem>> ended) {
    return sessions.attempt(spec, ended);
  }

  /** Back to what the role was assumed from. */
  void leaveRole() {
    if (spec() instanceof SessionSpec.AssumedRole role) {
      connect(role.base());
    }
  }

  void region(String region) {
    SessionSpec now = spec();
    if (now != null && !now.region().equals(region)) {
      sessions.switchRegion(region);
    }
  }

  void check() {
    sessions.check();
  }

  void answerMfa(String code) {
    sessions.answerMfa(code);
  }

  /** Whether the account id was the session's; writes are on then. */
  boolean unlock(String accountId) {
    return sessions.unlock(accountId);
  }

  void lock() {
    sessions.lock();
  }

  /** What is chosen; null before the sandbox runs. */
  @Nullable SessionSpec spec() {
    return sessions.state().get().spec();
  }

  /** The session when it is ready, else null. */
  SessionState.@Nullable Ready ready() {
    return sessions.state().get() instanceof SessionState.Ready ready ? ready : null;
  }

  private SessionSpec sandboxSpec() {
    SandboxInstance running = java.util.Objects.requireNonNull(sandbox);
    return new SessionSpec.Sandbox(
        running, running.accounts().getFirst(), KeptSession.USUAL_REGION);
  }

  private void changed(SessionState now) {
    SessionSpec spec = now.spec();
    if (spec != null && !spec.equals(keptSpec)) {
      keptSpec = spec;
      settings.put(KeptSession.SECTION, KeptSession.of(spec));
    }
    readIdentities();
    look.set(SessionLook.of(now, texts));
  }

  @Override
  public void close() {
    sessions.state().removeListener(changed);
    if (watching != null) {
      try {
        watching.close();
      } catch (Exception e) {
        throw new IllegalStateException("A listener of the journal cannot be taken away", e);
      }
    }
  }
}
