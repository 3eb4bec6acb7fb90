package dev.lectern.pane.s3.details;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import dev.lectern.ui.theme.ThemeManager.Mode;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

class TextEditingFxTest extends FxTest {

  private final FakeDetails gateway = new FakeDetails();
  private final FakeDialogs toasts = new FakeDialogs();
  private final List<String> copied = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private TextEditing editing;

  private void open() {
    ModalLayer[] layer = new ModalLayer[1];
    interact(
        () -> {
          layer[0] = new ModalLayer();
          editing =
              new TextEditing(
                  gateway,
                  new DirectTaskRunner(),
                  new WindowDialogs(layer[0]),
                  toasts,
                  copied::add,
                  written::add);
        });
    show(layer[0], 1024, 700);
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return read(() -> type.cast(stage.getScene().lookup("#" + id)));
  }

  private void type(String text) {
    interact(() -> find("s3-text-code", CodeArea.class).replaceText(text));
  }

  private void press(KeyCode code, boolean ctrl) {
    interact(
        () ->
            find("s3-text-code", CodeArea.class)
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, false, false)));
  }

  private String bytes() {
    byte[] now = gateway.bytes;
    return now == null ? "none" : new String(now, UTF_8);
  }

  @Test
  void aLineIsChangedAndSavedByItsKey() {
    gateway.bytes = "a\r\nb\r\n".getBytes(UTF_8);
    open();
    interact(() -> editing.edit("b", "notes.txt"));
    assertThat(find("s3-text-code", CodeArea.class).getText()).isEqualTo("a\nb\n");
    type("a\nc\n");
    assertThat(editing.unfinished()).hasSize(1);
    Screens.shot(stage, theme, "s3-text", Mode.LIGHT, 1024, 700);
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
    assertThat(written).containsExactly("notes.txt");
    assertThat(bytes()).isEqualTo("a\r\nc\r\n");
    assertThat(editing.unfinished()).isEmpty();
    assertThat(find("s3-text", Node.class)).isNull();
  }

  @Test
  void whatSomebodyElseWroteIsOverwrittenKnowinglyOrReadAgain() {
    open();
    interact(() -> editing.edit("b", "cfg.json"));
    type("mine");
    gateway.bytes = "theirs".getBytes(UTF_8);
    gateway.etag = "other";
    press(KeyCode.S, true);
    until(() -> find("s3-text-agreed", CheckBox.class).isVisible());
    assertThat(bytes()).isEqualTo("theirs");
    Screens.shot(stage, theme, "s3-text-conflict", Mode.DARK, 1024, 700);
    press(KeyCode.S, true);
    assertThat(bytes()).isEqualTo("theirs");
    interact(() -> find("s3-text-again", Button.class).fire());
    assertThat(copied).containsExactly("mine");
    assertThat(find("dialog-refused", Node.class)).isNull();
    assertThat(find("s3-text-code", CodeArea.class).getText()).isEqualTo("theirs");
    type("mine again");
    gateway.etag = "yet another";
    press(KeyCode.S, true);
    until(() -> find("s3-text-agreed", CheckBox.class).isVisible());
    interact(() -> find("s3-text-agreed", CheckBox.class).setSelected(true));
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
    assertThat(bytes()).isEqualTo("mine again");
  }

  @Test
  void leavingAsksAndKeepsWhatWasTyped() {
    open();
    interact(() -> editing.edit("b", "cfg.json"));
    type("mine");
    press(KeyCode.ESCAPE, false);
    until(() -> find("s3-text", Node.class) == null);
    interact(() -> find("dialog-cancel", Button.class).fire());
    until(() -> find("s3-text", Node.class) != null);
    assertThat(find("s3-text-code", CodeArea.class).getText()).isEqualTo("mine");
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
  }

  @Test
  void aNewTextIsEmptyAndNeverOverwritesUnasked() {
    open();
    interact(() -> editing.create("b", "notes.md", "text/markdown"));
    type("# new");
    press(KeyCode.S, true);
    until(() -> find("s3-text-agreed", CheckBox.class).isVisible());
    assertThat(bytes()).isEqualTo("{\"a\":1}");
    gateway.bytes = null;
    interact(() -> find("s3-text-agreed", CheckBox.class).setSelected(true));
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
    assertThat(gateway.calls).contains("create text/markdown notes.md");
    assertThat(bytes()).isEqualTo("# new");
  }

  @Test
  void aDeletedObjectIsMadeAnewKnowingly() {
    open();
    interact(() -> editing.edit("b", "cfg.json"));
    type("mine");
    gateway.bytes = null;
    press(KeyCode.S, true);
    until(() -> find("s3-text-agreed", CheckBox.class).isVisible());
    assertThat(find("s3-text-agreed", CheckBox.class).getText()).isEqualTo("Make the object anew");
    assertThat(find("s3-text-again", Button.class).isVisible()).as("nothing to read").isFalse();
    assertThat(find("s3-text-after", Label.class).getText()).contains("went with the object");
    interact(() -> find("s3-text-agreed", CheckBox.class).setSelected(true));
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
    assertThat(bytes()).isEqualTo("mine");
  }

  @Test
  void tagsThatMayNotBeReadAreLostOnlyKnowingly() {
    open();
    interact(() -> editing.edit("b", "cfg.json"));
    type("mine");
    gateway.denied.add("tags");
    press(KeyCode.S, true);
    until(() -> find("s3-text-agreed", CheckBox.class).isVisible());
    assertThat(bytes()).isEqualTo("{\"a\":1}");
    assertThat(find("s3-text-agreed", CheckBox.class).getText()).isEqualTo("Save without tags");
    assertThat(find("dialog-refused", MessageBand.class).textProperty().get())
        .startsWith("The tags of the object may not be read.");
    interact(() -> find("s3-text-agreed", CheckBox.class).setSelected(true));
    press(KeyCode.S, true);
    until(() -> !written.isEmpty());
    assertThat(bytes()).isEqualTo("mine");
  }

  @Test
  void whatALockDoesIsSaidOnlyWhereThereIsOne() {
    open();
    interact(() -> editing.edit("b", "cfg.json"));
    assertThat(find("s3-text-after", Label.class).getText()).doesNotContain("lock");
    press(KeyCode.ESCAPE, false);
    gateway.lock = new Lock("", null, true);
    interact(() -> editing.edit("b", "cfg.json"));
    assertThat(find("s3-text-after", Label.class).getText())
        .contains("The lock stays on the version");
  }

  @Test
  void whatIsNoSmallTextOrNotTheLatestIsRefused() {
    FakeDialogs dialogs = new FakeDialogs();
    TextEditing refusing =
        new TextEditing(
            gateway, new DirectTaskRunner(), dialogs, toasts, copied::add, written::add);
    refusing.edit(new Target("b", "k", "v1"));
    gateway.size = TextViewModel.MOST + 1L;
    refusing.edit("b", "large.txt");
    gateway.size = -1;
    gateway.bytes = new byte[] {0, 1, 2, 3};
    refusing.edit("b", "binary");
    gateway.denied.add("head");
    refusing.edit("b", "denied");
    assertThat(dialogs.problems)
        .extracting(UserProblem::title)
        .containsExactly(
            "An older version cannot be changed.",
            "The object is too large to be edited here.",
            "The object cannot be edited as text.",
            "You may not do this.");
    assertThat(dialogs.forms).isEmpty();
  }
}
