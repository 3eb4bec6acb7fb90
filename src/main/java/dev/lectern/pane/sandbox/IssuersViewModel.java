package dev.lectern.pane.sandbox;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Issuers;
import dev.lectern.sandbox.Issuers.Issuer;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Identity providers whose keys the sandbox was given. FX thread. */
final class IssuersViewModel {

  private static final long LARGEST = 256 * 1024;

  private final Issuers issuers;
  private final TaskRunner tasks;
  private final Consumer<UserProblem> problems;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<List<Issuer>> all = new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param problems what could not be done
   */
  IssuersViewModel(Issuers issuers, TaskRunner tasks, Consumer<UserProblem> problems, Texts texts) {
    this.issuers = issuers;
    this.tasks = tasks;
    this.problems = problems;
    this.texts = texts;
  }

  /** In order of their addresses. */
  ReadOnlyObjectProperty<List<Issuer>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Reads them again. */
  void refresh() {
    start(change(() -> {}));
  }

  /** Takes the keys of an issuer from a file. */
  Attempt keep(String url, Path file) {
    return Attempt.of(
        change(
            () -> {
              if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(texts.get("issuers.large"));
              }
              issuers.keep(url.strip(), Files.readString(file));
            }),
        all::set);
  }

  /** Forgets an issuer. */
  void forget(String url) {
    start(change(() -> issuers.forget(url)));
  }

  private interface Change {
    void make() throws IOException;
  }

  private void start(TaskBuilder<List<Issuer>> work) {
    work.onSuccess(all::set).onFailure(problems).start();
  }

  private TaskBuilder<List<Issuer>> change(Change change) {
    return tasks.work(
        "",
        progress -> {
          try {
            change.make();
          } catch (IllegalArgumentException wrong) {
            throw new ProblemException(
                UserProblem.of(
                    texts.get("issuers.wrong"),
                    String.valueOf(wrong.getMessage()),
                    texts.get("issuers.remedy")));
          }
          return issuers.list();
        });
  }
}
