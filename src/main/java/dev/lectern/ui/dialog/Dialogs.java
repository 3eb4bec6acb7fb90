package dev.lectern.ui.dialog;

import dev.lectern.problem.UserProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/**
 * Every question that stops the user. View models call it without seeing a window; tests answer
 * through a fake. All calls on the FX thread; the futures complete there.
 */
public interface Dialogs {

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
        ? CompletableFuture.completedFuture(true)
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
