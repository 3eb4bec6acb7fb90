package dev.lectern.pane.s3.collision;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks what shall happen when keys that are about to be written are there already. */
public interface Collisions {

  /** What the user chose. */
  enum Choice {
    /** Writes all: what is there is replaced. */
    OVERWRITE,
    /** Writes only what is not there. */
    SKIP,
    /** Writes nothing. */
    CANCEL
  }

  /**
   * Asks; FX thread.
   *
   * @param there the keys that exist, at least one
   * @param all number of keys that are to be written
   */
  CompletableFuture<Choice> ask(List<String> there, int all);
}
