package dev.lectern.shell.session;

import dev.lectern.aws.Regions;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.WindowDialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The questions about the session. FX thread. */
final class SessionDialogs {

  private final Texts texts;
  private final SessionViewModel model;
  private final WindowDialogs dialogs;
  private final Supplier<List<String>> unfinished;
  private SessionSpec.@Nullable AssumedRole lastRole;

  /**
   * @param unfinished what another session would stop or lose, a sentence each
   */
  SessionDialogs(
      Texts texts,
      SessionViewModel model,
      WindowDialogs dialogs,
      Supplier<List<String>> unfinished) {
    this.unfinished = unfinished;
    this.texts = texts;
    this.model = model;
    this.dialogs = dialogs;
  }

  /** Does something that ends the session; asks first when that would stop other work. */
  void leaving(Runnable go) {
    dialogs
        .leave(texts.get("leave.title"), unfinished.get(), texts.get("leave.verb"))
        .thenAccept(
            yes -> {
              if (yes) {
                go.run();
              }
            });
  }

  /** Tries a session that was described in a form, which stays open with what AWS says to it. */
  private Attempt attempt(SessionSpec spec) {
    return Attempt.after(
        dialogs
            .leave(texts.get("leave.title"), unfinished.get(), texts.get("leave.verb"))
            .thenApply(
                yes ->
                    yes
                        ? ended -> model.attempt(spec, ended)::cancel
                        : Attempt.refused(
                            UserProblem.of(
                                texts.get("leave.stayed"), texts.get("leave.stayed.why"), ""))));
  }

  /** All sessions. */
  void choose() {
    model.readProfiles();
    ChooserViewModel chooser = new ChooserViewModel(texts, model);
    Parent view =
        Views.load(
                "session",
                "chooser",
                Map.of(
                    ChooserController.class,
                    () ->
                        new ChooserController(texts, chooser, regionBox("session-chooser-region"))))
            .root();
    dialogs
        .form(
            texts.get("chooser.title"),
            view,
            texts.get("chooser.verb"),
            Bindings.createBooleanBinding(chooser::valid, chooser.chosen(), chooser.region()))
        .thenAccept(
            yes -> {
              chooser.close();
              if (yes) {
                leaving(chooser::connect);
              }
            });
  }

  /** Another server. */
  void endpoint() {
    EndpointViewModel form = new EndpointViewModel(texts);
    if ("endpoint".equals(model.kept().kind())) {
      form.fill(model.kept().name(), model.kept().region());
    }
    Parent view =
        Views.load(
                "session",
                "endpoint",
                Map.of(
                    EndpointController.class,
                    () -> new EndpointController(form, regionBox("session-endpoint-region"))))
            .root();
    dialogs
        .form(
            texts.get("endpoint.title"),
            view,
            texts.get("endpoint.verb"),
            Bindings.createBooleanBinding(
                form::valid, form.address(), form.region(), form.accessKey(), form.secretKey()),
            () -> attempt(form.spec()))
        .thenAccept(yes -> form.secretKey().set(""));
  }

  /** A role on top of the session, or another instead of the one that failed. */
  void role() {
    SessionSpec now = model.spec();
    if (now == null) {
      return;
    }
    boolean ready = model.ready() != null;
    SessionSpec base = !ready && now instanceof SessionSpec.AssumedRole role ? role.base() : now;
    RoleViewModel form = new RoleViewModel(texts);
    if (!ready && now instanceof SessionSpec.AssumedRole role) {
      form.fill(role);
    } else if (lastRole != null) {
      form.fill(lastRole);
    }
    Parent view =
        Views.load(
                "session",
                "role",
                Map.of(
                    RoleController.class,
                    () ->
                        new RoleController(
                            form,
                            texts.get(
                                "role.base",
                                model.look().get().identity().isEmpty()
                                    ? base.label()
                                    : model.look().get().identity()))))
            .root();
    var _ =
        dialogs.form(
            texts.get("role.title"),
            view,
            texts.get("role.verb"),
            Bindings.createBooleanBinding(
                form::valid,
                form.arn(),
                form.sessionName(),
                form.externalId(),
                form.mfaSerial(),
                form.duration()),
            () -> {
              SessionSpec.AssumedRole role = form.on(base);
              lastRole = role;
              return attempt(role);
            });
  }

