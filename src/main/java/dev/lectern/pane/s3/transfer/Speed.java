package dev.lectern.pane.s3.transfer;

/**
 * Bytes per second, as a mean that forgets: what was two seconds ago counts a third of what is now.
 * Starting a part again takes bytes away; that never shows as a negative speed. Not for several
 * threads.
 */
final class Speed {

  private static final double MEMORY_SECONDS = 2;

  private long lastNanos;
  private long lastBytes;
  private boolean begun;
  private double perSecond;

  /** Tells the count of bytes at a time. */
  void at(long nanos, long bytes) {
    if (begun && nanos > lastNanos) {
      double seconds = (nanos - lastNanos) / 1e9;
      double now = Math.max(0, bytes - lastBytes) / seconds;
      double weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
      perSecond = perSecond == 0 ? now : perSecond + weight * (now - perSecond);
    }
    begun = true;
    lastNanos = nanos;
    lastBytes = bytes;
  }

  /** Forgets everything, because nothing moves any more. */
  void rest() {
    begun = false;
    perSecond = 0;
  }

  double perSecond() {
    return perSecond;
  }
}
