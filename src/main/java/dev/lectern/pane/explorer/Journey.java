package dev.lectern.pane.explorer;

import dev.lectern.ui.dialog.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where the user is, and was: an explorer's place with the way back and forward, like a browser's.
 * The view model says {@link #at} where it is; whoever wants to be elsewhere says {@link #go}, and
 * is asked first when that would lose something. FX thread.
 *
 * @param <P> the explorer's places
 */
public final class Journey<P extends Place> {

  private static final int MOST = 100;

  private final Function<String, P> parse;
  private final ReadOnlyObjectWrapper<P> place;
  private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper forward = new ReadOnlyBooleanWrapper();
  private final List<P> steps = new ArrayList<>();
  private int here;
  private Consumer<P> open = to -> {};
  private Supplier<CompletableFuture<Boolean>> mayLeave = () -> Answer.of(true);

  /**
   * A journey that begins in the list.
   *
   * @param parse makes a place of its text; the list of the empty text
   */
  public Journey(Function<String, P> parse) {
    this.parse = parse;
    place = new ReadOnlyObjectWrapper<>(parse.apply(""));
    steps.add(place.get());
  }

  /**
   * Says how to travel.
   *
   * @param open shows a place and loads it
   * @param mayLeave asks before the resource is left; false keeps the user where she is
   */
  public void by(Consumer<P> open, Supplier<CompletableFuture<Boolean>> mayLeave) {
    this.open = open;
    this.mayLeave = mayLeave;
  }

  /** Where the user is. */
  public ReadOnlyObjectProperty<P> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** Where the user is. */
  public P place() {
    return place.get();
  }

  /** Whether there is a step back. */
  public ReadOnlyBooleanProperty backProperty() {
    return back.getReadOnlyProperty();
  }

  /** Whether a step was taken back. */
  public ReadOnlyBooleanProperty forwardProperty() {
    return forward.getReadOnlyProperty();
  }

  /** Goes to a place; nothing happens when the user stays to keep unsaved changes. */
  public void go(P to) {
    travel(to, () -> {});
  }

  /** Goes to a place of that text. */
  public void go(String to) {
    go(parse.apply(to));
  }

  /** Goes to the place above. */
  public void up() {
    go(place.get().up());
  }

  /** Takes a step back, if there is one. */
  public void back() {
    step(-1);
  }

  /** Takes a step forward again, if there is one. */
  public void forward() {
    step(1);
  }

  private void step(int by) {
    int next = here + by;
    if (next >= 0 && next < steps.size()) {
      travel(steps.get(next), () -> here = next);
    }
  }

  private void travel(P to, Runnable leaving) {
    CompletableFuture<Boolean> free =
        to.resource().equals(place.get().resource()) ? Answer.of(true) : mayLeave.get();
    free.thenAccept(
        may -> {
          if (may) {
            leaving.run();
            open.accept(to);
            know();
          }
        });
  }

  /** The user is at a place now. */
  public void at(P now) {
    if (now.page().equals(steps.get(here).page())) {
      steps.set(here, now);
    } else {
      steps.subList(here + 1, steps.size()).clear();
      steps.add(now);
      if (steps.size() > MOST) {
        steps.removeFirst();
      }
      here = steps.size() - 1;
    }
    place.set(now);
    know();
  }

  /** A resource is gone: no step leads there any more. */
  public void forget(String resource) {
    List<P> kept = new ArrayList<>();
    int now = 0;
    for (int i = 0; i < steps.size(); i++) {
      P step = steps.get(i);
      boolean again = !kept.isEmpty() && kept.getLast().page().equals(step.page());
      if (again && i == here) {
        kept.set(kept.size() - 1, step);
      } else if (i == here || !(again || step.resource().equals(resource))) {
        kept.add(step);
      }
      if (i == here) {
        now = kept.size() - 1;
      }
    }
    steps.clear();
    steps.addAll(kept);
    here = now;
    know();
  }

  private void know() {
    back.set(here > 0);
    forward.set(here < steps.size() - 1);
  }
}
