package dev.lectern.pane.classroom;

import dev.lectern.lab.kit.ResultsFile.Trust;
import dev.lectern.lab.kit.ResultsGrid.Cell;
import dev.lectern.lab.kit.ResultsGrid.Column;
import dev.lectern.lab.kit.ResultsGrid.Row;
import dev.lectern.lab.kit.StudentResults.StepResult;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Cells of the grid of results. */
final class ResultCells {

  private ResultCells() {}

  /** A cell that shows a row. */
  abstract static class TextCell extends TableCell<Row, Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      setTooltip(null);
      getStyleClass().removeAll("class-passed", "class-stuck", "class-part");
      if (!empty && row != null) {
        show(row);
      }
    }

    abstract void show(Row row);
  }

  /** Name, and what is wrong with the file. */
  static final class StudentCell extends TextCell {
    private final Texts texts;

    StudentCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    void show(Row row) {
      setText(
          row.namesake()
              ? texts.get("column.student.namesake", row.student(), row.learner())
              : row.student());
      Trust trust = row.file().trust();
      if (trust != Trust.SIGNED) {
        setGraphic(
            new Chip(
                texts.get("trust." + trust),
                trust == Trust.FOREIGN ? Tone.WARNING : Tone.DANGER,
                "fth-alert-triangle"));
      } else if (row.second()) {
        setGraphic(new Chip(texts.get("second"), Tone.DASHED));
      }
      setTooltip(
          new Tooltip(
              row.file().name() + (row.file().why().isEmpty() ? "" : ": " + row.file().why())));
    }
  }

  /** How a student stands in a step. */
  static final class StepCell extends TextCell {
    private final Texts texts;
    private final Column column;

    StepCell(Texts texts, Column column) {
      this.texts = texts;
      this.column = column;
    }

    @Override
    void show(Row row) {
      Optional<Cell> cell = row.cell(column);
      if (cell.isEmpty()) {
        return;
      }
      StepResult step = cell.get().result();
      boolean begun = step.attempts() > 0 || step.seconds() > 0;
      String state = Evidence.known(step.state());
      setText(
          state.equals("open") && !begun
              ? ""
              : texts.get("cell." + state, step.score(), step.attempts()));
      if (cell.get().stuck()) {
        getStyleClass().add("class-stuck");
        setGraphic(Icons.of("fth-alert-triangle"));
      } else if (state.equals("passed")) {
        getStyleClass().add(step.score() == step.points() ? "class-passed" : "class-part");
        setGraphic(Icons.of("fth-check"));
      }
      setTooltip(
          new Tooltip(
              texts.get(
                  "evidence.facts",
                  texts.get("state." + state),
                  step.score(),
                  step.points(),
                  step.attempts(),
                  step.hints(),
                  Format.duration(Duration.ofSeconds(Math.max(0, step.seconds()))))));
    }
  }
}
