package dev.lectern.pane.lambda.code;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Rows of the lists around the editor. */
final class CodeCells {

  private CodeCells() {}

  /** A file of the package. */
  static final class FileCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      boolean none = empty || item == null;
      setText(none ? null : item);
      setGraphic(none ? null : Icons.of("fth-file-text"));
      setTooltip(none ? null : new Tooltip(item));
    }
  }

  /** What the compiler says. */
  static final class ProblemCell extends ListCell<CodeProblem> {

    private final Texts texts = Texts.of("lambda");

    @Override
    protected void updateItem(@Nullable CodeProblem item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setText(null);
        setTooltip(null);
        return;
      }
      setGraphic(Icons.of("fth-x-circle"));
      setText(
          item.line() == 0
              ? item.text()
              : texts.get("code.problem", item.file(), item.line(), item.text()));
      setTooltip(new Tooltip(item.text()));
    }
  }

  /** What the list of changes says when there are none. */
  static Label unchanged(Texts texts) {
    Label same = new Label(texts.get("code.nochange"));
    same.setWrapText(true);
    same.setMaxWidth(220);
    same.getStyleClass().add("lambda-note");
    return same;
  }

  /** A line of what Deploy will change. */
  static final class ChangeCell extends ListCell<CodeDiff.Line> {
    @Override
    protected void updateItem(CodeDiff.@Nullable Line item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("diff-added", "diff-removed", "diff-file", "mono");
      if (empty || item == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      getStyleClass().add("mono");
      switch (item.kind()) {
        case FILE -> {
          setText(item.text());
          getStyleClass().add("diff-file");
        }
        case SAME -> setText("%3d   %s".formatted(item.number(), item.text()));
        case ADDED -> {
          setText("%3d + %s".formatted(item.number(), item.text()));
          getStyleClass().add("diff-added");
        }
        case REMOVED -> {
          setText("%3d − %s".formatted(item.number(), item.text()));
          getStyleClass().add("diff-removed");
        }
      }
      setTooltip(new Tooltip(item.text()));
    }
  }
}
