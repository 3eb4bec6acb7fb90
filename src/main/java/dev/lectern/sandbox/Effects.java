package dev.lectern.sandbox;

import dev.lectern.sandbox.Simulation.Stage;

/**
 * Where services tell what a request sets going, and wait before each stage of it while Simulation
 * Mode holds the request. Safe for any thread.
 */
public interface Effects {

  /** For a service that stands alone: nobody watches. */
  Effects UNSEEN =
      new Effects() {
        @Override
        public void before(Stage next, String cause, boolean answered) {}

        @Override
        public void tell(Effect effect) {}

        @Override
        public long heldNanos(String cause) {
          return 0;
        }
      };

  /**
   * A stage is about to begin; waits while the request is held.
   *
   * @param cause id of the request
   * @param answered whether this stage comes after the request's answer: then waits for that first
   */
  void before(Stage next, String cause, boolean answered);

  /** A stage is done. */
  void tell(Effect effect);

  /**
   * How long requests that this one caused have been held, all together: that is not a function's
   * time.
   */
  long heldNanos(String cause);
}
