package dev.lectern.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * The console's first frames, and what the log {@code dev.lectern.start} says of them at the level
 * DEBUG. FX thread.
 */
final class StartLog {

  private final Logger log = System.getLogger("dev.lectern.start");

  /** Says that something can be seen, when the next frame has its layout. */
  void visible(Scene scene, String what) {
    if (log.isLoggable(Level.DEBUG)) {
      atNextFrame(
          scene,
          () -> log.log(Level.DEBUG, "{0} after {1} ms", what, Long.toString(age().toMillis())));
    }
  }

  /** Runs something once, when the next frame has its layout and is about to be drawn. */
  static void atNextFrame(Scene scene, Runnable work) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            work.run();
          }
        });
    Platform.requestNextPulse();
  }

  /** Of this process. */
  private static Duration age() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }
}
