package dev.lectern.shell;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.Drawer;
import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console's window: rail, tabs, breadcrumbs, drawers, palette, notices. FX thread. */
public final class MainWindow implements PaneContext.Shell {

  private static final double NARROW = 1200;
  private static final double LOW = 760;

  /** The same at 100 % of the type's size: large type needs more room. */
  private static final double NARROW_TYPE = 1000;

  private static final double LOW_TYPE = 600;

  private final Texts texts = Texts.of("shell");
  private final ShellParts parts;
  private final WindowController view = new WindowController();
  private final Parent root;
  private final List<Module> modules;
  private final List<PaneDescriptor> catalog = new ArrayList<>();
  private final OpenTabs tabs;
  private final CrumbBar crumbs;
  private final StateView backdrop = new StateView(new Region());
  private final ShellActions actions;
  private final Elsewhere elsewhere;
  private final Palette palette;
  private final Rail rail;
  private final @Nullable DrawerFrame calls;
  private final @Nullable DrawerFrame guide;
  private final ChangeListener<@Nullable Pane> paneChanged = (o, before, now) -> showContent();
  private final Regions regions = new Regions();
  private @Nullable Stage stage;

  /** Puts the window together; nothing is shown yet. */
  public MainWindow(ShellParts parts) {
    this.parts = parts;
    root = Views.load("shell", "window", Map.of(WindowController.class, () -> view)).root();
    KeptLook.bind(parts.theme(), parts.settings());
    modules = Module.all(texts);
    catalog.addAll(parts.panes());
    ModulePage.Links links = new ModulePage.Links(parts, id -> tabs().open(id, null), this::open);
    modules.forEach(module -> catalog.add(ModulePage.descriptor(texts, module, links)));
    tabs =
        new OpenTabs(
            this::descriptor,
            this::openPane,
            parts.tasks(),
            parts.settings(),
            parts.dialogs(),
            texts);
    crumbs = new CrumbBar(texts);
    actions = new ShellActions(texts);
    elsewhere = new Elsewhere(texts, parts.panes(), tabs, parts.toasts());
    palette = new Palette(texts, this::actions, elsewhere::offers);
    rail = new Rail(texts, modules, parts, tabs);
    calls = frame(DrawerFrame.Side.BOTTOM, parts.calls());
    guide = frame(DrawerFrame.Side.RIGHT, parts.guide());
    arrange();
    fillActions();
    tabs.selected()
        .addListener(
            (o, before, now) -> {
              if (before != null) {
                before.pane().removeListener(paneChanged);
              }
              if (now != null) {
                now.pane().addListener(paneChanged);
              }
              showContent();
            });
    tabs.restore(parts.first());
    parts.backend().addListener((o, before, now) -> backend(now));
    backend(parts.backend().getValue());
  }

  private OpenTabs tabs() {
    return tabs;
  }

  private @Nullable DrawerFrame frame(DrawerFrame.Side side, @Nullable Drawer drawer) {
    return drawer == null
        ? null
        : new DrawerFrame(side, drawer, parts.settings(), Drawer.State.CLOSED, texts);
  }

  private void arrange() {
    TabStrip strip = new TabStrip(texts, tabs, parts.panes());
    HBox.setHgrow(strip, Priority.ALWAYS);
    view.top.getChildren().add(1, strip);
    view.frame.setLeft(rail);
    view.session.getChildren().add(parts.sessionChip());
    if (parts.sessionBanner() != null) {
      view.main.getChildren().add(0, parts.sessionBanner());
    }
    view.main.getChildren().add(0, crumbs);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(view.content.widthProperty());
    clip.heightProperty().bind(view.content.heightProperty());
    view.content.setClip(clip);
    if (calls != null) {
      view.main.getChildren().add(calls);
      parts.modal().beside(calls);
    }
    if (guide != null) {
      view.work.setRight(guide);
    }
    view.root.getChildren().addAll(parts.toasts(), palette, parts.modal());
    view.main.heightProperty().addListener((o, before, now) -> room());
    view.main.widthProperty().addListener((o, before, now) -> room());
    parts.theme().scaleProperty().addListener((o, before, now) -> room());
    parts.theme().darkProperty().addListener((o, before, now) -> lookIcon());
    lookIcon();
  }

