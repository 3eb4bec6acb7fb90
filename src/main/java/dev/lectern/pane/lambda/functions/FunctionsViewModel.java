package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The list of functions, and what makes and deletes them. FX thread. */
public final class FunctionsViewModel extends ListViewModel<FunctionInfo, Boolean> {

  private final FunctionsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("lambda");
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private BiConsumer<FunctionInfo, NewFunction> made = (function, wanted) -> {};
  private Consumer<String> gone = name -> {};

  /** Nothing is loaded before {@link #refresh()}. */
  public FunctionsViewModel(
      FunctionsGateway gateway,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts) {
    super(
        new Source<>(follower.noting("", gateway::list), row -> true, FunctionInfo::name),
        tasks,
        Texts.of("lambda").get("functions.listing"));
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /**
   * Sets who is told.
   *
   * @param whenMade of a function that was made, with what was wanted
   * @param whenGone of one that was deleted
   */
  public void listen(BiConsumer<FunctionInfo, NewFunction> whenMade, Consumer<String> whenGone) {
    made = whenMade;
    gone = whenGone;
  }

  @Override
  protected String words(FunctionInfo row) {
    return row.name() + " " + row.runtime();
  }

  /** Makes a function; tells who listens. */
  public Attempt create(NewFunction wanted) {
    return Attempt.of(
        tasks
            .work(
                texts.get("functions.creating", wanted.name()),
                progress -> gateway.create(wanted, zip(wanted), progress))
            .onCancel(this::refresh),
        function -> {
          toasts.show(texts.get("functions.created", function.name()), "");
          made.accept(function, wanted);
        });
  }

  private byte[] zip(NewFunction wanted) throws java.io.IOException {
    if (wanted.archive() != null) {
      return Files.readAllBytes(wanted.archive());
    }
    Deployment.Built built = Deployment.build(wanted.runtime(), wanted.sources());
    if (!built.problems().isEmpty()) {
      var first = built.problems().getFirst();
      throw new ProblemException(
          UserProblem.of(
              texts.get("functions.compile"),
              texts.get("functions.compile.why", first.file(), first.line(), first.text()),
              texts.get("functions.compile.remedy")));
    }
    return built.zip();
  }

  /** Deletes a function after a question. */
  public void delete(FunctionInfo function) {
    dialogs
        .confirmByTyping(
            new Confirmation(
                texts.get("functions.delete.title", function.name()),
                texts.get("functions.delete.sentence"),
                texts.get("functions.delete.verb"),
                true),
            function.name())
        .thenAccept(
            yes -> {
              if (yes) {
                deleteNow(function.name());
              }
            });
  }

  private void deleteNow(String name) {
    run(
        tasks
            .work(
                texts.get("functions.deleting", name),
                progress -> {
                  gateway.delete(name);
                  return name;
                })
            .onSuccess(
                done -> {
                  busy.set(null);
                  gone.accept(done);
                })
            .onFailure(this::failed)
            .onCancel(() -> busy.set(null))
            .start());
  }

  private void failed(UserProblem why) {
    busy.set(null);
    dialogs.problem(why);
  }

  private void run(TaskHandle handle) {
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  /** ARN of the role that a new function begins with. */
  String defaultRole() {
    return gateway.defaultRole();
  }

  /** See {@link FunctionsGateway#standsIn()}. */
  boolean standsIn() {
    return gateway.standsIn();
  }

  /** Asks for the account's roles; nothing is said when that is not allowed. */
  void roles(Consumer<List<ExecutionRole>> known) {
    tasks.work("", progress -> gateway.roles()).onSuccess(known).onFailure(why -> {}).start();
  }

  /** What runs now, null when nothing does. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
