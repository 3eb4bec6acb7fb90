package dev.lectern.ui.editor;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * Shows code that is not edited: coloured, selectable, scrolled in both directions. Text longer
 * than 256 K characters is cut, and a note says so. FX thread.
 */
public final class CodeView extends BorderPane {

  private final CodeArea area = new CodeArea();
  private final Label note = new Label();
  private String all = "";

  /** An empty view. */
  public CodeView() {
    getStyleClass().add("code-view");
    getStylesheets().add(Styles.url());
    area.setEditable(false);
    area.setUndoManager(null);
    area.setWrapText(false);
    area.getStyleClass().add("code");
    note.getStyleClass().addAll("text-small", "text-muted", "code-note");
    note.setWrapText(true);
    setCenter(new VirtualizedScrollPane<>(area));
    area.setAccessibleText("Code");
  }

  /** Sets what assistive technology calls the text. */
  public void setLabel(String label) {
    area.setAccessibleText(label);
  }

  /** Whether lines are numbered; not at first. */
  public void setLineNumbers(boolean shown) {
    area.setParagraphGraphicFactory(shown ? new LineNumbers(area) : null);
  }

  /** Whether long lines go on below; not at first. */
  public void setWrap(boolean wrap) {
    area.setWrapText(wrap);
  }

  /** Replaces the text and goes to its start. */
  public void show(String text, Syntax syntax) {
    all = text;
    CodeText shown = CodeText.of(text);
    area.replaceText(shown.text());
    for (int i = 0; i < area.getParagraphs().size(); i++) {
      if (!area.getParagraph(i).getParagraphStyle().isEmpty()) {
        area.setParagraphStyle(i, List.of());
      }
    }
    Highlights.apply(area, syntax);
    area.moveTo(0);
    area.requestFollowCaret();
    note.setText(shown.note());
    setBottom(shown.note().isEmpty() ? null : note);
  }

  /**
   * Shows what becomes of a text: lines that go and come are marked by sign and ground; of what
   * stays, two lines around them are shown.
   */
  public void showChange(String before, String after, Syntax syntax) {
    LineChange change = LineChange.of(before, after);
    show(change.text(), syntax);
    change.styles().forEach(this::mark);
  }

  /**
   * Marks a line until another text is shown.
   *
   * @param line from 0
   * @param styleClass {@code hit}, {@code miss}, {@code added} or {@code removed}
   */
  public void mark(int line, String styleClass) {
    if (line < area.getParagraphs().size()) {
      area.setParagraphStyle(line, List.of(styleClass));
    }
  }

  /** All of the text that was given, also what is not shown. */
  public String text() {
    return all;
  }

  /** The area inside, for tests and focus. */
  public CodeArea area() {
    return area;
  }
}
