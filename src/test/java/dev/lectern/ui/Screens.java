package dev.lectern.ui;

import dev.lectern.ui.theme.ThemeManager;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of a window for people to look at: light and dark, small and large, under {@code
 * target/screens/<name>-<theme>-<width>.png}.
 */
public final class Screens {

  private Screens() {}

  /** Takes all four pictures and leaves the stage light at 1280 x 800. Not on the FX thread. */
  public static void shot(Stage stage, ThemeManager theme, String name) {
    for (int[] size : new int[][] {{1920, 1080}, {1280, 800}}) {
      for (ThemeManager.Mode mode :
          new ThemeManager.Mode[] {ThemeManager.Mode.DARK, ThemeManager.Mode.LIGHT}) {
        shot(stage, theme, name, mode, size[0], size[1]);
      }
    }
  }

  /** Takes one picture. Not on the FX thread. */
  public static void shot(
      Stage stage, ThemeManager theme, String name, ThemeManager.Mode mode, int width, int height) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          theme.modeProperty().set(mode);
          Scene scene = stage.getScene();
          stage.setWidth(width + stage.getWidth() - scene.getWidth());
          stage.setHeight(height + stage.getHeight() - scene.getHeight());
        });
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          Pictures.take(
              stage.getScene(),
              name + "-" + mode.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
