package dev.lectern.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused costs the user nothing that was typed. */
class TryingFormFxTest extends FxTest {

  private final List<String> tried = new ArrayList<>();
  private final List<Consumer<Optional<UserProblem>>> running = new ArrayList<>();
  private int stopped;
  private ModalLayer layer;
  private CompletableFuture<Boolean> answer;

  @BeforeEach
  void ask() {
    interact(() -> layer = new ModalLayer());
    show(layer);
    interact(
        () -> answer = new WindowDialogs(layer).ask("Create bucket", "Name", "", this::attempt));
  }

  private Attempt attempt(String name) {
    return ended -> {
      tried.add(name);
      running.add(ended);
      return () -> stopped++;
    };
  }

  private TextField field() {
    return (TextField) layer.lookup("#dialog-text");
  }

  private Button verb() {
    return (Button) layer.lookup("#dialog-ok");
  }

  private void refuse() {
    running
        .getLast()
        .accept(
            Optional.of(
                new UserProblem(
                    "The bucket exists.",
                    "Its name is taken.",
                    "Choose another.",
                    "409 Taken",
                    null,
                    "")));
  }

  @Test
  void aRefusedFormStaysWithItsReasonAndWhatWasTyped() {
    assertThat(read(() -> verb().isDisabled())).isTrue();
    interact(() -> field().setText(" taken "));
    robot.push(KeyCode.ENTER);
    assertThat(tried).containsExactly("taken");
    assertThat(read(() -> verb().isDisabled())).as("while it is tried").isTrue();
    interact(this::refuse);
    MessageBand band = (MessageBand) layer.lookup("#dialog-refused");
    assertThat(band.textProperty().get())
        .isEqualTo("The bucket exists.\n409 Taken\nIts name is taken.\nChoose another.");
    assertThat(read(() -> field().getText())).isEqualTo(" taken ");
    assertThat(read(() -> field().isFocused())).isTrue();
    assertThat(answer).isNotDone();
    interact(() -> field().setText("free"));
    robot.push(KeyCode.ENTER);
    assertThat(layer.lookup("#dialog-refused")).isNull();
    interact(() -> running.getLast().accept(Optional.empty()));
    assertThat(tried).containsExactly("taken", "free");
    assertThat(answer).isCompletedWithValue(true);
    assertThat(read(() -> layer.isOpen())).isFalse();
  }

  @Test
  void leavingStopsWhatIsTried() {
    interact(() -> field().setText("slow"));
    interact(() -> verb().fire());
    robot.push(KeyCode.ESCAPE);
    assertThat(stopped).isEqualTo(1);
    assertThat(answer).isCompletedWithValue(false);
    interact(() -> running.getLast().accept(Optional.empty()));
    assertThat(read(() -> layer.isOpen())).isFalse();
  }

  @Test
  void whatEndsUnderAnotherBoxClosesOnlyItself() {
    interact(() -> field().setText("slow"));
    interact(() -> verb().fire());
    interact(() -> new WindowDialogs(layer).problem(UserProblem.of("Another.", "Why.", "What.")));
    interact(() -> running.getLast().accept(Optional.empty()));
    assertThat(answer).isCompletedWithValue(true);
    assertThat(read(() -> layer.isOpen())).as("the other box").isTrue();
  }

  @Test
  void whatIsHigherThanTheWindowIsScrolledAndItsButtonsStay() {
    Label tall = new Label("x\n".repeat(200));
    tall.setMinHeight(Region.USE_PREF_SIZE);
    interact(() -> new WindowDialogs(layer).read("Tall", tall));
    interact(layer::layout);
    Node close = read(() -> layer.lookupAll("#dialog-cancel").stream().reduce((a, b) -> b).get());
    assertThat(read(() -> close.localToScene(close.getBoundsInLocal()).getMaxY())).isLessThan(800);
    assertThat(read(() -> tall.getHeight())).isGreaterThan(800);
  }
}