  /** Another Region for the same identity. */
  void region() {
    SessionSpec now = model.spec();
    StringProperty region = new SimpleStringProperty(now == null ? "" : now.region());
    boolean elsewhere = now != null && SessionLook.base(now) instanceof SessionSpec.CustomEndpoint;
    Predicate<String> rule = elsewhere ? Regions::valid : Regions::named;
    RegionBox box = regionBox("session-region-box");
    box.bind(region);
    Label place = line("text-muted");
    place.setId("session-region-place");
    place
        .textProperty()
        .bind(
            region
                .map(String::strip)
                .map(
                    name ->
                        Regions.place(name)
                            .orElse(
                                !elsewhere && rule.test(name)
                                    ? texts.get("region.unknown", name)
                                    : "")));
    place.visibleProperty().bind(place.textProperty().isNotEmpty());
    place.managedProperty().bind(place.visibleProperty());
    Label below = line("text-muted");
    below.setText(texts.get("region.help"));
    FormField.watch(
        box,
        below,
        () ->
            rule.test(region.get().strip())
                ? ""
                : texts.get(elsewhere ? "region.rule" : "region.rule.aws"),
        region);
    VBox view = new VBox(8, box, place, below);
    view.setPrefWidth(400);
    dialogs
        .form(
            texts.get("region.title"),
            view,
            texts.get("region.verb"),
            Bindings.createBooleanBinding(() -> rule.test(region.get().strip()), region))
        .thenAccept(
            yes -> {
              if (yes) {
                leaving(() -> model.region(region.get().strip()));
              }
            });
  }

  /** Lets writes through after the account id was typed. */
  void unlock() {
    unlock(() -> {});
  }

  /**
   * @param unlocked called when writes go through now
   */
  void unlock(Runnable unlocked) {
    SessionState.Ready ready = model.ready();
    if (ready == null || ready.writable()) {
      return;
    }
    SessionInfo info = ready.clients().session();
    dialogs
        .confirmByTyping(
            new Dialogs.Confirmation(
                texts.get("unlock.title", SessionLook.spacedAccount(info.accountId())),
                texts.get("unlock.sentence", info.label(), info.region()),
                texts.get("unlock.verb"),
                true),
            info.accountId())
        .thenAccept(
            yes -> {
              if (yes && model.unlock(info.accountId())) {
                unlocked.run();
              }
            });
  }

  /** What is known of the session; no secrets. */
  void details() {
    SessionState.Ready ready = model.ready();
    if (ready == null) {
      return;
    }
    SessionInfo info = ready.clients().session();
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(8);
    row(grid, "kind", texts.get("details.kind." + info.kind().name(), info.label()));
    row(grid, "account", info.accountId());
    row(grid, "arn", info.arn());
    row(grid, "region", info.region());
    row(grid, "endpoint", info.endpoint().map(Object::toString).orElse(texts.get("details.aws")));
    if (ready.spec() instanceof SessionSpec.AssumedRole role) {
      row(grid, "base", role.base().label());
    }
    row(
        grid,
        "writes",
        texts.get(
            !info.real()
                ? "details.writes.open"
                : ready.writable() ? "details.writes.unlocked" : "details.writes.locked"));
    Label keys = new Label(texts.get("details.keys"));
    keys.getStyleClass().addAll("text-small", "text-muted");
    var _ = dialogs.read(texts.get("details.title"), new VBox(12, grid, keys));
  }

  private void row(GridPane grid, String name, String value) {
    Label label = new Label(texts.get("details." + name));
    label.getStyleClass().add("text-muted");
    TextField text = new TextField(value);
    text.setId("session-details-" + name);
    text.setAccessibleText(label.getText() + " " + value);
    text.setEditable(false);
    text.setPrefColumnCount(46);
    text.getStyleClass().add("mono");
    GridPane.setHgrow(text, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), label, text);
  }

  private static Label line(String look) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().addAll("text-small", look);
    return label;
  }

  private RegionBox regionBox(String id) {
    return new RegionBox(id, texts.get("region"));
  }
}
