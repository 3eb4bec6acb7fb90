package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lines of a log as a virtual list. FX thread. */
final class LogsView {

  private final LogsViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final ListView<Inside.Line> list = new ListView<>();
  private final Label count = parts.note("");
  private final VBox view;

  /**
   * @param note what must be known of the lines; empty for nothing
   */
  LogsView(LogsViewModel model, String note) {
    this.model = model;
    TextField filter = parts.field("lambda-log-filter", "logs.filter", 28);
    filter.textProperty().bindBidirectional(model.filterProperty());
    CheckBox platform = new CheckBox(texts.get("logs.platform"));
    platform.setId("lambda-log-platform");
    platform.selectedProperty().bindBidirectional(model.platformProperty());
    CheckBox follow = new CheckBox(texts.get("logs.follow"));
    follow.setId("lambda-log-follow");
    follow.selectedProperty().bindBidirectional(model.followProperty());
    list.setId("lambda-log");
    list.setAccessibleText(texts.get("tab.logs"));
    list.getStyleClass().addAll("dense", "edge-to-edge", "lambda-log");
    list.setItems(model.lines());
    list.setPlaceholder(new Label(texts.get("logs.none")));
    list.setCellFactory(any -> new LineCell());
    for (Region whole : List.of(platform, follow, count)) {
      whole.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox bar = new HBox(12, filter, platform, follow, count);
    bar.getStyleClass().add("lambda-bar");
    VBox.setVgrow(list, Priority.ALWAYS);
    view = new VBox(bar, list);
    if (!note.isEmpty()) {
      Label about = parts.note(note);
      about.setId("lambda-logs-note");
      about.getStyleClass().add("lambda-note");
      view.getChildren().add(1, about);
    }
    model.lines().addListener((ListChangeListener<Inside.Line>) change -> count());
    // Told after the list itself, which counts its lines when it is laid out: before, the last ones
    // could not be scrolled to.
    list.skinProperty()
        .addListener(
            (o, before, now) -> {
              model.lines().addListener((ListChangeListener<Inside.Line>) change -> follow());
              follow();
            });
  }

  private void count() {
    count.setText(texts.get("logs.count", model.lines().size(), model.count()));
  }

  private void follow() {
    if (model.followProperty().get() && !model.lines().isEmpty()) {
      list.layout();
      if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
        flow.setPosition(1);
      }
    }
  }

  VBox view() {
    return view;
  }

  private static final class LineCell extends ListCell<Inside.Line> {
    @Override
    protected void updateItem(Inside.@Nullable Line item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("mono", "log-platform", "log-wrong");
      if (empty || item == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      getStyleClass().add("mono");
      String stream = item.stream();
      setText(
          Format.timeMillis(item.at())
              + "  "
              + stream.substring(Math.max(0, stream.length() - 4))
              + "  "
              + item.text().replace('\t', ' '));
      setTooltip(new Tooltip(stream + "\n" + item.text().replace('\t', '\n')));
      if (LogsViewModel.platform(item.text())) {
        getStyleClass().add(item.text().contains("Status: ") ? "log-wrong" : "log-platform");
      }
    }
  }
}
