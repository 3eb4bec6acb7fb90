package dev.lectern.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.UnlockEvent;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.diff.DiffView;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.editor.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused costs the user nothing that was typed. */
class TryingFormFxTest extends FxTest {

  private final List<String> tried = new ArrayList<>();
  private final List<Consumer<Optional<UserProblem>>> running = new ArrayList<>();
  private int stopped;
  private ModalLayer layer;
  private TextField inDrawer;
  private HBox drawer;
  private CompletableFuture<Boolean> answer;

  @BeforeEach
  void ask() {
    interact(
        () -> {
          layer = new ModalLayer();
          inDrawer = new TextField();
          drawer = new HBox(inDrawer);
          drawer.setMaxHeight(100);
          StackPane.setAlignment(drawer, Pos.BOTTOM_CENTER);
        });
    show(new StackPane(drawer, layer));
    interact(() -> layer.beside(drawer));
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
    refuse(null);
  }

  private void refuse(String requestId) {
    running
        .getLast()
        .accept(
            Optional.of(
                new UserProblem(
                    "The bucket exists.",
                    "Its name is taken.",
                    "Choose another.",
                    "409 Taken",
                    requestId,
                    "")));
  }

  @Test
  void enterInABoxToTickIsTheVerb() {
    CheckBox[] boxes = new CheckBox[1];
    SimpleBooleanProperty valid = new SimpleBooleanProperty(false);
    interact(
        () -> {
          boxes[0] = new CheckBox("Keep versions");
          answer = new WindowDialogs(layer).form("New bucket", boxes[0], "Create", valid);
        });
    interact(() -> boxes[0].requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(boxes[0].isSelected()).isFalse();
    assertThat(answer).isNotDone();
    interact(() -> valid.set(true));
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.ENTER);
    assertThat(boxes[0].isSelected()).isTrue();
    assertThat(answer).isCompletedWithValue(true);
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
  void theCallIsReadBesideTheFormThatWasRefused() {
    interact(() -> field().setText("taken"));
    interact(() -> verb().fire());
    interact(() -> refuse("R1"));
    assertThat(read(() -> pick(drawer))).as("covered").isTrue();
    interact(() -> ((Button) layer.lookup("#state-call")).fire());
    assertThat(read(() -> pick(drawer))).as("uncovered").isFalse();
    assertThat(read(() -> field().getText())).isEqualTo("taken");
    interact(() -> inDrawer.requestFocus());
    assertThat(read(() -> inDrawer.isFocused())).as("can be used").isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(read(() -> field().isFocused())).as("back to the form").isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(answer).isCompletedWithValue(false);
    interact(() -> new WindowDialogs(layer).problem(UserProblem.of("Another.", "Why.", "What.")));
    assertThat(read(() -> pick(drawer))).as("covered again").isTrue();
  }

  @Test
  void aReadOnlyAccountIsUnlockedOverTheFormThatItRefused() {
    List<UnlockEvent> asked = new ArrayList<>();
    interact(() -> stage.getScene().addEventHandler(UnlockEvent.ASKED, asked::add));
    interact(() -> field().setText("mine"));
    interact(() -> verb().fire());
    interact(() -> running.getLast().accept(Optional.of(UserProblem.readOnly("CreateBucket"))));
    interact(() -> ((Button) layer.lookup("#state-unlock")).fire());
    assertThat(asked).hasSize(1);
    assertThat(answer).isNotDone();
    assertThat(read(() -> field().getText())).isEqualTo("mine");
    interact(() -> Event.fireEvent(asked.getFirst().getTarget(), new Event(Dialogs.SETTLED)));
    assertThat(layer.lookup("#dialog-refused")).as("no longer true").isNull();
    interact(() -> new WindowDialogs(layer).problem(UserProblem.readOnly("DeleteObject")));
    interact(() -> ((Button) layer.lookup("#state-unlock")).fire());
    assertThat(asked).as("of a problem that is told alone").hasSize(2);
    assertThat(layer.lookup("#state-unlock")).as("makes room").isNull();
  }

  /** Whether the layer takes a click on the middle of a part. */
  private boolean pick(Node part) {
    Bounds where = part.localToScene(part.getLayoutBounds());
    Point2D at = layer.sceneToLocal(where.getCenterX(), where.getCenterY());
    return layer.isVisible() && (layer.getClip() == null || layer.getClip().contains(at));
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
  void whatIsRefusedBeforeItIsTriedLeavesTheFormAsItWas() {
    interact(layer::cancel);
    interact(
        () ->
            answer =
                new WindowDialogs(layer)
                    .ask(
                        "Jump",
                        "When",
                        "never",
                        typed ->
                            typed.equals("never")
                                ? Attempt.refused(UserProblem.of("No date.", "Why.", "What."))
                                : Attempt.done(() -> tried.add(typed))));
    interact(() -> verb().fire());
    assertThat(layer.lookup("#dialog-refused")).isNotNull();
    assertThat(read(() -> field().getText())).isEqualTo("never");
    interact(() -> field().setText("tomorrow"));
    interact(() -> verb().fire());
    assertThat(tried).containsExactly("tomorrow");
    assertThat(answer).isCompletedWithValue(true);
  }

  @Test
  void aFormWaitsForTheQuestionThatItAsks() {
    CompletableFuture<Attempt> question = new Answer<>();
    interact(layer::cancel);
    interact(
        () ->
            answer =
                new WindowDialogs(layer)
                    .ask("Add", "Name", "keys", typed -> Attempt.after(question)));
    interact(() -> verb().fire());
    assertThat(answer).isNotDone();
    interact(() -> question.complete(attempt("file")));
    assertThat(tried).containsExactly("file");
    interact(() -> layer.cancel());
    assertThat(stopped).isEqualTo(1);
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
  void whatEnterWouldPressIsSeen() {
    Dialogs.Confirmation question = new Dialogs.Confirmation("Reset?", "All goes.", "Reset", true);
    interact(() -> new WindowDialogs(layer).confirm(question));
    Node owner = read(() -> stage.getScene().getFocusOwner());
    assertThat(owner.getId()).isEqualTo("dialog-cancel");
    assertThat(read(owner::isFocusVisible)).isTrue();
    for (String next : List.of("dialog-ok", "dialog-cancel", "dialog-ok")) {
      robot.push(KeyCode.TAB);
      assertThat(read(() -> stage.getScene().getFocusOwner().getId())).isEqualTo(next);
      assertThat(read(() -> stage.getScene().getFocusOwner().isFocusVisible())).isTrue();
    }
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(read(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("dialog-ok");
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

  @Test
  void ctrlEnterIsTheVerbWhereEnterWritesALine() {
    TextArea lines = read(() -> new TextArea("{}"));
    interact(layer::cancel);
    interact(
        () ->
            answer =
                new WindowDialogs(layer)
                    .form("Start", lines, "Start", new SimpleBooleanProperty(true)));
    interact(() -> lines.fireEvent(key(lines, KeyCode.ENTER, false)));
    assertThat(answer.isDone()).isFalse();
    interact(() -> lines.fireEvent(key(lines, KeyCode.ENTER, true)));
    assertThat(answer.join()).isTrue();
  }

  @Test
  void ctrlEnterIsLeftToAFormThatHasItItself() {
    TextArea lines = read(() -> new TextArea("{}"));
    lines.getProperties().put(Dialogs.OWN_CTRL_ENTER, true);
    interact(layer::cancel);
    interact(
        () ->
            answer =
                new WindowDialogs(layer)
                    .form("Try", lines, "Use", new SimpleBooleanProperty(true)));
    interact(() -> lines.fireEvent(key(lines, KeyCode.ENTER, true)));
    assertThat(answer.isDone()).isFalse();
  }

  @Test
  void whatIsReadIsClosedNotCancelledAlsoWhereAVerbLeadsOn() {
    interact(layer::cancel);
    for (boolean read : List.of(false, true)) {
      TextArea lines = read(() -> new TextArea("{}"));
      if (read) {
        lines.getProperties().put(Dialogs.READ, true);
      }
      interact(
          () ->
              answer =
                  new WindowDialogs(layer)
                      .form("Result", lines, "Open", new SimpleBooleanProperty(true)));
      assertThat(read(() -> ((Button) layer.lookup("#dialog-cancel")).getText()))
          .isEqualTo(read ? "Close" : "Cancel");
      interact(layer::cancel);
    }
  }

  @Test
  void enterIsTheVerbWhereOnlyADifferenceIsShown() {
    interact(layer::cancel);
    DiffView diff = read(() -> new DiffView("diff", "Across"));
    interact(
        () -> {
          diff.show(LineDiff.of(List.of("a"), List.of("b")).lines(), Syntax.JSON);
          answer = new WindowDialogs(layer).form("Save", diff, "Save");
        });
    Node list = read(() -> diff.lookup("#diff"));
    interact(() -> list.fireEvent(key(list, KeyCode.ENTER, false)));
    assertThat(answer.join()).isTrue();
  }

  private static KeyEvent key(Node on, KeyCode code, boolean control) {
    return new KeyEvent(on, on, KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }
}
