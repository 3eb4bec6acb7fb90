package dev.lectern.shell.session;

import dev.lectern.aws.Profiles;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.pane.PaneContext;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What can be done with the session now: for palette, menus and the pages of broken sessions. */
final class SessionActions {

  /** More would fill the palette. */
  private static final int MOST_IDENTITIES = 200;

  private final Texts texts;
  private final SessionViewModel model;
  private final SessionDialogs dialogs;
  private final PaneContext.Desktop desktop;
  private final ReadOnlyObjectWrapper<List<Action>> all = new ReadOnlyObjectWrapper<>(List.of());

  SessionActions(
      Texts texts, SessionViewModel model, SessionDialogs dialogs, PaneContext.Desktop desktop) {
    this.texts = texts;
    this.model = model;
    this.dialogs = dialogs;
    this.desktop = desktop;
    model.look().addListener((o, before, now) -> refresh());
    model.profiles().addListener((o, before, now) -> refresh());
    model.identities().addListener((o, before, now) -> refresh());
    refresh();
  }

  /** Everything that makes sense now. */
  ReadOnlyObjectProperty<List<Action>> all() {
    return all.getReadOnlyProperty();
  }

  Action choose() {
    return action("choose", "fth-list", dialogs::choose);
  }

  Action sandbox() {
    return action("sandbox", "fth-box", () -> dialogs.leaving(model::useSandbox));
  }

  Action endpoint() {
    return action("endpoint", "fth-server", dialogs::endpoint);
  }

  Action role() {
    return action("role", "fth-user-plus", dialogs::role);
  }

  Action region() {
    return action("region", "fth-globe", dialogs::region);
  }

  Action check() {
    return action("check", "fth-refresh-cw", model::check);
  }

  Action again() {
    return action("again", "fth-refresh-cw", model::check);
  }

  Action chooseRegion() {
    return action("choose-region", "fth-globe", dialogs::region);
  }

  Action unlock() {
    return action("unlock", "fth-unlock", dialogs::unlock);
  }

  Action lock() {
    return action("lock", "fth-lock", model::lock);
  }

  Action details() {
    return action("details", "fth-info", dialogs::details);
  }

  Action leaveRole(SessionSpec.AssumedRole role) {
    return Action.of(
        "session-leave",
        texts.get("action.leave", role.label()),
        "fth-corner-up-left",
        () -> dialogs.leaving(model::leaveRole));
  }

  Action profile(Profiles.Entry profile) {
    return Action.of(
        "session-profile-" + profile.name().replaceAll("[^A-Za-z0-9_-]", "-"),
        texts.get("action.profile", profile.name()),
        "fth-user",
        () -> dialogs.leaving(() -> model.useProfile(profile, model.regionOf(profile))));
  }

  Action actAs(Identity who) {
    return Action.of(
        "session-as-" + word(who) + "-" + name(who).replaceAll("[^A-Za-z0-9_-]", "-"),
        texts.get("action.as." + word(who), name(who)),
        icon(who),
        () -> dialogs.leaving(() -> model.actAs(who)));
  }

  /** With the account when it is not the usual one. */
  String name(Identity who) {
    return model
        .away(who)
        .map(account -> texts.get("menu.as.away", who.name(), account))
        .orElse(who.name());
  }

  static String word(Identity who) {
    return who.kind().name().toLowerCase(Locale.ROOT);
  }

  static String icon(Identity who) {
    return switch (who.kind()) {
      case ROOT -> "fth-anchor";
      case USER -> "fth-user";
      case ROLE -> "fth-shield";
      case ANONYMOUS -> "fth-user-x";
    };
  }

  Action copyArn(SessionInfo info) {
    return action("copy-arn", "fth-copy", () -> desktop.copy(info.arn()));
  }

  Action copyAccount(SessionInfo info) {
    return action("copy-account", "fth-copy", () -> desktop.copy(info.accountId()));
  }

  private Action action(String name, String icon, Runnable run) {
    return Action.of("session-" + name, texts.get("action." + name), icon, run);
  }

  private void refresh() {
    if (!model.hasSandbox()) {
      return;
    }
    List<Action> now = new ArrayList<>(List.of(choose(), sandbox()));
    model.profiles().get().profiles().forEach(profile -> now.add(profile(profile)));
    now.add(endpoint());
    now.add(region());
    if (model.spec() instanceof SessionSpec.AssumedRole role) {
      now.add(leaveRole(role));
    }
    model.identities().get().stream().limit(MOST_IDENTITIES).forEach(who -> now.add(actAs(who)));
    SessionState.Ready ready = model.ready();
    if (ready != null) {
      now.add(role());
      now.add(details());
      now.add(copyArn(ready.clients().session()));
      now.add(copyAccount(ready.clients().session()));
      if (ready.clients().session().real()) {
        now.add(ready.writable() ? lock() : unlock());
      }
    }
    now.add(ready == null ? again() : check());
    all.set(List.copyOf(now));
  }
}