  private void fillActions() {
    actions.window(new Commands(), tabs, parts.theme());
    if (calls != null) {
      actions.drawer(calls, KeyCode.J, "fth-activity");
    }
    if (guide != null) {
      actions.drawer(guide, KeyCode.L, "fth-book-open");
    }
    actions.places(parts.panes(), modules, tabs);
    view.palette.setOnAction(event -> palette.open());
    for (Action action : actions.all()) {
      if (action.id().equals("shell-palette") && action.key() != null) {
        view.paletteKey.setText(action.key().getDisplayText());
      }
      if (action.id().startsWith("shell-theme-")
          || action.id().matches("shell-(larger|smaller|normal|keys)")) {
        MenuItem item = new MenuItem(action.text(), Icons.of(action.icon()));
        item.setId(action.id());
        item.setOnAction(event -> action.run().run());
        item.setAccelerator(null);
        view.look.getItems().add(item);
      }
    }
  }

  private void lookIcon() {
    Icons.only(
        view.look,
        parts.theme().darkProperty().get() ? "fth-moon" : "fth-sun",
        texts.get("theme.button"));
  }

  /** Shows the window on a stage and keeps its place. */
  public void show(Stage on) {
    stage = on;
    KeptWindow.bind(on, parts.settings());
    Scene scene = parts.theme().scene(on.getWidth(), on.getHeight());
    scene.setRoot(root);
    root.requestFocus();
    Keys.install(
        scene,
        this::actions,
        () -> parts.modal().isOpen() || palette.isVisible(),
        () -> new Commands().keys());
    on.setScene(scene);
    on.setTitle(texts.get("app.name"));
    scene.widthProperty().addListener((o, before, now) -> room());
    scene.heightProperty().addListener((o, before, now) -> room());
    room();
    on.show();
    WindowIcons.put(on, parts.tasks());
  }

  @Override
  public void open(String paneId, String place) {
    tabs.open(paneId, place);
  }

  @Override
  public void showCall(String requestId) {
    parts.showCall().accept(requestId);
  }

  @Override
  public void refresh() {
    new Commands().refresh();
  }

  @Override
  public void reload() {
    for (OpenTab tab : tabs.tabs()) {
      Pane pane = tab.pane().get();
      if (pane != null) {
        pane.refresh();
      }
    }
  }

  @Override
  public boolean find(String actionId) {
    Optional<Action> known =
        actions().stream().filter(action -> action.id().equals(actionId)).findFirst();
    known.ifPresent(action -> palette.open(action.text()));
    return known.isPresent();
  }

  /** Shows a sentence over the content until the user closes it. */
  public void notice(Tone tone, String sentence) {
    VBox all = view.notices;
    MessageBand band = new MessageBand(tone, sentence);
    band.getChildren()
        .add(
            Icons.button(
                "shell-notice-close",
                "fth-x",
                texts.get("notice.close"),
                () -> all.getChildren().remove(band)));
    all.getChildren().add(band);
  }

  /** What another session would stop or lose, a sentence each; empty when nothing. */
  public List<String> unfinished() {
    return tabs.unfinished();
  }

  /** Whether the window may be closed: the user is asked when something would be lost. */
  public CompletableFuture<Boolean> mayClose() {
    return parts
        .dialogs()
        .leave(texts.get("leave.window"), tabs.unfinished(), texts.get("leave.window.verb"));
  }

  /** Closes all panes; what was open is kept. */
  public void close() {
    tabs.closeAll();
  }

