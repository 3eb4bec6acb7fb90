package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Refusal;
import java.time.Duration;
import java.util.List;

/**
 * A fault that the course's demos and labs use.
 *
 * @param key its text is {@code preset.<key>} in the strings
 * @param fault what is put on the desk
 */
record Preset(String key, Fault fault) {

  /** All, in the order of the menu. */
  static List<Preset> all() {
    return List.of(
        of("s3-slow-down", "s3", "", new Effect.Refuse(Refusal.THROTTLED), 3, 5),
        of("s3-put", "s3", "PutObject", new Effect.Refuse(Refusal.THROTTLED), 2, 3),
        of("s3-error", "s3", "", new Effect.Refuse(Refusal.INTERNAL_ERROR), 1, 5),
        of("dynamodb-throttle", "dynamodb", "", new Effect.Refuse(Refusal.THROTTLED), 2, 3),
        of("dynamodb-error", "dynamodb", "", new Effect.Refuse(Refusal.INTERNAL_ERROR), 1, 10),
        of("lambda-throttle", "lambda", "Invoke", new Effect.Refuse(Refusal.THROTTLED), 1, 2),
        of(
            "latency",
            "",
            "",
            new Effect.Delay(Duration.ofMillis(600), Duration.ofMillis(100)),
            1,
            1),
        of("cut", "", "", new Effect.Cut(false), 1, 3),
        of("answer-lost", "s3", "PutObject", new Effect.Cut(true), 1, 3),
        of("skew", "", "", new Effect.Skew(Duration.ofMinutes(20)), 1, 1),
        of("expired", "", "", new Effect.Refuse(Refusal.EXPIRED_TOKEN), 1, 1));
  }

  private static Preset of(
      String key, String service, String operation, Effect effect, int some, int of) {
    return new Preset(key, new Fault(key, service, operation, "", effect, some, of, 0));
  }

  /** Whether it speaks of a service that is here. */
  boolean fits(List<String> services) {
    return fault.service().isEmpty() || services.contains(fault.service());
  }
}
