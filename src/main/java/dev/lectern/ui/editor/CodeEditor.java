package dev.lectern.ui.editor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * Edits code: coloured, with line numbers, undo, and lines that can be marked as wrong. Tab indents
 * by two spaces; Shift+Tab leaves the editor. FX thread.
 */
public final class CodeEditor extends BorderPane {

  private static final Duration PAUSE = Duration.millis(120);

  private final CodeArea area = new CodeArea();
  private final LineNumbers numbers = new LineNumbers(area);
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private Syntax syntax = Syntax.PLAIN;

  /**
   * An empty editor.
   *
   * @param label what assistive technology calls it
   */
  public CodeEditor(String id, String label) {
    getStyleClass().add("code-view");
    getStylesheets().add(Styles.url());
    area.getStyleClass().add("code");
    area.setId(id);
    area.setParagraphGraphicFactory(numbers);
    area.setAccessibleText(label);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    area.multiPlainChanges()
        .subscribe(
            changes -> {
              text.set(area.getText());
              pause.playFromStart();
            });
    pause.setOnFinished(event -> Highlights.apply(area, syntax));
    setCenter(new VirtualizedScrollPane<>(area));
  }

  /** Replaces everything; undo does not go behind it. */
  public void show(String code, Syntax language) {
    syntax = language;
    area.replaceText(code.replace("\r\n", "\n"));
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    area.requestFollowCaret();
    mark(Set.of());
    pause.stop();
    Highlights.apply(area, syntax);
    text.set(area.getText());
  }

  /** Replaces everything in one step that can be undone, and shows its beginning. */
  public void replace(String all) {
    area.getUndoManager().preventMerge();
    area.replaceText(all);
    area.getUndoManager().preventMerge();
    area.moveTo(0);
    area.requestFollowCaret();
  }

  /** What is in the editor. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Marks lines as wrong, from 1. */
  public void mark(Collection<Integer> lines) {
    Set<Integer> zero = new HashSet<>();
    lines.forEach(line -> zero.add(line - 1));
    numbers.mark(zero);
  }

  /** Puts the caret there and the line into view, both from 1. */
  public void goTo(int line, int column) {
    int row = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
    area.moveTo(row, Math.clamp(column - 1L, 0, area.getParagraphLength(row)));
    area.showParagraphAtCenter(row);
    area.requestFocus();
  }

  /** Whether the text can be changed. */
  public void setEditable(boolean editable) {
    area.setEditable(editable);
  }

  /** The area inside, for tests and focus. */
  public CodeArea area() {
    return area;
  }

  private void typed(KeyEvent event) {
    if (!area.isEditable() || event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
      area.replaceSelection("  ");
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      area.replaceSelection("\n" + indent());
      area.requestFollowCaret();
      event.consume();
    }
  }

  private String indent() {
    String line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
    String spaces = line.substring(0, line.length() - line.stripLeading().length());
    String end = line.stripTrailing();
    return end.endsWith("{") || end.endsWith(":") || end.endsWith("(") ? spaces + "  " : spaces;
  }
}
