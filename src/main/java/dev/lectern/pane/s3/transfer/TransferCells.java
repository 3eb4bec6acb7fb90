package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.transfer.TransferRow.Direction;
import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.pane.s3.transfer.TransferRow.Status;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The cells of the list of transfers. */
final class TransferCells {

  private TransferCells() {}

  static void name(TableColumn<TransferRow, TransferRow> column, Texts texts) {
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(
        c ->
            cell(
                (cell, row) -> {
                  boolean up = row.direction() == Direction.UPLOAD;
                  cell.setText(row.key());
                  cell.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
                  cell.setGraphic(Icons.of(up ? "fth-upload" : "fth-download"));
                  cell.setTooltip(
                      new Tooltip(texts.get(up ? "upload" : "download") + " " + row.key()));
                  cell.getStyleClass().add("transfer-cell");
                }));
  }

  static void state(TableColumn<TransferRow, Status> column, Texts texts) {
    status(column, (cell, status) -> cell.setGraphic(chip(status.phase(), texts)));
  }

  static Chip chip(Phase phase, Texts texts) {
    Tone tone =
        switch (phase) {
          case WAITING -> Tone.DASHED;
          case RUNNING -> Tone.ACCENT;
          case PAUSED, CANCELLED -> Tone.NEUTRAL;
          case DONE -> Tone.SUCCESS;
          case FAILED -> Tone.DANGER;
        };
    return new Chip(texts.get("phase." + phase.name().toLowerCase(Locale.ROOT)), tone);
  }

  static void progress(TableColumn<TransferRow, Status> column, Texts texts) {
    column.setCellValueFactory(data -> data.getValue().statusProperty());
    column.setCellFactory(
        c ->
            new TableCell<>() {
              private final ProgressBar bar = new ProgressBar(0);

              {
                bar.getStyleClass().add("small");
                bar.setMaxWidth(Double.MAX_VALUE);
                bar.setAccessibleText(texts.get("column.progress"));
              }

              @Override
              protected void updateItem(@Nullable Status status, boolean empty) {
                super.updateItem(status, empty);
                setGraphic(empty || status == null ? null : bar);
                if (status != null) {
                  bar.setProgress(status.fraction());
                }
              }
            });
  }

  static void size(TableColumn<TransferRow, Status> column) {
    status(column, (cell, status) -> cell.setText(Format.bytes(status.size())));
  }

  static void speed(TableColumn<TransferRow, Status> column) {
    status(
        column,
        (cell, status) -> cell.setText(status.speed() < 1 ? "" : Format.speed(status.speed())));
  }

  private static void status(
      TableColumn<TransferRow, Status> column,
      BiConsumer<TableCell<TransferRow, Status>, Status> show) {
    column.setCellValueFactory(data -> data.getValue().statusProperty());
    column.setCellFactory(c -> cell(show));
  }

  /** A cell whose text is a function of its row. */
  static <R> void text(TableColumn<R, R> column, Function<R, String> text) {
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(c -> cell((cell, row) -> cell.setText(text.apply(row))));
  }

  private static <R, T> TableCell<R, T> cell(BiConsumer<TableCell<R, T>, T> show) {
    return new TableCell<>() {
      @Override
      protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        if (!empty && item != null) {
          show.accept(this, item);
        }
      }
    };
  }
}
