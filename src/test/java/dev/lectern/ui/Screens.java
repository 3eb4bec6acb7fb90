package dev.lectern.ui;

import dev.lectern.ui.theme.ThemeManager;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of a window for people to look at: light and dark, small and large, under {@code
 * target/screens/<name>-<theme>-<width>.png}. Only with {@code -Dscreens=true}: they show a person
 * what no assertion does, and take a third of the tests' time.
 */
public final class Screens {

  private static final boolean WANTED = Boolean.getBoolean("lectern.screens");

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

  /**
   * Takes one picture in a scene of that size: resizing the stage overruns the headless screen's
   * buffer, and the picture shows half of the nodes. Not on the FX thread.
   */
  public static void shot(
      Stage stage, ThemeManager theme, String name, ThemeManager.Mode mode, int width, int height) {
    if (!WANTED) {
      return;
    }
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> theme.modeProperty().set(mode));
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          Scene shown = stage.getScene();
          Parent root = shown.getRoot();
          shown.setRoot(new Group());
          Scene posed = new Scene(root, width, height);
          theme.manage(posed);
          for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.layout();
          }
          Pictures.take(posed, name + "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + width);
          theme.release(posed);
          posed.setRoot(new Group());
          shown.setRoot(root);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
