package dev.lectern.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import dev.lectern.ui.editor.CompletionPopup.Offer;
import dev.lectern.ui.editor.CompletionPopup.Proposal;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fx")
class CompletionFxTest extends FxTest {

  @Test
  void enterTakesTheChosenOneAndNothingElse() {
    CodeEditor editor = read(() -> new CodeEditor("code", "Code"));
    CompletionPopup popup =
        read(
            () ->
                new CompletionPopup(
                    editor,
                    "offer",
                    "Offer",
                    caret ->
                        new Offer(
                            caret,
                            caret,
                            List.of(
                                new Proposal("one", "", "one()", 4),
                                new Proposal("two", "", "two()", 4)))));
    show(editor, 640, 400);
    interact(
        () -> {
          editor.show("[]", Syntax.JSON);
          editor.area().requestFocus();
          editor.area().moveTo(1);
          popup.show();
        });
    until(() -> popup.offered().size() == 2);
    press(editor, KeyCode.DOWN);
    press(editor, KeyCode.ENTER);
    assertThat(read(() -> editor.area().getText())).isEqualTo("[two()]");
    assertThat(read(() -> editor.area().getCaretPosition())).isEqualTo(5);
    assertThat(read(popup::offered)).isEmpty();
    press(editor, KeyCode.ENTER);
    assertThat(read(() -> editor.area().getText())).contains("\n");
  }

  private void press(CodeEditor editor, KeyCode code) {
    interact(
        () ->
            Event.fireEvent(
                editor.area(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }
}
