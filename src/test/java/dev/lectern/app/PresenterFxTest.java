package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.Demo;
import dev.lectern.presenter.Presenter;
import dev.lectern.ui.Pictures;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A demo in presenter mode, in the console as it is put together. */
@Timeout(120)
class PresenterFxTest extends ConsoleJourney {

  private static final double AROUND = 12;

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
  }

  @Test
  void aDemoIsPresentedWithASpotlightAndLeftAsItWas() {
    interact(() -> console.window().open("demos", "5.1"));
    until(() -> shown("#demo-set-up") && demo("5.1"));
    robot.push(KeyCode.F5);
    until(() -> shown("#presenter-bar"));
    assertThat(read(this::type)).isEqualTo(Presenter.TYPE);

    fire("#presenter-set-up");
    until(() -> shown("#s3-versions-list") && shown("#presenter-callout"));
    assertThat(read(() -> text("#presenter-step"))).isEqualTo("Overwrite without versions");
    until(() -> lights("#s3-upload"));
    fire("#presenter-perform");
    until(() -> node("#presenter-next").getStyleClass().contains("accent"));
    assertThat(read(() -> text("#presenter-step"))).isEqualTo("Overwrite without versions");
    fire("#presenter-next");
    until(() -> text("#presenter-step").startsWith("Enable versioning"));
    fire("#presenter-back");
    until(() -> text("#presenter-step").startsWith("Overwrite"));
    assertThat(read(() -> node("#presenter-perform").isDisabled())).isTrue();
    until(() -> lights("#s3-versions-list"));
    until(() -> shown("#presenter-spotlight"));
    interact(
        () -> {
          Bounds words = scene(node("#presenter-callout"));
          Bounds target = scene(node("#s3-versions-list"));
          assertThat(words.intersects(target)).isFalse();
          assertThat(scene(node("#presenter-spotlight")).getMaxY())
              .isLessThanOrEqualTo(scene(node("#presenter-bar")).getMinY() + 1);
        });
    assertThat(read(() -> shown("#presenter-say"))).isFalse();
    robot.push(KeyCode.N);
    until(() -> shown("#presenter-say"));
    interact(() -> Pictures.take(stage.getScene(), "presenter"));

    robot.push(KeyCode.B);
    until(() -> shown("#presenter-black"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !shown("#presenter-black"));
    assertThat(read(() -> shown("#presenter-bar"))).isTrue();
    robot.push(KeyCode.ESCAPE);
    until(() -> !shown("#presenter-bar"));
    assertThat(read(this::type)).isEqualTo(100);
    assertThat(read(() -> shown("#presenter-spotlight"))).isFalse();

    restart();
    until(() -> shown("#shell-tab-demos"));
    assertThat(read(this::type)).isEqualTo(100);
  }

  /** The control while it is to be used, and what came of it afterwards. */
  private boolean lights(String id) {
    Rectangle ring = (Rectangle) node("#presenter-spotlight").lookup(".presenter-ring");
    return shown("#presenter-spotlight")
        && ring.getBoundsInParent().contains(scene(node(id)))
        && ring.getWidth() < scene(node(id)).getWidth() + 2 * AROUND;
  }

  /** A demo grows with each step: the buttons of the next one are seen without scrolling. */
  @Test
  void theStepThatIsNextIsInSight() {
    interact(() -> console.window().open("demos", "7.2"));
    until(() -> shown("#demo-set-up") && demo("7.2"));
    fire("#demo-set-up");
    for (int next = 1; next < 4; next++) {
      String notes = "#demo-notes-" + next;
      until(() -> shown(notes) && !node("#demo-by-hand").isDisabled());
      // the first can be proved, and is not done by hand here
      fire(next == 1 ? "#demo-perform" : "#demo-by-hand");
    }
    until(() -> shown("#demo-notes-4") && !node("#demo-by-hand").isDisabled());
    interact(() -> stage.getScene().getRoot().layout());
    Bounds seen = read(() -> scene(parentOf("#demo-notes-4", ScrollPane.class)));
    assertThat(read(() -> scene(node("#demo-by-hand")).getMaxY())).isLessThan(seen.getMaxY());
    assertThat(read(() -> scene(node("#demo-notes-4")).getMinY())).isGreaterThan(seen.getMinY());
  }

  private <T extends Node> T parentOf(String id, Class<T> type) {
    Node up = node(id);
    while (!type.isInstance(up)) {
      up = up.getParent();
    }
    return type.cast(up);
  }

  @Test
  void noAccountIdIsLeftToRead() {
    interact(
        () -> {
          console
              .window()
              .notice(Tone.ACCENT, "arn:aws:iam::000000000000:role/a and account 000000000000");
          ((TextInputControl) node("#s3-prefix")).setText("logs/000000000000/");
          CodeView code = new CodeView();
          code.show(
              "aws sts assume-role --role-arn arn:aws:iam::000000000000:role/a", Syntax.SHELL);
          ((Pane) node("#shell-crumbs").getParent()).getChildren().add(code);
        });
    until(() -> readable(stage.getScene().getRoot()) > 0);
    robot.push(KeyCode.F5);
    until(() -> shown("#presenter-bar"));
    until(() -> readable(stage.getScene().getRoot()) == 0);
    interact(() -> Pictures.take(stage.getScene(), "presenter-masked"));
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.M);
    until(() -> readable(stage.getScene().getRoot()) > 0);
    robot.push(KeyCode.F5);
    until(() -> !shown("#presenter-bar"));
    assertThat(read(() -> readable(stage.getScene().getRoot()))).isPositive();
  }

  /** Account ids on the screen that no cover lies on. */
  private int readable(Parent root) {
    List<Bounds> covers = new ArrayList<>();
    List<Bounds> ids = new ArrayList<>();
    collect(root, covers, ids);
    return (int)
        ids.stream()
            .filter(
                id ->
                    covers.stream()
                        .noneMatch(
                            cover ->
                                cover.contains(id.getCenterX(), id.getCenterY())
                                    && cover.getWidth() >= id.getWidth() - 2))
            .count();
  }

  private void collect(Node node, List<Bounds> covers, List<Bounds> ids) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Rectangle cover
        && node.getParent() != null
        && node.getParent().getStyleClass().contains("presenter-masks")) {
      covers.add(scene(cover));
    } else if (node instanceof Text text && text.getText().contains("000000000000")) {
      int at = text.getText().indexOf("000000000000");
      javafx.scene.shape.Path shape =
          new javafx.scene.shape.Path(text.getRangeShape(at, at + 12, false));
      Bounds box = text.localToScene(shape.getBoundsInLocal());
      if (stage.getScene().getRoot().getLayoutBounds().contains(box)) {
        ids.add(box);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, covers, ids));
    }
  }

  private static Bounds scene(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }

  private int type() {
    return (int) stage.getScene().getProperties().get("lectern.type");
  }

  private String text(String id) {
    return ((Label) node(id)).getText();
  }

  private boolean demo(String id) {
    ListView<?> list = (ListView<?>) node("#demos-list");
    return list.getSelectionModel().getSelectedItem() instanceof Demo demo && demo.id().equals(id);
  }

  @Override
  protected void fire(String id) {
    until(() -> shown(id) && !node(id).isDisabled());
    interact(() -> ((ButtonBase) node(id)).fire());
  }
}