  private Optional<PaneDescriptor> descriptor(String id) {
    return catalog.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private Pane openPane(
      PaneDescriptor descriptor, String place, @Nullable AwsClients clients, TaskRunner scope) {
    return descriptor
        .factory()
        .open(
            new PaneContext(
                clients,
                scope,
                parts.dialogs(),
                parts.toasts(),
                parts.settings(),
                parts.desktop(),
                this),
            place);
  }

  private void backend(Backend backend) {
    tabs.backend(backend);
    showContent();
  }

  private void showContent() {
    OpenTab front = tabs.selected().get();
    Pane pane = front == null ? null : front.pane().get();
    crumbs.show(pane);
    if (pane != null) {
      regions.swap(view.content, pane.view());
      return;
    }
    regions.swap(view.content, backdrop);
    switch (parts.backend().getValue()) {
      case Backend.Starting(String sentence) -> backdrop.showLoading();
      case Backend.Page(Node page) -> regions.swap(view.content, page);
      case Backend.Failed failed ->
          backdrop.showProblem(failed.problem(), failed.next().toArray(Action[]::new));
      case Backend.Ready ready ->
          backdrop.showEmpty("fth-compass", texts.get("empty.title"), texts.get("empty.text"));
    }
  }

  /** What can be done now; an action of the pane stands for the window's with the same key. */
  public List<Action> actions() {
    List<Action> every = new ArrayList<>();
    OpenTab front = tabs.selected().get();
    Pane pane = front == null ? null : front.pane().get();
    every.addAll(actions.all());
    every.addAll(actions.demos(parts.demos().getValue(), tabs));
    every.addAll(parts.sessionActions().getValue());
    for (Drawer drawer : Arrays.asList(parts.guide(), parts.calls())) {
      if (drawer != null) {
        every.addAll(drawer.actions().getValue());
      }
    }
    if (pane != null) {
      every.addAll(pane.actions().getValue());
    }
    every.addAll(elsewhere.actions(front));
    return ShellActions.withoutShadowed(every);
  }

  private void room() {
    Scene scene = root.getScene();
    if (scene == null || scene.getWidth() == 0) {
      return;
    }
    double type = parts.theme().scaleProperty().get() / 100.0;
    boolean narrow =
        parts.theme().presentingProperty().get()
            || scene.getWidth() < Math.max(NARROW, NARROW_TYPE * type);
    boolean low = scene.getHeight() < Math.max(LOW, LOW_TYPE * type);
    rail.compact(narrow);
    view.room(narrow, scene.getWidth() / type);
    if (calls != null) {
      double taken = crumbs.getHeight() + view.notices.getHeight();
      calls.room(Math.max(0, view.main.getHeight() - taken), low);
    }
    if (guide != null) {
      guide.room(scene.getWidth(), narrow);
    }
  }

  private final class Commands implements ShellActions.Window {

    @Override
    public void palette() {
      palette.open();
    }

    @Override
    public void keys() {
      var _ = parts.dialogs().read(texts.get("keys.title"), KeyList.of(texts, actions()));
    }

    @Override
    public void refresh() {
      OpenTab front = tabs.selected().get();
      Pane pane = front == null ? null : front.pane().get();
      if (pane != null) {
        pane.refresh();
      }
    }

    @Override
    public void region(int by) {
      List<List<Node>> all =
          new ArrayList<>(
              List.of(
                  List.of(rail),
                  List.of(view.top),
                  List.of(view.content, view.notices, crumbs),
                  List.of(parts.toasts())));
      Stream.of(calls, guide).filter(Objects::nonNull).forEach(each -> all.add(List.of(each)));
      regions.go(root.getScene(), all, by);
    }

    @Override
    public void fullScreen() {
      if (stage != null) {
        stage.setFullScreen(!stage.isFullScreen());
      }
    }

    @Override
    public void quit() {
      if (stage != null) {
        stage.fireEvent(
            new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
      }
    }
  }
}
