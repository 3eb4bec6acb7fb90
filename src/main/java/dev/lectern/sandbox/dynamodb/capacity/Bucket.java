package dev.lectern.sandbox.dynamodb.capacity;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket by the sandbox's clock. It begins full. A request is let in when there is credit
 * for it or for one second; a large one leaves a debt that must be earned first. Not safe for
 * several threads.
 */
final class Bucket {

  private double perSecond;
  private double most;
  private double credit;
  private Instant at;

  /**
   * Full.
   *
   * @param seconds how many seconds of unused capacity it keeps
   */
  Bucket(double perSecond, double seconds, Instant now) {
    this.perSecond = perSecond;
    this.most = perSecond * seconds;
    this.credit = most;
    this.at = now;
  }

  /** Other capacity from now on; what was saved stays, as far as it may be kept. */
  void adjust(double units, double seconds, Instant now) {
    refill(now);
    if (units != perSecond) {
      perSecond = units;
      most = units * seconds;
      credit = Math.min(credit, most);
    }
  }

  /** A clock that was set back gives nothing, and takes nothing. */
  private void refill(Instant now) {
    if (now.isAfter(at)) {
      double seconds = Duration.between(at, now).toNanos() / 1e9;
      credit = Math.min(most, credit + seconds * perSecond);
    }
    at = now;
  }

  boolean lets(double units, Instant now) {
    refill(now);
    return credit >= Math.min(units, perSecond);
  }

  void take(double units) {
    credit -= units;
  }

  double perSecond() {
    return perSecond;
  }

  double credit(Instant now) {
    refill(now);
    return credit;
  }

  double most() {
    return most;
  }
}
