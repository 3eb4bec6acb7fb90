package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.browse.ObjectsViewModel.State;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;

/** Keeps what is chosen in the table and in the model the same. */
final class ObjectSelection {

  private final ObjectsViewModel model;
  private final TableView<ObjectRow> table;
  private final Label count;
  private final Texts texts = Texts.of("s3");
  private boolean choosing;
  private int row;

  ObjectSelection(ObjectsViewModel model, TableView<ObjectRow> table, Label count) {
    this.model = model;
    this.table = table;
    this.count = count;
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> changed());
    model
        .folderProperty()
        .addListener(
            (o, before, now) -> {
              table.getSelectionModel().clearSelection();
              row = 0;
            });
    table
        .getFocusModel()
        .focusedIndexProperty()
        .addListener(
            (o, before, now) -> {
              if (model.stateProperty().get() == State.READY && now.intValue() >= 0) {
                row = now.intValue();
              }
            });
    model
        .stateProperty()
        .addListener(
            (o, before, now) -> {
              if (now == State.READY && table.getSelectionModel().isEmpty()) {
                table.getFocusModel().focus(Math.min(row, model.rows().size() - 1));
              }
            });
  }

  private void changed() {
    // what the model chose needs no telling, and a selection must not change in itself
    if (choosing) {
      return;
    }
    // peeked at: reading a row that is out of memory would load it
    List<ObjectRow> now =
        List.copyOf(table.getSelectionModel().getSelectedIndices()).stream()
            .filter(index -> index >= 0 && index < model.rows().size())
            .map(model::peek)
            .toList();
    choosing = true;
    boolean loaded = now.size() > 1 && now.size() == model.rows().size() && model.hasMore();
    count.setText(loaded ? texts.get("objects.chosen.loaded", now.size()) : "");
    model.selection().setAll(now);
    if (now.size() == 1 && !now.getFirst().pending()) {
      model.currentProperty().set(now.getFirst());
    }
    choosing = false;
  }

  /**
   * What was chosen by the model, for example after a refresh, is chosen in the table: a key, or
   * nothing after one.
   */
  void show() {
    ObjectRow current = model.currentProperty().get();
    if (!choosing
        && current == null
        && table.getSelectionModel().getSelectedIndices().size() == 1) {
      table.getSelectionModel().clearSelection();
    }
    if (!choosing
        && model.stateProperty().get() == State.READY
        && current != null
        && !current.equals(table.getSelectionModel().getSelectedItem())) {
      int at = model.indexOf(current);
      if (at >= 0) {
        table.getSelectionModel().clearAndSelect(at);
        table.scrollTo(Math.max(0, at - 5));
      }
    }
  }

  /** Chooses all rows that are loaded, and says so when S3 has more. */
  void all() {
    if (model.whole()) {
      table.getSelectionModel().selectAll();
    } else {
      count.setText(texts.get("objects.chosen.too.many"));
    }
  }
}
