package dev.lectern.ui;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Presses keys when a window has the keyboard: one that was just shown gets it a moment later on a
 * real display, and what is pressed before is lost.
 */
final class KeyboardRobot extends FxRobot {

  @Override
  public FxRobot push(KeyCode... combination) {
    awaitKeyboard();
    return super.push(combination);
  }

  private static void awaitKeyboard() {
    try {
      WaitForAsyncUtils.waitFor(
          30,
          TimeUnit.SECONDS,
          () ->
              WaitForAsyncUtils.waitForAsyncFx(
                  30_000, () -> Window.getWindows().stream().anyMatch(Window::isFocused)));
    } catch (TimeoutException e) {
      throw new AssertionError("No window has the keyboard.", e);
    }
  }
}
