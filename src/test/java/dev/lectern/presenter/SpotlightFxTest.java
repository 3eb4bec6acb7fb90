package dev.lectern.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.presenter.Talk.Move;
import dev.lectern.ui.FxTest;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpotlightFxTest extends FxTest {

  private Label far;
  private VBox page;
  private ScrollPane scroll;
  private Spotlight light;

  @BeforeEach
  void show() {
    interact(
        () -> {
          Label near = new Label("near");
          near.setId("near");
          far = new Label("far");
          far.setId("far");
          Region between = new Region();
          between.setMinHeight(2000);
          page = new VBox(near, between);
          scroll = new ScrollPane(page);
          BorderPane frame = new BorderPane(scroll);
          light = new Spotlight(frame);
          stage.setScene(new Scene(new StackPane(frame, light), 600, 400));
          stage.getScene().addPostLayoutPulseListener(light::look);
          stage.show();
        });
  }

  @Test
  void whatIsScrolledAwayIsBroughtInSightOnce() {
    interact(() -> page.getChildren().add(far));
    tell("far");
    until(() -> light.lit() != null);
    assertThat(read(scroll::getVvalue)).isEqualTo(1);

    interact(() -> scroll.setVvalue(0));
    tell("far");
    until(() -> light.lit() == null);
    assertThat(read(scroll::getVvalue)).isZero();
  }

  @Test
  void aBetterTargetThatComesLaterIsBroughtInSight() {
    tell("far", "near");
    until(() -> light.lit() != null);
    assertThat(read(scroll::getVvalue)).isZero();
    interact(() -> page.getChildren().add(far));
    until(() -> scroll.getVvalue() == 1 && light.lit() != null);
  }

  @Test
  void whatIsCutAtTheEdgeIsBroughtWhollyInSight() {
    interact(
        () -> {
          Region before = new Region();
          before.setMinHeight(200);
          Region tall = new Region();
          tall.setId("tall");
          tall.setMinHeight(300);
          page.getChildren().addAll(0, List.of(before, tall));
        });
    tell("tall");
    until(() -> light.lit() != null && light.lit().getHeight() >= 300);
  }

  private void tell(String... targets) {
    interact(
        () ->
            light.tell(
                new Talk(
                    "Demo",
                    12,
                    1,
                    2,
                    "A step",
                    "Look here.",
                    "",
                    "",
                    "",
                    false,
                    List.of(targets),
                    "",
                    false,
                    EnumSet.noneOf(Move.class),
                    move -> {})));
  }
}
