package dev.lectern.ui.dialog;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/**
 * Every question that stops the user. View models call it without seeing a window; tests answer
 * through a fake. All calls on the FX thread; the futures complete there.
 */
public interface Dialogs {

  /**
   * Among the properties of a form's content: Ctrl+Enter does something in the form, so it is not
   * the verb there.
   */
  String OWN_CTRL_ENTER = "lectern-own-ctrl-enter";

  /** Fired by the content of a form: why its verb was refused is over. */
  EventType<Event> SETTLED = new EventType<>("LECTERN_SETTLED");

  /** Among the properties of a form's content: Ctrl+S is the verb, as in an editor. */
  String CTRL_S = "lectern-ctrl-s";

  /** Among the properties of a form's content: it is read, and its way out is Close, not Cancel. */
  String READ = "lectern-read";

  /**
   * A question before something is done.
   *
   * @param sentence exactly what will happen
   * @param verb text of the button that does it
   * @param destructive whether the button is marked as dangerous and not the default
   */
  record Confirmation(String title, String sentence, String verb, boolean destructive) {}

  /** True when the user chose the verb. */
  CompletableFuture<Boolean> confirm(Confirmation question);

  /**
   * Asks before something is left that has work under way.
   *
   * @param losses what would stop or be lost, a sentence each
   * @return true when the user chose the verb, at once when nothing is lost
   */
  default CompletableFuture<Boolean> leave(String title, List<String> losses, String verb) {
    return losses.isEmpty()
        ? Answer.of(true)
        : confirm(new Confirmation(title, String.join("\n", losses), verb, true));
  }

  /** True when the user typed {@code expected}; used where a click is too easy. */
  CompletableFuture<Boolean> confirmByTyping(Confirmation question, String expected);

  /** A line of text; empty when cancelled. */
  CompletableFuture<Optional<String>> ask(String title, String label, String initial);

  /** A form in a modal box with the given buttons; completes with true when the verb was chosen. */
  CompletableFuture<Boolean> form(String title, Node content, String verb);

  /** The same; the verb can be chosen only while {@code valid} holds. */
  default CompletableFuture<Boolean> form(
      String title, Node content, String verb, ObservableBooleanValue valid) {
    return form(title, content, verb);
  }

  /** What the verb of a form tries, once. FX thread. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Begins.
     *
     * @param ended is told once how it ended: empty when it is done, else why it was refused
     * @return stops it
     */
    Runnable begin(Consumer<Optional<UserProblem>> ended);

    /**
     * One piece of work.
     *
     * @param then gets the result, when the form is closed
     */
    static <T> Attempt of(TaskBuilder<T> work, Consumer<? super T> then) {
      return ended ->
          work.onSuccess(
                      done -> {
                        ended.accept(Optional.empty());
                        then.accept(done);
                      })
                  .onFailure(why -> ended.accept(Optional.of(why)))
                  .start()
              ::cancel;
    }

    /** What is refused before it is tried. */
    static Attempt refused(UserProblem why) {
      return ended -> {
        ended.accept(Optional.of(why));
        return () -> {};
      };
    }

    /** What another question decides, that is asked while the form stays open. */
    static Attempt after(CompletableFuture<Attempt> question) {
      return ended -> {
        List<Runnable> stop = new ArrayList<>();
        var _ = question.thenAccept(next -> stop.add(next.begin(ended)));
        return () -> stop.forEach(Runnable::run);
      };
    }

    /** What is done at once, when the form is closed. */
    static Attempt done(Runnable work) {
      return ended -> {
        ended.accept(Optional.empty());
        work.run();
        return () -> {};
      };
    }
  }

  /**
   * A form that makes something: it stays open while that is tried, and with the reason when it is
   * refused, so that nothing typed is lost.
   *
   * @param attempt is asked each time for what to try now
   * @return true when it was done, false when the user left
   */
  default CompletableFuture<Boolean> form(
      String title,
      Node content,
      String verb,
      ObservableBooleanValue valid,
      Supplier<Attempt> attempt) {
    return form(title, content, verb, valid)
        .thenApply(
            yes -> {
              if (yes) {
                var _ = attempt.get().begin(ended -> ended.ifPresent(this::problem));
              }
              return yes;
            });
  }

  /**
   * A line of text that names something new, without the spaces around it; stays open like a form.
   *
   * @param attempt makes what was named
   */
  default CompletableFuture<Boolean> ask(
      String title, String label, String initial, Function<String, Attempt> attempt) {
    return ask(title, label, initial)
        .thenApply(
            typed -> {
              typed
                  .map(String::strip)
                  .filter(text -> !text.isEmpty())
                  .ifPresent(
                      text -> {
                        var _ = attempt.apply(text).begin(end -> end.ifPresent(this::problem));
                      });
              return typed.isPresent();
            });
  }

  /** Something that is read or used in place; completes when it was closed. */
  default CompletableFuture<Boolean> read(String title, Node content) {
    return form(title, content, "");
  }

  /** A problem with its details. */
  void problem(UserProblem problem);

  /** Files to read; empty list when cancelled. */
  CompletableFuture<List<Path>> chooseFiles(String title);

  /** A folder; empty when cancelled. */
  CompletableFuture<Optional<Path>> chooseFolder(String title);

  /** A file to write; empty when cancelled. */
  CompletableFuture<Optional<Path>> chooseSave(String title, String suggestedName);
}
