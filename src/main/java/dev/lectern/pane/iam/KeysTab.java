package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The access keys of a user, when each was used last, and its MFA devices. FX thread. */
final class KeysTab implements ResourceTab<Entity> {

  private static final int MOST_KEYS = 2;

  private final IamActions actions;
  private final Consumer<String> copy;
  private final DevicesPart devices;
  private final Texts texts = Texts.of("iam");
  private final VBox rows = new VBox(8);
  private final StateView view;
  private final LatestSlot loading = new LatestSlot();
  private @Nullable Entity user;

  KeysTab(IamActions actions, Consumer<String> copy) {
    this.actions = actions;
    this.copy = copy;
    this.devices = new DevicesPart(actions, copy);
    rows.setId("iam-keys");
    rows.getStyleClass().add("iam-page");
    view = new StateView(rows);
  }

  @Override
  public String id() {
    return "iam-tab-keys";
  }

  @Override
  public String title() {
    return texts.get("tab.keys");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void open(Entity entity) {
    user = entity;
    refresh();
  }

  @Override
  public void refresh() {
    Entity of = user;
    if (of == null) {
      return;
    }
    view.showLoading();
    actions
        .tasks()
        .work(texts.get("keys.loading"), progress -> loaded(of))
        .latest(loading)
        .onSuccess(loaded -> show(of, loaded))
        .onFailure(this::failed)
        .start();
  }

  private record Loaded(List<AccessKey> keys, List<MfaDevice> devices) {}

  private Loaded loaded(Entity of) {
    return new Loaded(actions.gateway().keys(of), actions.gateway().devices(of));
  }

  private void failed(UserProblem problem) {
    view.showProblem(
        problem, Action.of("iam-keys-retry", texts.get("retry"), "fth-refresh-cw", this::refresh));
  }

  private void show(Entity of, Loaded loaded) {
    List<AccessKey> keys = loaded.keys();
    Button create = new Button(texts.get("keys.create"), Icons.of("fth-key"));
    create.setId("iam-create-key");
    create.setDisable(keys.size() >= MOST_KEYS);
    create.setOnAction(event -> create(of));
    Label note = new Label(texts.get("keys.note", keys.size(), MOST_KEYS));
    note.getStyleClass().add("text-muted");
    HBox bar = new HBox(8, create, note);
    bar.getStyleClass().add("iam-line");
    rows.getChildren().setAll(bar);
    keys.forEach(key -> rows.getChildren().add(row(of, key)));
    rows.getChildren().addAll(devices.lines(of, loaded.devices()));
    view.showContent();
  }

  private Node row(Entity of, AccessKey key) {
    MiddleEllipsisLabel id = new MiddleEllipsisLabel(key.id());
    Chip state =
        new Chip(
            texts.get(key.active() ? "keys.active" : "keys.inactive"),
            key.active() ? Tone.SUCCESS : Tone.NEUTRAL);
    state.setMinWidth(Region.USE_PREF_SIZE);
    Label used =
        new Label(
            key.lastUsed() == null
                ? texts.get("keys.never")
                : texts.get(
                    "keys.used", Format.dayTime(key.lastUsed()), key.service(), key.region()));
    used.getStyleClass().add("text-muted");
    used.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button toggle = new Button(texts.get(key.active() ? "keys.deactivate" : "keys.activate"));
    toggle.setId("iam-key-toggle-" + key.id());
    toggle.getStyleClass().add("small");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setOnAction(
        event ->
            actions.change(
                texts.get(key.active() ? "keys.deactivated" : "keys.activated"),
                () -> actions.gateway().activate(of, key.id(), !key.active())));
    Button delete = new Button(texts.get("delete"));
    delete.setId("iam-key-delete-" + key.id());
    delete.getStyleClass().addAll("small", "button-outlined", "danger");
    delete.setMinWidth(Region.USE_PREF_SIZE);
    delete.setOnAction(event -> delete(of, key));
    HBox line = new HBox(8, Icons.of("fth-key"), id, state, used, gap, toggle, delete);
    line.getStyleClass().addAll("iam-line", "panel-card", "iam-card");
    return line;
  }

  private void delete(Entity of, AccessKey key) {
    actions.confirm(
        new Confirmation(
            texts.get("keys.delete.title", key.id()),
            texts.get("keys.delete.sentence"),
            texts.get("delete"),
            true),
        texts.get("keys.deleted"),
        () -> actions.gateway().deleteKey(of, key.id()));
  }

  private void create(Entity of) {
    actions
        .tasks()
        .work(texts.get("keys.create"), progress -> actions.gateway().createKey(of))
        .onSuccess(this::told)
        .onFailure(actions.dialogs()::problem)
        .start();
  }

  /** The only time that the secret is shown, masked until it is copied. */
  private void told(AccessKey.Fresh key) {
    GridPane grid = new GridPane(12, 8);
    grid.addRow(
        0,
        new Label(texts.get("keys.id")),
        new MiddleEllipsisLabel(key.id()),
        new CopyButton("iam-copy-key-id", texts.get("keys.id"), key::id, copy));
    grid.addRow(
        1,
        new Label(texts.get("keys.secret")),
        new MiddleEllipsisLabel("•".repeat(12)),
        new CopyButton("iam-copy-key-secret", texts.get("keys.secret"), key::secret, copy));
    var _ =
        actions
            .dialogs()
            .read(
                texts.get("keys.created"),
                new VBox(12, grid, new MessageBand(Tone.WARNING, texts.get("keys.once"))));
    refresh();
  }
}
