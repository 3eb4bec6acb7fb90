package dev.lectern.shell.session;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/** The chip that says who one is, how long yet, and whom one can be instead. FX thread. */
final class IdentityMenu {

  /** More of a kind would not fit into a menu; the palette has them all. */
  private static final int MOST = 12;

  /** No credentials of STS live longer ("Request temporary security credentials"). */
  private static final Duration LONGEST = Duration.ofHours(36);

  private final Texts texts;
  private final SessionViewModel model;
  private final SessionActions actions;
  private final MenuButton button;
  private final Timeline second;

  IdentityMenu(Texts texts, SessionViewModel model, SessionActions actions, MenuButton button) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    this.button = button;
    second = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tell()));
    second.setCycleCount(Timeline.INDEFINITE);
    button.setOnShowing(event -> model.readIdentities());
    button
        .sceneProperty()
        .addListener(
            (o, before, scene) -> {
              if (scene == null) {
                second.stop();
              } else {
                tell();
              }
            });
    model.identities().addListener((o, before, now) -> fill());
  }

  /** Shows the session of now. */
  void show(SessionLook look) {
    boolean known = !look.identity().isEmpty();
    button.setVisible(known);
    button.setManaged(known);
    button.setTooltip(new Tooltip(look.detail()));
    tell();
    fill();
  }

  private void tell() {
    String who = model.look().get().identity();
    Optional<Duration> left = left();
    String text =
        left.map(
                time ->
                    texts.get(
                        time.isZero() ? "chip.identity.over" : "chip.identity.left",
                        who,
                        clock(time)))
            .orElseGet(() -> texts.get("chip.identity", who));
    button.setText(text);
    button.setAccessibleText(text);
    boolean runs = left.isPresent() && button.getScene() != null;
    if (runs) {
      second.play();
    } else {
      second.stop();
    }
  }

  private Optional<Duration> left() {
    SessionState.Ready ready = model.ready();
    if (ready == null) {
      return Optional.empty();
    }
    AwsClients clients = ready.clients();
    Optional<Instant> expires = clients.expires();
    return expires
        .map(end -> Duration.between(clients.time().instant(), end))
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .filter(left -> left.compareTo(LONGEST) <= 0);
  }

  /** {@code 59:07}, from an hour on {@code 1:00:00}. */
  static String clock(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private void fill() {
    SessionState.Ready ready = model.ready();
    if (ready == null) {
      button.getItems().clear();
      return;
    }
    SessionInfo info = ready.clients().session();
    List<MenuItem> items = new ArrayList<>();
    MenuItem arn = new MenuItem(info.arn());
    arn.setId("session-arn");
    arn.setDisable(true);
    items.add(arn);
    items.add(ChipController.item(actions.copyArn(info)));
    items.add(ChipController.item(actions.copyAccount(info)));
    items.addAll(identities());
    items.add(new SeparatorMenuItem());
    items.add(ChipController.item(actions.role()));
    if (ready.spec() instanceof SessionSpec.AssumedRole role) {
      items.add(ChipController.item(actions.leaveRole(role)));
    }
    button.getItems().setAll(items);
  }

  private List<MenuItem> identities() {
    List<MenuItem> items = new ArrayList<>();
    for (Identity.Kind kind : Identity.Kind.values()) {
      List<Identity> some =
          model.identities().get().stream().filter(who -> who.kind() == kind).toList();
      if (some.isEmpty()) {
        continue;
      }
      if (kind != Identity.Kind.ANONYMOUS) {
        items.add(new SeparatorMenuItem());
      }
      some.stream().limit(MOST).forEach(who -> items.add(choice(who)));
      if (some.size() > MOST) {
        MenuItem more = new MenuItem(texts.get("menu.as.more", some.size() - MOST));
        more.setId("session-as-more-" + SessionActions.word(some.getFirst()));
        more.setDisable(true);
        items.add(more);
      }
    }
    return items;
  }

  private CheckMenuItem choice(Identity who) {
    CheckMenuItem item =
        ChipController.choice(
            actions.actAs(who),
            texts.get("menu.as." + SessionActions.word(who), actions.name(who)),
            model.acting(who));
    item.setGraphic(Icons.of(SessionActions.icon(who)));
    return item;
  }
}
