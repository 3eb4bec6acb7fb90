package dev.lectern.app;

import dev.lectern.pane.PaneContext;
import dev.lectern.ui.FxTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The console as it is put together, over its sandbox, and what a person's hands do with it. */
abstract class ConsoleJourney extends FxTest {

  @TempDir protected Path data;
  protected final List<String> copied = new ArrayList<>();
  protected AppContext console;

  protected void start() {
    copied.clear();
    interact(
        () -> {
          DataHome home = new DataHome(data);
          console = new AppContext(home, PaneCatalog::all, new Copies());
          console.open(stage, Backstage.start(home, console.factory()));
        });
  }

  /** The program ends and is started again on the same data. */
  protected void restart() {
    end();
    start();
  }

  /** The program ends; the next start has a new window. */
  protected void end() {
    interact(
        () -> {
          console.close();
          stage.close();
          stage = new Stage();
        });
  }

  @AfterEach
  void stop() {
    interact(
        () -> {
          console.close();
        });
  }

  /** Drags the file or folder from a handle over the rail onto the list of objects. */
  protected void drop(Path file) {
    Label handle = new Label("a file");
    handle.setId("journey-file");
    handle.setMinSize(120, 60);
    StackPane.setAlignment(handle, Pos.BOTTOM_LEFT);
    handle.setOnDragDetected(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(List.of(file.toFile()));
          handle.startDragAndDrop(TransferMode.COPY).setContent(content);
          event.consume();
        });
    StackPane root = (StackPane) stage.getScene().getRoot();
    interact(() -> root.getChildren().add(handle));
    robot.drag(handle).dropTo(node("#shell-crumbs").getParent());
    interact(() -> root.getChildren().remove(handle));
  }

  /** Runs an action by its name, as a person does who knows the palette. */
  protected void act(String name) {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> shown("#palette-query"));
    interact(() -> ((TextInputControl) node("#palette-query")).setText(name));
    robot.push(KeyCode.ENTER);
  }

  protected void fire(String id) {
    until(() -> shown(id) && !node(id).isDisabled());
    interact(() -> ((ButtonBase) node(id)).fire());
  }

  protected MenuItem menu(String id) {
    return ((MenuButton) node("#shell-look"))
        .getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  /** How many rows a table or list shows; none while it is not there. */
  protected int rows(String id) {
    return switch (node(id)) {
      case TableView<?> table -> table.getItems().size();
      case ListView<?> list -> list.getItems().size();
      case null, default -> -1;
    };
  }

  protected ListView<?> versions() {
    return (ListView<?>) node("#s3-versions-list");
  }

  protected TableView<?> table(String id) {
    return (TableView<?>) node(id);
  }

  protected Node node(String id) {
    return stage.getScene().lookup(id);
  }

  protected boolean shown(String id) {
    for (Node node = node(id); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return node(id) != null;
  }

  private final class Copies implements PaneContext.Desktop {
    @Override
    public void copy(String text) {
      copied.add(text);
    }

    @Override
    public void browse(String url) {}
  }
}
