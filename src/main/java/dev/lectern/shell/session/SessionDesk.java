package dev.lectern.shell.session;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionManager;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.pane.PaneContext;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.settings.Settings;
import dev.lectern.shell.Backend;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.UnlockEvent;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.WindowDialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.Event;
import javafx.scene.Node;

/** The session in the window: its chips, its banner, and what it means for the panes. FX thread. */
public final class SessionDesk implements AutoCloseable {

  private final Texts texts = Texts.of("session");
  private final SessionViewModel model;
  private final SessionDialogs questions;
  private final SessionActions actions;
  private final PaneContext.Desktop desktop;
  private final Node chip;
  private final Node banner;
  private final ReadOnlyObjectWrapper<Backend> backend;

  /**
   * Waits for the sandbox.
   *
   * @param starting says so
   * @param unfinished what another session would stop or lose, a sentence each; asked before a
   *     switch
   */
  public SessionDesk(
      SessionManager sessions,
      TaskRunner tasks,
      Settings settings,
      WindowDialogs dialogs,
      PaneContext.Desktop desktop,
      String starting,
      Supplier<List<String>> unfinished) {
    this.desktop = desktop;
    model = new SessionViewModel(texts, sessions, tasks, settings);
    questions = new SessionDialogs(texts, model, dialogs, unfinished);
    actions = new SessionActions(texts, model, questions, desktop);
    chip =
        Views.load(
                "session",
                "chip",
                Map.of(
                    ChipController.class,
                    () -> new ChipController(texts, model, actions, questions)))
            .root();
    banner =
        Views.load(
                "session",
                "banner",
                Map.of(BannerController.class, () -> new BannerController(texts, model, questions)))
            .root();
    backend = new ReadOnlyObjectWrapper<>(new Backend.Starting(starting));
    model.state().addListener((o, before, now) -> changed(now));
  }

  /** For the top bar. */
  public Node chip() {
    return chip;
  }

  /** Stands over every pane; hidden unless the account is real. */
  public Node banner() {
    return banner;
  }

  /** What the panes work with. Does not change when a real account is unlocked or locked. */
  public ReadOnlyObjectProperty<Backend> backend() {
    return backend.getReadOnlyProperty();
  }

  /** What can be done with the session, for the palette. */
  public ReadOnlyObjectProperty<List<Action>> actions() {
    return actions.all();
  }

  /** Asks for the account's id; what wanted to write is told when it may. */
  public void unlock(UnlockEvent event) {
    questions.unlock(() -> Event.fireEvent(event.getTarget(), new Event(Dialogs.SETTLED)));
  }

  /** The sandbox starts. */
  public void starting(String sentence) {
    backend.set(new Backend.Starting(sentence));
  }

  /** The sandbox did not start. */
  public void failed(UserProblem problem, List<Action> next) {
    backend.set(new Backend.Failed(problem, next, false));
  }

  /**
   * The sandbox runs: connects to the session of the last run, or to the sandbox.
   *
   * @return what the user should know when the last one could not be taken again
   */
  public Optional<String> begin(SandboxInstance sandbox) {
    return model.begin(sandbox);
  }

  private void changed(SessionState state) {
    switch (state) {
      case SessionState.NoSession none -> {
        // the window closes, or nothing was chosen yet
      }
      case SessionState.Connecting(SessionSpec spec) ->
          backend.set(
              new Backend.Page(page(controller -> controller.connecting(spec, ways(spec)))));
      case SessionState.Ready(var spec, AwsClients clients, var writable) -> {
        if (!(backend.get() instanceof Backend.Ready(AwsClients before)) || before != clients) {
          backend.set(new Backend.Ready(clients));
        }
      }
      case SessionState.NeedsUserAction(SessionSpec spec, var action) ->
          backend.set(
              new Backend.Page(page(controller -> controller.asking(spec, action, ways(spec)))));
      case SessionState.Incomplete(SessionSpec spec, UserProblem problem) ->
          backend.set(new Backend.Failed(problem, mend(spec), true));
      case SessionState.Invalid(SessionSpec spec, UserProblem problem) ->
          backend.set(new Backend.Failed(problem, mend(spec), true));
      case SessionState.Expired(SessionSpec spec, UserProblem problem) ->
          backend.set(new Backend.Failed(problem, mend(spec), true));
    }
  }

  private Node page(Consumer<PageController> fill) {
    PageController controller = new PageController(texts, model, desktop);
    Node node =
        Views.load("session", "page", Map.of(PageController.class, () -> controller)).root();
    fill.accept(controller);
    return node;
  }

  /** Ways out while one waits. */
  private List<Action> ways(SessionSpec spec) {
    return spec instanceof SessionSpec.AssumedRole role
        ? List.of(actions.leaveRole(role), actions.sandbox())
        : List.of(actions.choose(), actions.sandbox());
  }

  /** Ways on when the session is no good. */
  private List<Action> mend(SessionSpec spec) {
    List<Action> ways = new ArrayList<>();
    if (spec.region().isBlank()) {
      ways.add(actions.chooseRegion());
    } else {
      ways.add(actions.again());
    }
    switch (spec) {
      case SessionSpec.AssumedRole role -> {
        ways.add(actions.role());
        ways.add(actions.leaveRole(role));
      }
      case SessionSpec.CustomEndpoint custom -> ways.add(actions.endpoint());
      default -> ways.add(actions.choose());
    }
    ways.add(actions.sandbox());
    return ways;
  }

  @Override
  public void close() {
    model.close();
  }
}
