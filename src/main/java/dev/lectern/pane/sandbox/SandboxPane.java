package dev.lectern.pane.sandbox;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;

/** The sandbox desk: clock, faults, snapshots, how to use it from elsewhere; and the film. */
public final class SandboxPane implements Pane {

  /** Of the lines for elsewhere, while there is no session that has one. */
  private static final String REGION = "us-east-1";

  private final PaneContext context;
  private final Texts texts = Texts.of("sandbox");
  private final ClockViewModel clock;
  private final FaultsViewModel faults;
  private final SnapshotsViewModel snapshots;
  private final FilmViewModel film;
  private final DeskController desk;
  private final SandboxController controller = new SandboxController();
  private final ObservableValue<Boolean> filmShown;
  private final Node view;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private final List<Action> actions;

  private SandboxPane(PaneContext context, SandboxInstance sandbox) {
    this.context = context;
    clock = new ClockViewModel(sandbox, context.tasks(), InstantSource.system());
    faults = new FaultsViewModel(sandbox.faults(), context.tasks());
    snapshots =
        new SnapshotsViewModel(
            sandbox.snapshots(),
            context.tasks(),
            context.dialogs()::problem,
            context.shell()::reload,
            texts);
    ConnectViewModel connect =
        new ConnectViewModel(
            sandbox.endpoint(),
            context.session() == null ? REGION : context.session().session().region(),
            sandbox.accounts());
    desk = new DeskController(sandbox, context.desktop()::copy, context.tasks(), texts);
    film = new FilmViewModel(sandbox, context.tasks(), texts);
    FilmController filmController = new FilmController(film, texts);
    ClockController clockController = new ClockController(clock, context.dialogs(), texts);
    FaultsController faultsController =
        new FaultsController(faults, sandbox, context.dialogs(), texts);
    SnapshotsController snapshotsController =
        new SnapshotsController(snapshots, context.dialogs(), texts);
    ConnectController connectController =
        new ConnectController(
            connect,
            new IssuersViewModel(
                sandbox.issuers(), context.tasks(), context.dialogs()::problem, texts),
            new DevicesViewModel(
                sandbox.authority(),
                context.tasks(),
                clock.nowProperty(),
                connect.accountProperty()),
            context.dialogs(),
            context.desktop()::copy,
            texts);
    view =
        Views.load(
                "sandbox",
                "sandbox",
                Map.of(
                    SandboxController.class,
                    () -> controller,
                    FilmController.class,
                    () -> filmController,
                    DeskController.class,
                    () -> desk,
                    ClockController.class,
                    () -> clockController,
                    FaultsController.class,
                    () -> faultsController,
                    SnapshotsController.class,
                    () -> snapshotsController,
                    ConnectController.class,
                    () -> connectController))
            .root();
    filmShown = controller.filmShown();
    List<Action> all = new ArrayList<>();
    Stream.of(
            faultsController.actions(),
            clockController.actions(),
            snapshotsController.actions(),
            connectController.actions())
        .flatMap(List::stream)
        .map(this::atTheDesk)
        .forEach(all::add);
    all.addAll(
        List.of(
            Action.of(
                "sandbox-faults-off",
                texts.get("action.faults-off"),
                "fth-zap-off",
                faults::turnAllOff),
            Action.of(
                "sandbox-film-toggle",
                texts.get("action.film"),
                "fth-film",
                () -> {
                  controller.show(true);
                  film.turn(!film.onProperty().get());
                }),
            key(
                "sandbox-film-next",
                "action.film-step",
                "fth-chevron-right",
                KeyCode.F8,
                film::step),
            key(
                "sandbox-film-previous",
                "action.film-back",
                "fth-chevron-left",
                KeyCode.F7,
                film::back),
            Action.of(
                "sandbox-film-go", texts.get("action.film-end"), "fth-fast-forward", film::toEnd),
            Action.of(
                "sandbox-film-again",
                texts.get("action.film-replay"),
                "fth-rotate-ccw",
                film::replay),
            Action.of("sandbox-wipe", texts.get("action.wipe"), "fth-trash-2", this::wipe)));
    actions = List.copyOf(all);
    view.sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                refresh();
              }
            });
    filmShown.addListener((o, before, now) -> way());
    way();
  }

  /** What is done at the desk is seen there. */
  private Action atTheDesk(Action action) {
    return Action.of(
            action.id(),
            action.text(),
            action.icon(),
            () -> {
              controller.show(false);
              action.run().run();
            })
        .when(action.enabled());
  }

  /**
   * How the desk is opened; it belongs to no module of the course.
   *
   * @param sandbox the running one; there is one before any session
   */
  public static PaneDescriptor descriptor(Supplier<Optional<SandboxInstance>> sandbox) {
    return new PaneDescriptor(
        "sandbox",
        Texts.of("sandbox").get("title"),
        "fth-sliders",
        0,
        (context, place) ->
            new SandboxPane(
                context,
                sandbox
                    .get()
                    .orElseThrow(() -> new IllegalStateException("The sandbox has not started."))));
  }

  private Action key(String id, String text, String icon, KeyCode code, Runnable run) {
    return new Action(id, texts.get(text), icon, new KeyCodeCombination(code), filmInFront(), run);
  }

  private ObservableBooleanValue filmInFront() {
    return Bindings.createBooleanBinding(filmShown::getValue, filmShown);
  }

  private void way() {
    Crumb start = new Crumb(texts.get("title"), () -> controller.show(false));
    Crumb here =
        filmShown.getValue()
            ? new Crumb(texts.get("tab.film"), () -> controller.show(true))
            : new Crumb(texts.get("tab.desk"), () -> controller.show(false));
    crumbs.set(List.of(start, here));
  }

  private void wipe() {
    context
        .dialogs()
        .confirmByTyping(
            new Confirmation(
                texts.get("wipe.title"), texts.get("wipe.sentence"), texts.get("wipe.verb"), true),
            texts.get("wipe.word"))
        .thenAccept(
            yes -> {
              if (yes) {
                snapshots.wipe();
              }
            });
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public Node tools() {
    HBox tools =
        new HBox(ActionButtons.of(actions.getLast(), "small", "danger", "button-outlined"));
    tools.setAlignment(Pos.CENTER_RIGHT);
    return tools;
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return new ReadOnlyObjectWrapper<>(actions);
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public void refresh() {
    clock.tick();
    snapshots.refresh();
    desk.refresh();
    film.refresh();
  }

  @Override
  public void close() {
    desk.close();
    clock.close();
    faults.close();
    film.close();
    snapshots.close();
  }
}
