package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands beside the listing while several rows are chosen: how much it is, what can be done.
 */
final class SelectionPanel extends VBox {

  private final ObjectsViewModel model;
  private final ObjectActions actions;
  private final Texts texts = Texts.of("s3");
  private final Label title = new Label();
  private final Label amount = new Label();
  private final Label folders = new Label();
  private final Button count;

  SelectionPanel(ObjectsViewModel model, ObjectActions actions) {
    this.model = model;
    this.actions = actions;
    setId("s3-selection");
    getStyleClass().add("s3-selection");
    title.getStyleClass().add("heading");
    for (Label label : List.of(amount, folders)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    amount.setId("s3-selection-amount");
    folders.getStyleClass().addAll("text-small", "text-muted");
    count = button("selection.count", "fth-hash", this::count);
    getChildren()
        .addAll(
            title,
            amount,
            folders,
            count,
            new Region(),
            button("objects.download", "fth-download", actions::download),
            button("objects.drag", "fth-move", actions::prepareDrag),
            button("objects.copy.uri", "fth-copy", actions::copyUris),
            button("objects.copy.arn", "fth-copy", actions::copyArns),
            button("objects.delete", "fth-trash-2", actions::delete));
    getChildren().getLast().getStyleClass().addAll("button-outlined", "danger");
    folders.managedProperty().bind(folders.visibleProperty());
    count.managedProperty().bind(count.visibleProperty());
    model.selection().addListener((ListChangeListener<ObjectRow>) change -> show());
    show();
  }

  private Button button(String key, String icon, Runnable action) {
    Button button = new Button(texts.get(key), Icons.of(icon));
    button.setId("s3-selection-" + key.substring(key.indexOf('.') + 1).replace('.', '-'));
    button.setAccessibleText(button.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show() {
    List<ObjectRow> chosen = model.selection();
    long inside = chosen.stream().filter(ObjectRow::folder).count();
    long bytes = chosen.stream().mapToLong(ObjectRow::size).sum();
    title.setText(texts.get("objects.chosen", chosen.size()));
    amount.setText(texts.get("selection.amount", chosen.size() - inside, Format.bytes(bytes)));
    folders.setText(texts.get("selection.folders", inside));
    folders.setVisible(inside > 0);
    count.setVisible(inside > 0);
  }

  /** Folders are counted only when asked: it takes a call for every thousand keys in them. */
  private void count() {
    List<ObjectRow> of = List.copyOf(model.selection());
    count.setDisable(true);
    actions.extent(
        extent -> {
          if (of.equals(model.selection())) {
            amount.setText(
                texts.get("selection.amount", extent.objects(), Format.bytes(extent.bytes())));
            folders.setText(texts.get("selection.counted"));
            count.setVisible(false);
          }
        },
        () -> count.setDisable(false));
  }
}
