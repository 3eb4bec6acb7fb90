package dev.lectern.shell;

import dev.lectern.settings.Settings;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where the window stands, kept from run to run, in pixels of the screen.
 *
 * @param maximized whether it fills the screen; the rest is what it goes back to
 */
record KeptWindow(double x, double y, double width, double height, boolean maximized) {

  private static final String SECTION = "window";
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;
  private static final double USUAL_WIDTH = 1280;
  private static final double USUAL_HEIGHT = 800;

  /** Puts the window where it was, if a screen is still there, and keeps every later move. */
  static void bind(Stage stage, Settings settings) {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    KeptWindow kept =
        settings.get(
            SECTION,
            KeptWindow.class,
            new KeptWindow(Double.NaN, Double.NaN, USUAL_WIDTH, USUAL_HEIGHT, false));
    stage.setWidth(Math.max(kept.width(), LEAST_WIDTH));
    stage.setHeight(Math.max(kept.height(), LEAST_HEIGHT));
    // a strip of the title bar must be on some screen, or the window could not be dragged back
    Screen.getScreensForRectangle(kept.x() + 40, kept.y(), 200, 30).stream()
        .findFirst()
        .ifPresent(
            screen -> {
              stage.setX(kept.x());
              // some window managers say less than where the screen begins
              stage.setY(Math.max(kept.y(), screen.getVisualBounds().getMinY()));
            });
    stage.setMaximized(kept.maximized());
    stage.xProperty().addListener((o, before, now) -> keep(stage, settings));
    stage.yProperty().addListener((o, before, now) -> keep(stage, settings));
    stage.widthProperty().addListener((o, before, now) -> keep(stage, settings));
    stage.heightProperty().addListener((o, before, now) -> keep(stage, settings));
    stage.maximizedProperty().addListener((o, before, now) -> keep(stage, settings));
  }

  private static void keep(Stage stage, Settings settings) {
    if (!stage.isShowing() || stage.isFullScreen() || stage.isIconified()) {
      return;
    }
    KeptWindow old =
        settings.get(
            SECTION,
            KeptWindow.class,
            new KeptWindow(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
    settings.put(
        SECTION,
        stage.isMaximized()
            ? new KeptWindow(old.x(), old.y(), old.width(), old.height(), true)
            : new KeptWindow(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
  }
}
