package dev.lectern.ui.theme;

import javafx.application.Platform;
import javafx.util.Duration;

/** Whether and how long things move. {@code -Dlectern.motion=off} and the system can forbid it. */
public final class Motion {

  private Motion() {}

  /** Whether moving things may move. FX thread. */
  public static boolean on() {
    return !"off".equals(System.getProperty("lectern.motion"))
        && !Platform.getPreferences().isReducedMotion();
  }

  /** The duration, or nothing when motion is off. */
  public static Duration of(int millis) {
    return on() ? Duration.millis(millis) : Duration.ZERO;
  }
}
