package dev.lectern.app;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.Profiles;
import dev.lectern.aws.SessionManager;
import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CallLog;
import dev.lectern.calls.CallRecorder;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.check.AwsDemoDesk;
import dev.lectern.lab.check.SessionTerminal;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.author.AuthorPane;
import dev.lectern.pane.calls.CallServices;
import dev.lectern.pane.calls.CallsDrawer;
import dev.lectern.pane.calls.SdkDecodeGateway;
import dev.lectern.pane.classroom.ClassServices;
import dev.lectern.pane.classroom.Classroom;
import dev.lectern.pane.classroom.ClassroomPane;
import dev.lectern.pane.concepts.ConceptsPane;
import dev.lectern.pane.demos.DemosPane;
import dev.lectern.pane.labs.LabsDrawer;
import dev.lectern.pane.labs.LabsServices;
import dev.lectern.pane.sandbox.FaultBanner;
import dev.lectern.pane.sandbox.SandboxPane;
import dev.lectern.presenter.Presentation;
import dev.lectern.presenter.Presenter;
import dev.lectern.presenter.SecretText;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.store.StoreLockedException;
import dev.lectern.settings.JsonSettings;
import dev.lectern.shell.Backend;
import dev.lectern.shell.DemoLine;
import dev.lectern.shell.KeptTabs;
import dev.lectern.shell.MainWindow;
import dev.lectern.shell.ShellParts;
import dev.lectern.shell.session.SessionDesk;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.control.UnlockEvent;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.ToastLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.theme.ThemeManager;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The only place where the console's objects are put together. FX thread. */
final class AppContext implements AutoCloseable {

  private static final long SAVE_AFTER_MILLIS = 500;

  // Before any control: the first one would load JavaFX's own style sheet, which nobody sees.
  private final ThemeManager theme = new ThemeManager();
  private final Texts texts = Texts.of("app");
  private final DataHome home;
  private final JsonSettings settings;
  private final CallRecorder recorder = new CallRecorder();
  private final ClientFactory factory = new ClientFactory(recorder);
  private final ModalLayer modal = new ModalLayer();
  private final WindowDialogs dialogs = new WindowDialogs(modal);
  private final FxTaskRunner tasks = new FxTaskRunner(dialogs::problem);
  private final Opening opening = new Opening();
  private final Optional<NextStart> next = NextStart.asked();
  private final DemoDesk demoDesk;
  private final ObjectProperty<List<DemoLine>> demos = new SimpleObjectProperty<>(List.of());
  private final SessionManager sessions;
  private final SessionDesk session;
  private final Kits kits;
  private final Labs labs;
  private final Classroom classroom;
  private final CallsDrawer calls;
  private final LabsDrawer guide;
  private final FaultBanner faults;
  private final Presentation presentation = new Presentation();
  private final Presenter presenter;
  private final MainWindow window;
  private volatile @Nullable Backstage backstage;
  private volatile @Nullable AwsClients clients;

  AppContext(
      DataHome home,
      Function<Supplier<Optional<SandboxInstance>>, List<PaneDescriptor>> panes,
      PaneContext.Desktop desktop) {
    this.home = home;
    settings =
        JsonSettings.open(
            home.settings(),
            CompletableFuture.delayedExecutor(SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS));
    Languages.apply(settings);
    sessions = new SessionManager(tasks, factory, Profiles.ofUser());
    session =
        new SessionDesk(
            sessions,
            tasks,
            settings,
            dialogs,
            desktop,
            texts.get("starting"),
            () -> window().unfinished());
    // first of all who are told, also of those who listen to what is mapped from it
    session.backend().subscribe(this::takeClients);
    kits = new Kits(home, this::sandbox);
    labs = new Labs(home, kits.shelf(), opening, recorder, this::clients, this::sandbox);
    ToastLayer toasts = new ToastLayer();
    calls =
        new CallsDrawer(
            recorder,
            recorder.capacity(),
            new CallServices(
                tasks.scope(),
                dialogs,
                toasts,
                desktop,
                this::sandbox,
                new ApiModels(),
                new SdkDecodeGateway(this::clients)));
    guide =
        new LabsDrawer(
            new LabsServices(
                labs.desk(),
                new SessionTerminal(this::clients),
                Labs.session(session.backend()),
                tasks.scope(),
                dialogs,
                settings,
                desktop,
                new LaterShell()));
    demoDesk =
        new AwsDemoDesk(opening.then(LabShelf::demos), home.demos(), labs::owner, this::sandbox);
    classroom =
        new Classroom(
            new ClassServices(
                kits.shelf(),
                labs::known,
                labs.progress(),
                tasks.scope(),
                dialogs,
                toasts,
                settings,
                this::otherLabs));
    tasks
        .work("", progress -> demoDesk.demos())
        .onSuccess(
            found ->
                demos.set(
                    found.demos().stream()
                        .map(demo -> new DemoLine(demo.id(), demo.module(), demo.title()))
                        .toList()))
        .start();
    presenter =
        new Presenter(
            theme,
            tasks.scope(),
            presentation,
            new SecretText(this::secrets),
            InstantSource.system(),
            new MarkdownHost(desktop::copy, desktop::browse, address -> Optional.empty()),
            () -> window().open("demos", ""));
    faults = new FaultBanner(tasks, () -> window().open("sandbox", ""));
    List<Action> more =
        ActionLists.together(
            classroom.actions(), Languages.actions(settings, texts, () -> window().reload()));
    window =
        new MainWindow(
            new ShellParts(
                settings,
                tasks,
                theme,
                modal,
                dialogs,
                toasts,
                desktop,
                withDesk(panes.apply(this::sandbox)),
                KeptTabs.of("s3", SampleGateway.BUCKET + "/"),
                session.backend(),
                demos,
                guide.entries().map(Labs::lines),
                guide::open,
                ActionLists.together(
                    session.actions(),
                    presenter.actions().map(list -> ActionLists.together(list, more))),
                session.chip(),
                new VBox(session.banner(), faults),
                calls,
                calls::showCall,
                guide));
  }

