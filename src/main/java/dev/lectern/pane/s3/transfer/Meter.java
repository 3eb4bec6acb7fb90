package dev.lectern.pane.s3.transfer;

import java.util.concurrent.CancellationException;

/** Told by a gateway of every byte of one part; the way to stop it in the middle. */
public interface Meter {

  /** Counts nothing and never stops. */
  Meter NONE =
      new Meter() {
        @Override
        public void restart() {}

        @Override
        public void add(long bytes) {}
      };

  /** The part begins, perhaps again: what was counted for it counts no more. */
  void restart();

  /**
   * Bytes went over the wire.
   *
   * @throws CancellationException when the transfer was paused or cancelled
   */
  void add(long bytes);
}
