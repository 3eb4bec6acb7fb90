package dev.lectern.pane.s3;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Answer;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Toasts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;

/** Answers every question at once and keeps what was asked. */
public final class FakeDialogs implements Dialogs, Toasts {

  public boolean yes = true;
  public String text = "";
  public List<Path> files = List.of();
  public final List<Confirmation> asked = new ArrayList<>();
  public final List<UserProblem> problems = new ArrayList<>();
  public final List<String> toasts = new ArrayList<>();
  public final List<Node> forms = new ArrayList<>();

  @Override
  public CompletableFuture<Boolean> confirm(Confirmation question) {
    asked.add(question);
    return Answer.of(yes);
  }

  @Override
  public CompletableFuture<Boolean> confirmByTyping(Confirmation question, String expected) {
    return confirm(question);
  }

  @Override
  public CompletableFuture<Optional<String>> ask(String title, String label, String initial) {
    return Answer.of(yes ? Optional.of(text) : Optional.empty());
  }

  @Override
  public CompletableFuture<Boolean> form(String title, Node content, String verb) {
    forms.add(content);
    return Answer.of(yes);
  }

  @Override
  public void problem(UserProblem problem) {
    problems.add(problem);
  }

  @Override
  public CompletableFuture<List<Path>> chooseFiles(String title) {
    return Answer.of(files);
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseFolder(String title) {
    return Answer.of(files.stream().findFirst());
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseSave(String title, String suggestedName) {
    return Answer.of(files.stream().findFirst());
  }

  @Override
  public void show(String title, String detail, Optional<Action> next) {
    toasts.add(title);
  }

  @Override
  public void warn(String title, String detail) {
    toasts.add(title);
  }
}
