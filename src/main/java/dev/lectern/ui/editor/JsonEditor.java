package dev.lectern.ui.editor;

import dev.lectern.json.JsonIndent;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * Edits JSON: coloured, with line numbers, undo, formatting, and a line below that says while the
 * user types where it is wrong; a click on it goes there. FX thread.
 */
public final class JsonEditor extends BorderPane {

  private static final Duration PAUSE = Duration.millis(150);

  private final CodeArea area = new CodeArea();
  private final LineNumbers numbers = new LineNumbers(area);
  private final Label status = new Label();
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<JsonProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Function<String, Optional<JsonProblem>> rules = valid -> Optional.empty();

  /** An empty editor. */
  public JsonEditor() {
    getStyleClass().addAll("code-view", "json-editor");
    getStylesheets().add(Styles.url());
    area.getStyleClass().add("code");
    area.setParagraphGraphicFactory(numbers);
    area.setAccessibleText("JSON");
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    area.multiPlainChanges().subscribe(changes -> changed());
    status.getStyleClass().addAll("text-small", "code-status");
    status.setMaxWidth(Double.MAX_VALUE);
    status.setOnMouseClicked(event -> goToProblem());
    setCenter(new VirtualizedScrollPane<>(area));
    setBottom(status);
    pause.setOnFinished(event -> check());
    check();
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
  public void setText(String json) {
    area.replaceText(json);
    area.getUndoManager().forgetHistory();
    area.moveTo(0);
    area.requestFollowCaret();
    checkNow();
  }

  /** What is wrong, empty when nothing is; follows typing with a short delay. */
  public ReadOnlyObjectProperty<Optional<JsonProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Checks at once rather than after the short delay; for a button that saves. */
  public Optional<JsonProblem> checkNow() {
    pause.stop();
    check();
    return problem.get();
  }

  /** Rules beyond JSON, asked when the text is valid JSON; for example those of a policy. */
  public void setRules(Function<String, Optional<JsonProblem>> further) {
    rules = further;
    check();
  }

  /** Indents the text; does nothing while it is not valid. Can be undone. */
  public void format() {
    if (area.getText().isBlank() || JsonProblem.find(area.getText()).isPresent()) {
      checkNow();
      return;
    }
    String formatted = JsonIndent.orSame(area.getText());
    if (!formatted.equals(area.getText())) {
      // one step of undo, apart from the typing before it
      area.getUndoManager().preventMerge();
      area.replaceText(formatted);
      area.getUndoManager().preventMerge();
      area.moveTo(0);
      area.requestFollowCaret();
    }
    checkNow();
  }

  /** Puts the caret where the text is wrong. */
  public void goToProblem() {
    problem.get().ifPresent(this::goTo);
  }

  /** Whether the text can be changed. */
  public void setEditable(boolean editable) {
    area.setEditable(editable);
  }

  /** The area inside, for tests and focus. */
  public CodeArea area() {
    return area;
  }

  private void goTo(JsonProblem at) {
    int line = Math.clamp(at.line() - 1L, 0, area.getParagraphs().size() - 1);
    int column = Math.clamp(at.column() - 1L, 0, area.getParagraphLength(line));
    area.moveTo(line, column);
    area.requestFollowCaret();
    area.requestFocus();
  }

  private void changed() {
    text.set(area.getText());
    pause.playFromStart();
  }

  private void check() {
    Highlights.apply(area, Syntax.JSON);
    String json = area.getText();
    Optional<JsonProblem> found = JsonProblem.find(json);
    if (found.isEmpty() && !json.isBlank()) {
      found = rules.apply(json);
    }
    problem.set(found);
    numbers.mark(found.map(p -> p.line() - 1).orElse(-1));
    status.getStyleClass().removeAll("wrong", "right");
    status.getStyleClass().add(found.isPresent() ? "wrong" : "right");
    status.setText(found.map(JsonProblem::text).orElse(json.isBlank() ? "Empty." : "Valid JSON."));
  }

  private void typed(KeyEvent event) {
    if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHIFT_DOWN, KeyCombination.ALT_DOWN)
        .match(event)) {
      format();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB
        && !event.isShiftDown()
        && !event.isControlDown()
        && area.isEditable()) {
      area.replaceSelection("  ");
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && area.isEditable()) {
      area.replaceSelection("\n" + indent());
      area.requestFollowCaret();
      event.consume();
    }
  }

  private String indent() {
    String line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
    String spaces = line.substring(0, line.length() - line.stripLeading().length());
    String end = line.stripTrailing();
    return end.endsWith("{") || end.endsWith("[") ? spaces + "  " : spaces;
  }
}
