package dev.lectern.pane.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.LabException.Finding;
import dev.lectern.pane.Drawer;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.theme.ThemeManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabsDrawerFxTest extends FxTest {

  @TempDir Path folder;
  private final SimpleObjectProperty<Drawer.State> state =
      new SimpleObjectProperty<>(Drawer.State.OPEN);
  private LabRoom room;
  private LabsDrawer drawer;
  private FxTaskRunner tasks;
  private StackPane holder;

  @BeforeEach
  void start() {
    room = new LabRoom(folder);
    openDrawer();
  }

  private void openDrawer() {
    tasks = new FxTaskRunner((UserProblem problem) -> {});
    interact(
        () -> {
          drawer = new LabsDrawer(room.services(tasks));
          drawer.attach(
              new Drawer.Host() {
                @Override
                public ObservableValue<Drawer.State> state() {
                  return state;
                }

                @Override
                public void show(Drawer.State next) {
                  state.set(next);
                }
              });
          holder = new StackPane(drawer.view());
          holder.setMinWidth(272);
          holder.setMaxWidth(272);
        });
    BorderPane root = new BorderPane(new Region());
    interact(() -> root.setRight(holder));
    show(root);
  }

  @AfterEach
  void stop() {
    room.desk.gate.countDown();
    interact(drawer::close);
  }

  private boolean there(String id) {
    return stage.getScene().lookup(id) != null;
  }

  private void press(String id) {
    until(() -> there(id) && !stage.getScene().lookup(id).isDisabled());
    interact(() -> ((ButtonBase) stage.getScene().lookup(id)).fire());
  }

  private void shot(String name) {
    for (ThemeManager.Mode mode : List.of(ThemeManager.Mode.DARK, ThemeManager.Mode.LIGHT)) {
      Screens.shot(stage, theme, "labs-" + name, mode, 640, 1000);
    }
  }

  private void begin(String lab) {
    press("#labs-entry-" + lab.replace('.', '-'));
    press("#labs-start");
    until(() -> drawer.entries().getValue().stream().anyMatch(entry -> entry.begun()));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    walk(stage.getScene().getRoot(), node -> words.add(((Label) node).getText()), Label.class);
    return words;
  }

  private static void walk(
      Node node, java.util.function.Consumer<Node> each, Class<? extends Node> type) {
    if (type.isInstance(node)) {
      each.accept(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, each, type));
    }
  }

  @Test
  void aLabFromTheListToItsEndWithAWrongStepOnTheWay() {
    until(() -> there("#labs-entry-5-A"));
    shot("list");
    press("#labs-entry-5-A");
    until(() -> there("#labs-start"));
    shot("new");
    press("#labs-start");
    until(() -> there("#labs-card-enable"));
    shot("begun");

    room.desk.holds = 0;
    press("#labs-hint-1");
    until(() -> there("#labs-hint-text-1"));
    press("#labs-check");
    until(() -> there("#labs-result-enable-1"));
    assertThat(read(this::words))
        .anyMatch(word -> word.startsWith("Not yet."))
        .anyMatch(word -> word.startsWith("Expected Status == Enabled"))
        .anyMatch(word -> word.startsWith("You suspended versioning."));
    press("#labs-result-enable-1-show");
    shot("wrong");

    room.desk.holds = 100;
    press("#labs-check");
    until(() -> there("#labs-card-overwrite"));
    assertThat(read(this::words)).contains("Step 1 is done. 10 of 10 points. On to the next one.");
    shot("passed");
    room.desk.holds = 1;
    press("#labs-check");
    until(() -> there("#labs-result-overwrite-1"));
    shot("partly");
    room.desk.holds = 100;
    press("#labs-solve");
    until(() -> there("#labs-card-restore") || there("#labs-step-overwrite"));
    press("#labs-step-overwrite");
    until(() -> there("#labs-solution-overwrite"));
    shot("solution");
    while (!read(() -> there("#labs-finished"))) {
      interact(
          () ->
              drawer.actions().getValue().stream()
                  .filter(action -> action.id().equals("labs-check"))
                  .forEach(action -> action.run().run()));
      until(() -> tasks.running().isEmpty());
    }
    shot("finished");
  }

  @Test
  void whatACheckOrAResetLeavesAsItIsIsNeitherBuiltNorStyledAgain() {
    begin("5.A");
    until(() -> there("#labs-card-enable"));
    List<String> taken = new ArrayList<>();
    interact(
        () ->
            List.of("#labs-card-enable", "#labs-guide-enable", "#labs-step-restore", "#labs-reset")
                .forEach(
                    id ->
                        stage
                            .getScene()
                            .lookup(id)
                            .sceneProperty()
                            .subscribe((before, now) -> taken.add(id))));
    room.desk.holds = 0;
    press("#labs-check");
    until(() -> there("#labs-sum"));
    press("#labs-reset");
    until(() -> there("#labs-outcome") && !there("#labs-sum"));
    assertThat(room.desk.log).endsWith("reset enable");
    assertThat(taken).isEmpty();
  }

  @Test
  void aCheckThatTakesLongShowsHowFarItIsAndCanBeStopped() {
    begin("5.A");
    room.desk.gate = new CountDownLatch(1);
    press("#labs-check");
    until(() -> there("#labs-cancel"));
    until(() -> words().contains("Asking s3:GetBucketVersioning"));
    shot("busy");
    assertThat(read(() -> stage.getScene().lookup("#labs-skip").isDisabled())).isTrue();
    press("#labs-cancel");
    until(() -> there("#labs-check") && there("#labs-outcome"));
    assertThat(read(this::words)).anyMatch(word -> word.startsWith("Stopped. Nothing was counted"));
  }

  @Test
  void anotherSessionSaysWhatThatMeansAndWhatToDo() {
    begin("5.A");
    room.desk.lost =
        "This lab was begun in Sandbox 000000000000 us-east-1, and the console works in dev now.";
    interact(() -> room.session.set(java.util.Optional.of("dev")));
    until(() -> there("#labs-lost"));
    assertThat(read(() -> stage.getScene().lookup("#labs-check").isDisabled())).isTrue();
    shot("lost");
    press("#labs-lost-again");
    until(() -> !there("#labs-lost"));
    assertThat(room.asked.getLast().destructive()).isTrue();
  }

  @Test
  void labsThatCannotBeLoadedAreSaidWithThePlace() {
    room.desk.problems.add(
        new Finding("m05/b/lab.json", 12, 3, "steps[0].points", "at least one point is needed"));
    room.desk.problems.add(new Finding("m06/x/guide.md", 0, 0, "", "the guide cannot be read"));
    interact(() -> room.session.set(java.util.Optional.of("again")));
    until(() -> there("#labs-findings"));
    shot("findings");
    press("#labs-findings-copy");
    assertThat(room.copied.getLast()).contains("m05/b/lab.json:12:3 steps[0].points");
  }

  @Test
  void anAnswerIsTypedAndCheckedWithEnter() {
    begin("5.C");
    press("#labs-check");
    until(() -> there("#labs-answer-predict-etag") || there(".labs-question .text-field"));
    shot("question");
    interact(
        () -> {
          TextField field = (TextField) stage.getScene().lookup(".labs-question .text-field");
          field.requestFocus();
          field.setText("9a0364b9e99bb480dd25e1f0284c8555-2");
        });
    room.desk.holds = 0;
    robot.push(KeyCode.ENTER);
    until(() -> room.desk.log.stream().anyMatch(line -> line.contains("8555-2")));
    until(() -> there("#labs-sum"));
    assertThat(
            read(
                () ->
                    ((TextField) stage.getScene().lookup(".labs-question .text-field")).getText()))
        .isEqualTo("9a0364b9e99bb480dd25e1f0284c8555-2");
  }

  @Test
  void aLineOfTheGuideIsCompletedAndRunWhereItStands() {
    begin("5.A");
    until(() -> there("#labs-card-enable"));
    press("#labs-line-0");
    assertThat(read(() -> line().isFocused() && line().getSelectedText().equals("…"))).isTrue();
    assertThat(read(() -> inSight(stage.getScene().lookup("#labs-line-0-run")))).isTrue();
    interact(() -> line().replaceSelection("Enabled"));
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    until(() -> there("#labs-line-0-answer-text"));
    assertThat(room.desk.log).anyMatch(line -> line.endsWith("Status=Enabled"));
    room.desk.holds = 0;
    press("#labs-check");
    until(() -> there("#labs-sum"));
    assertThat(read(() -> there("#labs-line-0-answer-text"))).isTrue();
    assertThat(read(() -> typedLine())).endsWith("Status=Enabled");
    interact(() -> line().requestFocus());
    interact(() -> line().appendText(" --debug"));
    press("#labs-hint-1");
    until(() -> there("#labs-hint-text-1"));
    assertThat(read(() -> typedLine())).endsWith(" --debug");
    assertThat(read(() -> line().isFocused())).isTrue();
    shot("line");
  }

  private static boolean inSight(Node node) {
    Node up = node;
    while (!(up instanceof ScrollPane)) {
      up = up.getParent();
    }
    return up.localToScene(up.getLayoutBounds())
        .contains(node.localToScene(node.getLayoutBounds()));
  }

  private TextInputControl line() {
    return (TextInputControl) stage.getScene().lookup("#labs-line-0-text");
  }

  private String typedLine() {
    return line().getText();
  }

  @Test
  void everyControlHasAnIdAndSaysWhatItIs() {
    begin("5.A");
    room.desk.holds = 0;
    press("#labs-check");
    until(() -> there("#labs-result-enable-1"));
    List<String> bad = new ArrayList<>();
    interact(
        () -> {
          for (Class<? extends Node> type :
              List.<Class<? extends Node>>of(ButtonBase.class, TextInputControl.class)) {
            walk(
                drawer.view(),
                node -> {
                  boolean named =
                      node.getAccessibleText() != null
                          || node instanceof Button button
                              && button.getText() != null
                              && !button.getText().isBlank();
                  if (node.getId() == null || !named) {
                    bad.add(node.toString());
                  }
                },
                type);
          }
        });
    assertThat(bad).isEmpty();
  }

  @Test
  void closedItStillSaysHowFarTheLabIs() {
    begin("5.A");
    press("#labs-check");
    until(() -> there("#labs-card-overwrite"));
    Node strip = read(() -> drawer.strip());
    interact(() -> stage.getScene().setRoot(new StackPane(strip)));
    assertThat(read(this::words)).contains("1/4");
    interact(() -> state.set(Drawer.State.CLOSED));
    interact(() -> ((Button) strip.lookup("#labs-open")).fire());
    assertThat(state.get()).isEqualTo(Drawer.State.OPEN);
  }
}
