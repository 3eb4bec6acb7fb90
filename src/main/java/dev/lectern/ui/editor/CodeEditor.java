package dev.lectern.ui.editor;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/** Edits a text of any {@link Syntax}: coloured, with line numbers and undo. FX thread. */
public final class CodeEditor extends BorderPane {

  private final CodeArea area = new CodeArea();
  private final Syntax syntax;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

  /** An empty editor. */
  public CodeEditor(Syntax syntax) {
    this.syntax = syntax;
    getStyleClass().add("code-view");
    getStylesheets().add(Styles.url());
    area.getStyleClass().add("code");
    area.setParagraphGraphicFactory(new LineNumbers(area));
    area.multiPlainChanges().subscribe(changes -> changed());
    setCenter(new VirtualizedScrollPane<>(area));
  }

  private void changed() {
    text.set(area.getText());
    Highlights.apply(area, syntax);
  }

  /** Sets what assistive technology calls the text. */
  public void setLabel(String label) {
    area.setAccessibleText(label);
  }

  /** What is in the editor. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What is in the editor. */
  public String getText() {
    return area.getText();
  }

  /** Replaces everything; undo does not go behind it. */
  public void setText(String all) {
    area.replaceText(all);
    area.getUndoManager().forgetHistory();
  }

  /** Replaces everything in one step that can be undone. */
  public void replace(String all) {
    area.getUndoManager().preventMerge();
    area.replaceText(all);
    area.getUndoManager().preventMerge();
  }

  /** The area inside, for tests and focus. */
  public CodeArea area() {
    return area;
  }
}
