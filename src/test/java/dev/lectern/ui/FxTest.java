package dev.lectern.ui;

import dev.lectern.ui.theme.ThemeManager;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Base of tests with a scene: a stage of 1280 x 800 in the real theme, light. Use {@link
 * #interact(Runnable)} for everything that touches the scene, {@link #until} to wait, the robot
 * only for keyboard, focus and drag.
 */
@Tag("fx")
@ResourceLock(FxTest.TOOLKIT)
public abstract class FxTest {

  /** What only one test class may have at a time, while others go on. */
  public static final String TOOLKIT = "the JavaFX toolkit";

  protected final FxRobot robot = new KeyboardRobot();
  protected Stage stage;
  protected ThemeManager theme;

  @BeforeEach
  void openStage() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          theme = new ThemeManager();
          theme.modeProperty().set(ThemeManager.Mode.LIGHT);
        });
    stage = FxToolkit.registerStage(Stage::new);
  }

  @AfterEach
  void closeStage() throws TimeoutException {
    FxToolkit.setupFixture(() -> stage.close());
    FxToolkit.cleanupStages();
  }

  /** Shows the root in the test's stage. Any thread. */
  protected Scene show(Parent root) {
    return show(root, 1280, 800);
  }

  /** Shows the root in the test's stage at a size. Any thread. */
  protected Scene show(Parent root, double width, double height) {
    Scene[] scene = new Scene[1];
    interact(
        () -> {
          scene[0] = new Scene(root, width, height);
          theme.manage(scene[0]);
          stage.setScene(scene[0]);
          stage.show();
        });
    return scene[0];
  }

  /** Runs on the FX thread, waits for it and for what it queued; its exception is the test's. */
  protected void interact(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** A value read on the FX thread. */
  protected <T> T read(Callable<T> value) {
    return WaitForAsyncUtils.waitForAsyncFx(30_000, value);
  }

  /** Waits at most thirty seconds until the condition, asked on the FX thread, holds. */
  protected void until(Callable<Boolean> condition) {
    until("The condition", condition);
  }

  /** The same, with what is waited for. */
  protected void until(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> read(condition));
    } catch (TimeoutException e) {
      interact(() -> Pictures.take(stage.getScene(), "timeout-" + getClass().getSimpleName()));
      throw new AssertionError(what + " did not come true within 30 seconds.", e);
    }
  }
}