  private List<PaneDescriptor> withDesk(List<PaneDescriptor> explorers) {
    List<PaneDescriptor> all = new ArrayList<>(explorers);
    all.add(DemosPane.descriptor(demoDesk, presentation));
    all.add(AuthorPane.descriptor(labs::example, labs.files()));
    all.add(ConceptsPane.descriptor());
    all.add(ClassroomPane.descriptor(classroom));
    all.add(SandboxPane.descriptor(this::sandbox));
    return List.copyOf(all);
  }

  /** What must not be read on a screen in front of a class: keys of the sandbox's accounts. */
  private List<String> secrets() {
    return sandbox().stream()
        .flatMap(running -> running.accounts().stream())
        .flatMap(
            account -> Stream.of(account.id(), account.accessKeyId(), account.secretAccessKey()))
        .toList();
  }

  private void otherLabs() {
    labs.forget();
    guide.reload();
  }

  /** Opens the kit that a command asked for, if one did. */
  void askedKit() {
    tasks
        .work("", progress -> kits.asked())
        .onSuccess(asked -> asked.ifPresent(this::open))
        .start();
  }

  private void open(Path file) {
    Kits.open(file, classroom, window()::open);
  }

  /** The window, for what is made before it. */
  private final class LaterShell implements PaneContext.Shell {
    @Override
    public void open(String paneId, String place) {
      window().open(paneId, place);
    }

    @Override
    public void showCall(String requestId) {
      window().showCall(requestId);
    }

    @Override
    public boolean find(String actionId) {
      return window().find(actionId);
    }

    @Override
    public void refresh() {
      window().refresh();
    }

    @Override
    public void reload() {
      window().reload();
    }
  }

  private void takeClients() {
    clients = session.backend().get() instanceof Backend.Ready(AwsClients ready) ? ready : null;
  }

  private Optional<SandboxInstance> sandbox() {
    return Optional.ofNullable(backstage).map(Backstage::sandbox);
  }

  /** Of the session now; empty while there is none. Any thread. */
  private Optional<AwsClients> clients() {
    return Optional.ofNullable(clients);
  }

  CallLog calls() {
    return recorder;
  }

  Dialogs dialogs() {
    return dialogs;
  }

  MainWindow window() {
    return window;
  }

  /** What stands behind the panes now. */
  ReadOnlyObjectProperty<Backend> backend() {
    return session.backend();
  }

  /** Shows the window and starts what stands behind it. */
  void open(Stage stage, CompletableFuture<Backstage> starting) {
    window.show(stage);
    presenter.install(stage);
    Kits.drop(stage.getScene(), this::open);
    stage.getScene().addEventHandler(CallEvent.SHOW, event -> calls.showCall(event.requestId()));
    stage.getScene().addEventHandler(CallEvent.WHY, event -> calls.explain(event.requestId()));
    stage.getScene().addEventHandler(UnlockEvent.ASKED, session::unlock);
    StartLog log = new StartLog();
    log.visible(stage.getScene(), "window shown");
    session
        .backend()
        .subscribe(
            now -> {
              if (now instanceof Backend.Ready) {
                log.visible(stage.getScene(), "explorers open");
              }
              if (!(now instanceof Backend.Starting)) {
                StartLog.atNextFrame(stage.getScene(), opening::over);
              }
            });
    next.ifPresent(each -> each.prepare(tasks));
    // The window is drawn before the panes are made.
    StartLog.atNextFrame(stage.getScene(), () -> await(starting));
  }

  ClientFactory factory() {
    return factory;
  }

  private void await(CompletableFuture<Backstage> starting) {
    session.starting(texts.get("starting"));
    // Async: what has arrived already would otherwise be shown within the frame that is being
    // drawn.
    starting.whenCompleteAsync((ready, failure) -> tasks.onFxThread(() -> arrived(ready, failure)));
  }

  private void arrived(@Nullable Backstage ready, @Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!(cause instanceof StoreLockedException)) {
      settings.keep().ifPresent(notice -> window.notice(Tone.WARNING, notice));
    }
    if (ready == null) {
      session.failed(
          StartProblems.sandbox(cause == null ? new IllegalStateException() : cause, home.folder()),
          List.of(
              Action.of(
                  "start-again",
                  texts.get("again"),
                  "fth-refresh-cw",
                  () -> await(Backstage.start(home, factory)))));
      return;
    }
    backstage = ready;
    classroom.look();
    askedKit();
    faults.watch(ready.sandbox());
    ready.notices().forEach(notice -> window.notice(Tone.WARNING, notice));
    session.begin(ready.sandbox()).ifPresent(notice -> window.notice(Tone.ACCENT, notice));
    tasks
        .work("", progress -> ready.complete(home.sandbox(), factory))
        .onSuccess(said -> said.ifPresent(notice -> window.notice(Tone.WARNING, notice)))
        .start();
  }

  @Override
  public void close() {
    presenter.close();
    window.close();
    guide.close();
    faults.close();
    session.close();
    sessions.close();
    labs.close();
    tasks.close();
    next.ifPresent(NextStart::close);
    settings.close();
    if (backstage != null) {
      backstage.close();
      KeptCopy.of(home).worked();
    }
  }
}
