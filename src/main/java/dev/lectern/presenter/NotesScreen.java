package dev.lectern.presenter;

import dev.lectern.ui.theme.ThemeManager;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The speaker's notes in a window of their own, on a screen that the class does not see. */
final class NotesScreen {

  private final Stage window = new Stage();
  private final Scene scene;
  private final SpeakerBar bar;
  private final ThemeManager theme;

  private NotesScreen(SpeakerBar bar, ThemeManager theme) {
    this.bar = bar;
    this.theme = theme;
    // the size of type is that of the root: the bar itself is a part of it
    this.scene = new Scene(new StackPane(bar));
  }

  /** Where there is room on another screen than the one that a window is on; empty without one. */
  static Optional<Rectangle2D> beside(Stage window) {
    ObservableList<Screen> here =
        Screen.getScreensForRectangle(
            window.getX() + window.getWidth() / 2, window.getY() + window.getHeight() / 2, 1, 1);
    return here.isEmpty()
        ? Optional.empty()
        : Screen.getScreens().stream()
            .filter(screen -> !screen.equals(here.getFirst()))
            .findFirst()
            .map(Screen::getVisualBounds);
  }

  /**
   * Opens the notes.
   *
   * @param on where
   * @param leave called when the user closes them
   */
  static NotesScreen open(
      Stage window, Rectangle2D on, ThemeManager theme, SpeakerBar bar, Runnable leave) {
    NotesScreen notes = new NotesScreen(bar, theme);
    notes.open(window, on, leave);
    return notes;
  }

  private void open(Stage owner, Rectangle2D on, Runnable leave) {
    theme.manage(scene);
    window.setScene(scene);
    window.setTitle(owner.getTitle());
    window.getIcons().setAll(owner.getIcons());
    window.setX(on.getMinX());
    window.setY(on.getMinY());
    window.setWidth(on.getWidth());
    window.setHeight(on.getHeight());
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F5) {
            event.consume();
            leave.run();
          }
        });
    window.setOnCloseRequest(
        event -> {
          event.consume();
          leave.run();
        });
    window.show();
    owner.requestFocus();
  }

  SpeakerBar bar() {
    return bar;
  }

  void close() {
    window.close();
    theme.release(scene);
  }
}
