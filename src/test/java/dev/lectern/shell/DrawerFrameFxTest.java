package dev.lectern.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.Drawer;
import dev.lectern.settings.JsonSettings;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawerFrameFxTest extends FxTest {

  @TempDir Path folder;
  private DrawerFrame frame;

  @BeforeEach
  void make() {
    JsonSettings settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    settings.keep();
    interact(
        () ->
            frame =
                new DrawerFrame(
                    DrawerFrame.Side.RIGHT,
                    new Blank(),
                    settings,
                    Drawer.State.OPEN,
                    Texts.of("shell")));
  }

  private Drawer.State after(Runnable act) {
    interact(act);
    return read(() -> frame.state().getValue());
  }

  @Test
  void aSmallWindowClosesItAndALargeOneBringsItBack() {
    assertThat(after(() -> frame.room(1280, false))).isEqualTo(Drawer.State.OPEN);
    assertThat(after(() -> frame.room(1024, true))).isEqualTo(Drawer.State.CLOSED);
    assertThat(after(() -> frame.room(1280, false))).isEqualTo(Drawer.State.OPEN);
  }

  @Test
  void whatIsOpenedInASmallWindowStaysOpen() {
    interact(() -> frame.room(1024, true));
    assertThat(after(() -> frame.show(Drawer.State.OPEN))).isEqualTo(Drawer.State.OPEN);
    assertThat(after(() -> frame.room(1000, true))).isEqualTo(Drawer.State.OPEN);
    assertThat(after(() -> frame.room(1280, false))).isEqualTo(Drawer.State.OPEN);
  }

  @Test
  void aLargeOneIsNotLargerThanTheWindow() {
    DrawerFrame large =
        read(
            () ->
                new DrawerFrame(
                    DrawerFrame.Side.BOTTOM,
                    new Blank(),
                    JsonSettings.open(folder.resolve("other.json"), Runnable::run),
                    Drawer.State.LARGE,
                    Texts.of("shell")));
    assertThat(read(() -> large.prefHeight(-1))).as("before it is known").isLessThan(800);
    WindowController window = new WindowController();
    Parent root =
        read(
            () ->
                (Parent)
                    Views.load("shell", "window", Map.of(WindowController.class, () -> window))
                        .root());
    interact(
        () -> {
          window.main.getChildren().add(large);
          window.main.heightProperty().subscribe(now -> large.room(now.doubleValue(), false));
        });
    show(root);
    interact(() -> stage.setHeight(1000));
    until(() -> large.getHeight() > 850);
    interact(() -> stage.setHeight(700));
    until(() -> large.getHeight() < 700);
    assertThat(read(() -> window.main.getHeight())).isLessThan(700);
  }

  private static final class Blank implements Drawer {
    @Override
    public void attach(Host host) {}

    @Override
    public String id() {
      return "blank";
    }

    @Override
    public String title() {
      return "Blank";
    }

    @Override
    public Node view() {
      return new Label("all");
    }

    @Override
    public Node strip() {
      return new Label("strip");
    }

    @Override
    public ObservableValue<List<Action>> actions() {
      return new SimpleObjectProperty<>(List.of());
    }

    @Override
    public void close() {}
  }
}
