package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Authority.Device;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Virtual MFA devices, a line each: whose, the code before, the code of now, the next one. */
final class DevicesBox {

  private final DevicesViewModel model;
  private final VBox lines;
  private final Consumer<String> copy;
  private final Texts texts;

  /**
   * Fills a box.
   *
   * @param lines where the lines go
   */
  DevicesBox(DevicesViewModel model, VBox lines, Consumer<String> copy, Texts texts) {
    this.model = model;
    this.lines = lines;
    this.copy = copy;
    this.texts = texts;
    model.allProperty().subscribe(this::fill);
  }

  private void fill(List<Device> all) {
    Label title = new Label(texts.get(all.isEmpty() ? "devices.none" : "devices.title"));
    title.getStyleClass().addAll("text-small", "text-muted");
    title.setWrapText(true);
    lines.getChildren().setAll(title);
    all.forEach(device -> lines.getChildren().add(line(device)));
  }

  private Node line(Device device) {
    String name = device.serial().substring(device.serial().lastIndexOf('/') + 1);
    Label whose =
        new Label(
            device.user().isEmpty()
                ? texts.get("devices.free", name)
                : texts.get("devices.of", name, device.user()),
            Icons.of("fth-smartphone"));
    Label code = new Label(device.now());
    code.setId("sandbox-code-" + id(name));
    code.getStyleClass().addAll("mono", "sandbox-code");
    Label others = new Label(texts.get("devices.others", device.before(), device.next()));
    others.getStyleClass().addAll("text-muted", "mono");
    HBox line =
        new HBox(
            8,
            whose,
            code,
            new CopyButton(
                "sandbox-copy-code-" + id(name),
                texts.get("devices.copy", name),
                device::now,
                copy));
    if (device.used()) {
      line.getChildren().add(new Chip(texts.get("devices.used"), Tone.NEUTRAL));
    }
    Label left = new Label(texts.get("devices.left", model.left(device).toSeconds()));
    left.getStyleClass().add("text-muted");
    line.getChildren().addAll(left, others);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static String id(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "-");
  }
}
