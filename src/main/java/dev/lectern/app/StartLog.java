package dev.lectern.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
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
          () -> {
            // of the JVM; when the process began is known to the second only on Linux
            long age = ManagementFactory.getRuntimeMXBean().getUptime();
            log.log(Level.DEBUG, "{0} after {1} ms", what, Long.toString(age));
          });
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
}
