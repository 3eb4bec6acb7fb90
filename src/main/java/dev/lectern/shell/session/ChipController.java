package dev.lectern.shell.session;

import dev.lectern.aws.Profiles;
import dev.lectern.aws.Regions;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two chips of the top bar: which account and Region, and who one is there. */
final class ChipController {

  /** Of the size of the type: the least room for a long name, that of icon and arrow, a letter. */
  private static final double LEAST_NAME = 13;

  private static final double AROUND_NAME = 3;
  private static final double LETTER = 0.45;

  /** More would not fit into a menu. */
  private static final int MOST_PROFILES = 10;

  private static final List<String> NEAR =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-2",
          "ca-central-1",
          "eu-central-1",
          "eu-west-1",
          "eu-west-3",
          "eu-north-1",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "sa-east-1");

  private final Texts texts;
  private final SessionViewModel model;
  private final SessionActions actions;
  private final SessionDialogs dialogs;
  private @Nullable IdentityMenu who;

  @FXML private MenuButton session;
  @FXML private FontIcon lock;
  @FXML private Label text;
  @FXML private Label mark;
  @FXML private MenuButton identity;

  ChipController(
      Texts texts, SessionViewModel model, SessionActions actions, SessionDialogs dialogs) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    session.setMinWidth(MenuButton.USE_PREF_SIZE);
    // a role's name may be long: it gives way to the tabs, its time at the end stays
    identity.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    identity
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::leastIdentity, identity.textProperty(), identity.fontProperty()));
    text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    session.setOnShowing(event -> model.readProfiles());
    who = new IdentityMenu(texts, model, actions, identity);
    model.look().addListener((o, before, now) -> show(now));
    model.profiles().addListener((o, before, now) -> fill());
    show(model.look().get());
  }

  /** So much of it that it says who: less is no name. A short one is whole. */
  private double leastIdentity() {
    double letters = identity.getText() == null ? 0 : identity.getText().length();
    return identity.getFont().getSize() * Math.min(LEAST_NAME, AROUND_NAME + LETTER * letters);
  }

  private void show(SessionLook look) {
    for (SessionLook.Style style : SessionLook.Style.values()) {
      session.getStyleClass().remove(style.styleClass());
    }
    session.getStyleClass().add(look.style().styleClass());
    boolean real = look.style().real();
    lock.setIconLiteral(look.style() == SessionLook.Style.UNLOCKED ? "fth-unlock" : "fth-lock");
    lock.setVisible(real);
    lock.setManaged(real);
    text.setText(look.text());
    mark.setText(look.mark());
    mark.setManaged(!look.mark().isEmpty());
    session.setTooltip(new Tooltip(look.detail()));
    session.setAccessibleText(texts.get("chip.session", (look.text() + " " + look.mark()).strip()));
    if (who != null) {
      who.show(look);
      identity.setAccessibleText(identity.getText());
    }
    fill();
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    if (model.hasSandbox()) {
      items.addAll(sessions());
      items.add(new SeparatorMenuItem());
      items.add(regions());
      SessionState.Ready ready = model.ready();
      if (ready != null && ready.clients().session().real()) {
        items.add(item(ready.writable() ? actions.lock() : actions.unlock()));
      }
      items.add(item(actions.check()));
      if (ready != null) {
        items.add(item(actions.details()));
      }
    }
    session.getItems().setAll(items);
  }

  private List<MenuItem> sessions() {
    SessionSpec now = model.spec();
    SessionSpec base = now == null ? null : SessionLook.base(now);
    List<MenuItem> items = new ArrayList<>();
    items.add(
        choice(actions.sandbox(), texts.get("menu.sandbox"), base instanceof SessionSpec.Sandbox));
    SessionViewModel.Known known = model.profiles().get();
    MenuItem heading =
        new MenuItem(
            texts.get(
                known.problem() != null
                    ? "menu.broken"
                    : known.profiles().isEmpty() ? "menu.none" : "menu.profiles"));
    heading.setId("session-profiles");
    heading.setDisable(true);
    items.add(heading);
    for (Profiles.Entry profile : known.profiles().stream().limit(MOST_PROFILES).toList()) {
      boolean chosen =
          base instanceof SessionSpec.Profile used && used.name().equals(profile.name());
      items.add(choice(actions.profile(profile), profile.name(), chosen));
    }
    Action choose = actions.choose();
    MenuItem more = item(choose);
    more.setText(texts.get("menu.more"));
    items.add(more);
    items.add(item(actions.endpoint()));
    return items;
  }

  private Menu regions() {
    SessionSpec now = model.spec();
    String chosen = now == null ? "" : now.region();
    Menu menu = new Menu(texts.get("menu.region"), Icons.of("fth-globe"));
    menu.setId("session-regions");
    for (String id : NEAR) {
      Action go =
          Action.of(
              "session-region-" + id,
              id,
              "fth-globe",
              () -> dialogs.leaving(() -> model.region(id)));
      menu.getItems().add(choice(go, id, id.equals(chosen)));
    }
    // The SDK knows their places in a few hundred classes: a start does not wait for them.
    menu.setOnShowing(event -> places(menu.getItems()));
    MenuItem other = item(actions.region());
    other.setText(texts.get("menu.region.other"));
    menu.getItems().addAll(new SeparatorMenuItem(), other);
    return menu;
  }

  private static void places(List<MenuItem> items) {
    for (Regions.Entry region : Regions.all()) {
      items.stream()
          .filter(item -> ("session-region-" + region.id()).equals(item.getId()))
          .forEach(item -> item.setText(region.id() + "   " + region.place()));
    }
  }

  static CheckMenuItem choice(Action action, String name, boolean chosen) {
    CheckMenuItem item = new CheckMenuItem(name);
    item.setId(action.id());
    item.setMnemonicParsing(false);
    item.setSelected(chosen);
    item.setOnAction(
        event -> {
          // what is chosen shows when it is, not when it was asked for
          item.setSelected(chosen);
          if (!chosen) {
            action.run().run();
          }
        });
    return item;
  }

  static MenuItem item(Action action) {
    MenuItem item = new MenuItem(action.text(), Icons.of(action.icon()));
    item.setId(action.id());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run().run());
    return item;
  }
}
