package dev.lectern.pane.lambda.url;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.url.UrlsGateway.Answer;
import dev.lectern.pane.lambda.url.UrlsGateway.Listing;
import dev.lectern.pane.lambda.url.UrlsGateway.Rules;
import dev.lectern.pane.lambda.url.UrlsGateway.Url;
import dev.lectern.pane.lambda.url.UrlsGateway.Visit;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The URLs of a function and its aliases. FX thread. */
public final class UrlsViewModel {

  private final UrlsGateway gateway;
  private final Follower follower;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Runnable permissionsChanged;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot visiting = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Listing> listing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper();
  private @Nullable FunctionInfo function;

  /**
   * @param permissionsChanged told when the function's policy has become another
   */
  public UrlsViewModel(
      UrlsGateway gateway,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs,
      Runnable permissionsChanged) {
    this.gateway = gateway;
    this.follower = follower;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.permissionsChanged = permissionsChanged;
  }

  /** Turns to a function. */
  public void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      listing.set(null);
    }
    function = next;
    load();
  }

  /** Asks again. */
  public void load() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(
            texts.get("url.loading"),
            follower.noting(of.name(), progress -> gateway.urls(of.name())))
        .latest(loading)
        .onSuccess(listing::set)
        .onFailure(problem::set)
        .start();
  }

  private void change(String title, Consumer<String> work, Runnable done) {
    FunctionInfo of = function;
    if (of != null) {
      changing.set(true);
      tasks
          .work(
              title,
              progress -> {
                work.accept(of.name());
                return "";
              })
          .onSuccess(any -> done.run())
          .onFailure(dialogs::problem)
          .andFinally(
              () -> {
                changing.set(false);
                load();
              })
          .start();
    }
  }

  void create(String qualifier, Rules rules) {
    change(texts.get("url.saving"), name -> gateway.create(name, qualifier, rules), () -> {});
  }

  /**
   * Changes a URL.
   *
   * @param done told when it is changed, before it is shown
   */
  void save(Url url, Rules rules, Runnable done) {
    change(texts.get("url.saving"), name -> gateway.change(name, url.qualifier(), rules), done);
  }

  /** Lets everybody in. */
  void grant(Url url) {
    change(
        texts.get("url.saving"),
        name -> gateway.grant(name, url.qualifier(), url.missing()),
        permissionsChanged);
  }

  /** Lets nobody in without a signature. */
  void withdraw(Url url) {
    List<String> ids = url.granted().values().stream().distinct().toList();
    change(
        texts.get("url.saving"),
        name -> gateway.withdraw(name, url.qualifier(), ids),
        permissionsChanged);
  }

  /** Deletes a URL, when that is meant. */
  void delete(Url url) {
    String sentence =
        texts.get("url.delete.sentence", url.address())
            + (url.granted().isEmpty() ? "" : " " + texts.get("url.delete.policy"));
    var _ =
        dialogs
            .confirm(new Confirmation(texts.get("url.delete"), sentence, texts.get("delete"), true))
            .thenAccept(
                yes -> {
                  if (yes) {
                    change(
                        texts.get("url.saving"),
                        name -> gateway.delete(name, url.qualifier()),
                        () -> {});
                  }
                });
  }

  /**
   * Sends a request.
   *
   * @param came gets the answer
   * @param ended told last, with an answer or without
   */
  void visit(Visit wanted, Consumer<Answer> came, Runnable ended) {
    tasks
        .work(texts.get("url.visiting"), progress -> gateway.visit(wanted))
        .latest(visiting)
        .onSuccess(came)
        .onFailure(dialogs::problem)
        .andFinally(ended)
        .start();
  }

  /** Null while they are not known. */
  ReadOnlyObjectProperty<@Nullable Listing> listingProperty() {
    return listing.getReadOnlyProperty();
  }

  /** True while one is being changed. */
  ReadOnlyBooleanProperty changingProperty() {
    return changing.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
