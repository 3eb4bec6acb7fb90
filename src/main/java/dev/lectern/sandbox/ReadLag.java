package dev.lectern.sandbox;

import java.time.Duration;

/**
 * How far DynamoDB's eventually consistent reads are behind, by the sandbox's clock. On AWS it is
 * mostly nothing and at times a second; a lesson can make it visible. Safe for any thread.
 */
public interface ReadLag {

  /** How far; zero at the start. */
  Duration lag();

  /**
   * Sets it. Only what changes from now on is seen late; zero makes everything visible at once.
   *
   * @throws IllegalArgumentException when it is negative or more than an hour
   */
  void lag(Duration lag);
}
