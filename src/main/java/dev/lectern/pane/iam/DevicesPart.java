package dev.lectern.pane.iam;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The MFA devices of a user, and the virtual ones that belong to nobody yet: these are enabled with
 * two codes that follow one another. FX thread.
 */
final class DevicesPart {

  private static final String CODE = "\\d{6}";
  private static final int WIDTH = 560;

  private final IamActions actions;
  private final Consumer<String> copy;
  private final Texts texts = Texts.of("iam");

  DevicesPart(IamActions actions, Consumer<String> copy) {
    this.actions = actions;
    this.copy = copy;
  }

  /** The lines of a user. */
  List<Node> lines(Entity user, List<MfaDevice> devices) {
    Button create = new Button(texts.get("mfa.create"), Icons.of("fth-smartphone"));
    create.setId("iam-create-device");
    create.setMinWidth(Region.USE_PREF_SIZE);
    create.setOnAction(event -> create(user));
    Label note = new Label(texts.get("mfa.note"));
    note.getStyleClass().add("text-muted");
    note.setWrapText(true);
    HBox bar = new HBox(8, create, note);
    bar.getStyleClass().add("iam-line");
    List<Node> lines = new ArrayList<>(List.of(bar));
    for (MfaDevice one : devices) {
      Instant since = one.enabled();
      lines.add(since == null ? free(user, one) : enabled(user, one, since));
    }
    return lines;
  }

  private Node enabled(Entity user, MfaDevice device, Instant from) {
    Chip state = new Chip(texts.get("mfa.on"), Tone.SUCCESS);
    state.setMinWidth(Region.USE_PREF_SIZE);
    Label since = new Label(texts.get("mfa.since", Format.dayTime(from)));
    since.getStyleClass().add("text-muted");
    since.setMinWidth(0);
    Button remove = danger("iam-device-remove-" + name(device), texts.get("mfa.remove"));
    remove.setOnAction(
        event ->
            actions.confirm(
                new Confirmation(
                    texts.get("mfa.remove.title", name(device)),
                    texts.get("mfa.remove.sentence", user.name()),
                    texts.get("mfa.remove"),
                    true),
                texts.get("mfa.removed", name(device)),
                () -> actions.gateway().removeDevice(user, device.serial())));
    return card(device, state, since, gap(), copySerial(device), remove);
  }

  private Node free(Entity user, MfaDevice device) {
    Chip state = new Chip(texts.get("mfa.free"), Tone.WARNING);
    state.setMinWidth(Region.USE_PREF_SIZE);
    TextField first = code(device, 1, texts.get("mfa.code1"));
    TextField second = code(device, 2, texts.get("mfa.code2"));
    Button enable = new Button(texts.get("mfa.enable", user.name()));
    enable.setId("iam-device-enable-" + name(device));
    enable.getStyleClass().addAll("small", "accent");
    enable.setMinWidth(Region.USE_PREF_SIZE);
    enable
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !first.getText().strip().matches(CODE)
                        || !second.getText().strip().matches(CODE),
                first.textProperty(),
                second.textProperty()));
    enable.setOnAction(
        event ->
            actions.change(
                texts.get("mfa.enabled", user.name()),
                () ->
                    actions
                        .gateway()
                        .enableDevice(
                            user,
                            device.serial(),
                            first.getText().strip(),
                            second.getText().strip())));
    second.setOnAction(event -> enable.fire());
    Button delete = danger("iam-device-delete-" + name(device), texts.get("delete"));
    delete.setOnAction(
        event ->
            actions.change(
                texts.get("mfa.deleted", name(device)),
                () -> actions.gateway().deleteDevice(device.serial())));
    return card(device, state, gap(), first, second, enable, copySerial(device), delete);
  }

  private TextField code(MfaDevice device, int number, String text) {
    TextField field = new TextField();
    field.setId("iam-device-code" + number + "-" + name(device));
    field.setPromptText(text);
    field.setAccessibleText(text);
    field.setPrefColumnCount(11);
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.getStyleClass().addAll("small", "mono");
    return field;
  }

  private static String name(MfaDevice device) {
    return Entity.nameOf(device.serial());
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static Button danger(String id, String text) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().addAll("small", "button-outlined", "danger");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Node copySerial(MfaDevice device) {
    return new CopyButton(
        "iam-copy-serial-" + name(device), texts.get("mfa.serial"), device::serial, copy);
  }

  private Node card(MfaDevice device, Node... parts) {
    MiddleEllipsisLabel serial = new MiddleEllipsisLabel(device.serial());
    HBox line = new HBox(8, Icons.of("fth-smartphone"), serial);
    line.getChildren().addAll(parts);
    line.getStyleClass().addAll("iam-line", "panel-card", "iam-card");
    return line;
  }

  private void create(Entity user) {
    var _ =
        actions
            .dialogs()
            .ask(
                texts.get("mfa.create"),
                texts.get("new.name"),
                user.name(),
                name ->
                    Attempt.of(
                        actions
                            .tasks()
                            .work(
                                texts.get("creating", name),
                                progress -> actions.gateway().createDevice(name)),
                        this::told));
  }

  private Label whole(String key) {
    Label label = new Label(texts.get(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** The only time that the seed is told, masked until it is copied. */
  private void told(MfaDevice.Fresh device) {
    GridPane grid = new GridPane(12, 8);
    grid.addRow(
        0,
        whole("mfa.serial"),
        new MiddleEllipsisLabel(device.serial()),
        new CopyButton("iam-copy-device-serial", texts.get("mfa.serial"), device::serial, copy));
    grid.addRow(
        1,
        whole("mfa.seed"),
        new MiddleEllipsisLabel("•".repeat(12)),
        new CopyButton("iam-copy-device-seed", texts.get("mfa.seed"), device::seed, copy));
    VBox content = new VBox(12, grid, new MessageBand(Tone.WARNING, texts.get("mfa.once")));
    content.setPrefWidth(WIDTH);
    actions.refresh();
    var _ = actions.dialogs().read(texts.get("mfa.created"), content);
  }
}
