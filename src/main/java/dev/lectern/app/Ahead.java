package dev.lectern.app;

import dev.lectern.json.Json;

/**
 * What the first window needs, is slow to make ready and knows nothing of JavaFX: begun beside
 * JavaFX's own start, which leaves a core idle.
 */
final class Ahead {

  private Ahead() {}

  /** Begins it; whoever needs it sooner waits for it as for any class that is being initialized. */
  static void begin() {
    // The first document that is read makes the powers of BigDecimal, a twentieth of a second.
    Thread.ofPlatform().daemon().name("ahead").start(() -> Json.MAPPER.readTree("{\"a\": 1}"));
  }
}
