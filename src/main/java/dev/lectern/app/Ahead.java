package dev.lectern.app;

import dev.lectern.aws.ClientFactory;
import dev.lectern.json.Json;
import dev.lectern.ui.theme.ThemeManager;

/**
 * What the first window and its first call need, is slow to make ready and does not need JavaFX to
 * run: begun beside JavaFX's own start, which leaves a core idle.
 */
final class Ahead {

  private Ahead() {}

  /** Begins it; whoever needs it sooner waits for it as for any class that is being initialized. */
  static void begin() {
    // Whoever loads a font settles how JavaFX paints.
    Painting.prepare();
    Thread.ofPlatform().daemon().name("ahead").start(Ahead::prepare);
  }

  private static void prepare() {
    ThemeManager.prepare();
    // The first logger of all looks for another kind of logger in every jar of the class path.
    var _ = System.getLogger(Ahead.class.getName());
    // The first document that is read makes the powers of BigDecimal, a twentieth of a second.
    var _ = Json.MAPPER.readTree("{\"a\": 1}");
    ClientFactory.prepare();
  }
}
