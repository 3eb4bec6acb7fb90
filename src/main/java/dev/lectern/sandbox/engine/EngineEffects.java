package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.journal.Journal;

/** Tells the journal, and waits for the film. */
record EngineEffects(Journal journal, Film film) implements Effects {

  @Override
  public void before(Stage next, String cause, boolean answered) {
    film.beforeEffect(next, cause, answered);
  }

  @Override
  public void tell(Effect effect) {
    journal.add(effect);
  }

  @Override
  public long heldNanos(String cause) {
    return film.heldNanos(cause);
  }
}
