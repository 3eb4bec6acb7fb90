package dev.lectern.app;

import dev.lectern.aws.ClientFactory;
import dev.lectern.json.Json;

/**
 * What the first window and its first call need, is slow to make ready and knows nothing of JavaFX:
 * begun beside JavaFX's own start, which leaves a core idle.
 */
final class Ahead {

  private Ahead() {}

  /** Begins it; whoever needs it sooner waits for it as for any class that is being initialized. */
  static void begin() {
    Thread.ofPlatform().daemon().name("ahead").start(Ahead::prepare);
  }

  private static void prepare() {
    // The first document that is read makes the powers of BigDecimal, a twentieth of a second.
    var _ = Json.MAPPER.readTree("{\"a\": 1}");
    ClientFactory.prepare();
  }
}
