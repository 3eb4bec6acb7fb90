package dev.lectern.shell.session;

import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;

/**
 * What the chips in the top bar say.
 *
 * @param style colour and sign
 * @param text account and Region, or what is going on
 * @param mark what may be done ({@code read-only}), empty when there is nothing to say
 * @param identity who one is, empty while not known
 * @param detail account, ARN and address whole, for tooltip and screen reader
 */
record SessionLook(Style style, String text, String mark, String identity, String detail) {

  /** Each has a colour and a second sign. */
  enum Style {
    SANDBOX,
    ENDPOINT,
    READ_ONLY,
    UNLOCKED,
    WORKING,
    ATTENTION,
    BROKEN;

    String styleClass() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether calls reach a real account. */
    boolean real() {
      return this == READ_ONLY || this == UNLOCKED;
    }
  }

  static SessionLook of(SessionState state, Texts texts) {
    return switch (state) {
      case SessionState.NoSession none -> working(texts.get("chip.none"));
      case SessionState.Connecting(var spec) -> working(texts.get("chip.connecting", spec.label()));
      case SessionState.Ready ready -> ready(ready, texts);
      case SessionState.Incomplete(var spec, var problem) ->
          broken("chip.incomplete", spec, problem.title() + " " + problem.why(), texts);
      case SessionState.Invalid(var spec, var problem) ->
          broken(
              // without a code nobody has answered
              problem.code() == null ? "chip.unanswered" : "chip.invalid",
              spec,
              problem.title() + " " + problem.why(),
              texts);
      case SessionState.Expired(var spec, var problem) ->
          broken("chip.expired", spec, problem.title() + " " + problem.why(), texts);
      case SessionState.NeedsUserAction(var spec, var action) ->
          new SessionLook(
              Style.ATTENTION,
              spec.label(),
              texts.get(
                  action instanceof SessionState.UserAction.SignIn ? "chip.sign-in" : "chip.mfa"),
              "",
              texts.get("chip.waits", spec.label()));
    };
  }

  private static SessionLook working(String text) {
    return new SessionLook(Style.WORKING, text, "", "", text);
  }

  private static SessionLook broken(String mark, SessionSpec spec, String why, Texts texts) {
    return new SessionLook(
        Style.BROKEN,
        spec.label(),
        texts.get(mark),
        "",
        texts.get("chip.broken", spec.label(), why));
  }

  private static SessionLook ready(SessionState.Ready ready, Texts texts) {
    SessionInfo info = ready.clients().session();
    String detail =
        texts.get(
            "chip.detail",
            info.label(),
            info.accountId(),
            info.region(),
            info.arn(),
            info.endpoint().map(Object::toString).orElse(texts.get("details.aws")));
    String who = identity(info.arn());
    if (info.real()) {
      return new SessionLook(
          ready.writable() ? Style.UNLOCKED : Style.READ_ONLY,
          shortAccount(info.accountId()) + "  " + info.region(),
          texts.get(ready.writable() ? "chip.unlocked" : "chip.read-only"),
          who,
          detail);
    }
    boolean sandbox = base(ready.spec()) instanceof SessionSpec.Sandbox;
    if (base(ready.spec()) instanceof SessionSpec.Sandbox(var instance, var account, var _)
        && !account.id().equals(instance.accounts().getFirst().id())
        && !info.arn().equals(who)) {
      who = texts.get("menu.as.away", who, account.id());
    }
    return new SessionLook(
        sandbox ? Style.SANDBOX : Style.ENDPOINT,
        (sandbox
                ? texts.get("chip.sandbox")
                : info.endpoint().map(uri -> uri.getAuthority()).orElse(info.label()))
            + "  "
            + info.region(),
        "",
        who,
        detail);
  }

  /** What a role, or a role on a role, stands on. */
  static SessionSpec base(SessionSpec spec) {
    return switch (spec) {
      case SessionSpec.AssumedRole role -> base(role.base());
      case SessionSpec.SandboxIdentity identity -> identity.base();
      default -> spec;
    };
  }

  /** {@code 4721…0934}: enough to tell two accounts apart. */
  static String shortAccount(String id) {
    return id.length() == 12 ? id.substring(0, 4) + "…" + id.substring(8) : id;
  }

  /** {@code 4721 8890 0934}, as one reads it aloud. */
  static String spacedAccount(String id) {
    return id.length() == 12
        ? String.join(" ", List.of(id.substring(0, 4), id.substring(4, 8), id.substring(8)))
        : id;
  }

  /** The user, role or {@code root} of a caller's ARN ("Identify AWS resources with ARNs"). */
  static String identity(String arn) {
    String resource = arn.substring(arn.lastIndexOf(':') + 1);
    String[] parts = resource.split("/", -1);
    return parts[0].equals("assumed-role") && parts.length > 1 ? parts[1] : parts[parts.length - 1];
  }
}
