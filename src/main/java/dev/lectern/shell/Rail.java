package dev.lectern.shell;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.settings.Settings;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The course: modules that open to explorers, demos and labs. */
final class Rail extends VBox {

  /**
   * Which modules are open, kept from run to run.
   *
   * @param modules their numbers
   */
  record Kept(List<Integer> modules) {}

  private static final String SECTION = "rail";
  private static final int FIRST_OPEN = 5;

  /** The pane of cards and questions; its place is the module's number. */
  private static final String CONCEPTS = "concepts";

  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

  private final Texts texts;
  private final List<Module> modules;
  private final List<PaneDescriptor> panes;
  private final ObservableValue<List<DemoLine>> demos;
  private final ObservableValue<List<LabLine>> labs;
  private final OpenTabs tabs;
  private final Settings settings;
  private final VBox list = new VBox();
  private final VBox foot = new VBox();
  private final TreeSet<Integer> open = new TreeSet<>();
  private final Map<RailRow, Button> drawn = new HashMap<>();
  private boolean compact;

  Rail(Texts texts, List<Module> modules, ShellParts parts, OpenTabs tabs) {
    this.texts = texts;
    this.modules = modules;
    this.panes = parts.panes();
    this.demos = parts.demos();
    this.labs = parts.labs();
    this.tabs = tabs;
    this.settings = parts.settings();
    setId("shell-rail");
    getStyleClass().add("shell-rail");
    open.addAll(settings.get(SECTION, Kept.class, new Kept(List.of(FIRST_OPEN))).modules());
    Label course = new Label(texts.get("course"));
    course.getStyleClass().addAll("shell-rail-title");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("edge-to-edge", "shell-rail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    foot.getStyleClass().add("shell-rail-foot");
    getChildren().addAll(course, scroll, foot);
    demos.addListener((o, before, now) -> build());
    labs.addListener((o, before, now) -> build());
    tabs.selected().addListener((o, before, now) -> build());
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            move(event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
          }
        });
    sceneProperty().addListener((o, before, now) -> build());
  }

  /** Icons only, for narrow windows. */
  void compact(boolean on) {
    if (compact != on) {
      compact = on;
      pseudoClassStateChanged(COMPACT, on);
      getChildren().getFirst().setVisible(!on);
      getChildren().getFirst().setManaged(!on);
      build();
    }
  }

  /** Nothing before there is a window: until then what is shown changes several times. */
  private void build() {
    if (getScene() == null) {
      return;
    }
    Node owner = getScene().getFocusOwner();
    String focused = owner != null && owner.getParent() == list ? owner.getId() : null;
    List<RailRow> rows = new ArrayList<>();
    for (Module module : modules) {
      boolean isOpen = open.contains(module.number());
      rows.add(new RailRow.Header(module.number(), module.title(), isOpen, compact, done(module)));
      if (isOpen) {
        entries(module, rows::add);
      }
    }
    List<RailRow> below =
        panes.stream()
            .filter(pane -> pane.module() == 0)
            .<RailRow>map(pane -> open(pane, ""))
            .toList();
    Map<RailRow, Button> before = Map.copyOf(drawn);
    drawn.clear();
    arrange(list, rows, before);
    arrange(foot, below, before);
    if (focused != null && getScene().getFocusOwner() != owner) {
      list.getChildren().stream()
          .filter(row -> focused.equals(row.getId()))
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  /** Makes and styles only the rows that are new: most changes are of one or two. */
  private void arrange(VBox in, List<RailRow> rows, Map<RailRow, Button> before) {
    for (RailRow row : rows) {
      drawn.put(row, before.containsKey(row) ? before.get(row) : draw(row));
    }
    List<Node> children = in.getChildren();
    children.retainAll(rows.stream().map(drawn::get).toList());
    for (int i = 0; i < rows.size(); i++) {
      // rows that stay are in their order
      Button button = drawn.get(rows.get(i));
      if (i == children.size() || children.get(i) != button) {
        children.add(i, button);
      }
    }
  }

  private Button draw(RailRow row) {
    return switch (row) {
      case RailRow.Header header ->
          header.draw(
              texts.get("rail.module", header.module(), header.title()),
              texts.get("rail.progress", Math.round(header.done() * 100)),
              () -> toggle(header.module()));
      case RailRow.Entry entry -> entry.draw(() -> tabs.open(entry.pane(), entry.place()));
    };
  }

  private void toggle(int module) {
    if (!open.remove(module)) {
      open.add(module);
    }
    settings.put(SECTION, new Kept(List.copyOf(open)));
    build();
  }

  private void entries(Module module, Consumer<RailRow> rows) {
    List<PaneDescriptor> explorers = module.panes(panes);
    for (PaneDescriptor pane : explorers) {
      boolean own = pane.module() == module.number();
      rows.accept(open(pane, own ? "" : module.number() + "-"));
    }
    String page = ModulePage.id(module.number());
    boolean shown = chosen(page);
    long demosHere =
        demos.getValue().stream().filter(demo -> demo.module() == module.number()).count();
    List<LabLine> here = lines(module);
    if (explorers.isEmpty()) {
      rows.accept(
          entry(
              "shell-overview-" + module.number(),
              "fth-book-open",
              texts.get("rail.overview"),
              demosHere == 0 && here.isEmpty() ? coming() : "",
              shown,
              page,
              ""));
      concepts(module, rows);
      return;
    }
    rows.accept(
        entry(
            "shell-demos-" + module.number(),
            "fth-play",
            texts.get("rail.demos"),
            demosHere == 0 ? coming() : String.valueOf(demosHere),
            shown && "demos".equals(place()),
            page,
            "demos"));
    concepts(module, rows);
    long done = here.stream().filter(LabLine::finished).count();
    rows.accept(
        entry(
            "shell-labs-" + module.number(),
            "fth-flag",
            texts.get("rail.labs"),
            here.isEmpty() ? coming() : done + "/" + here.size(),
            shown && !"demos".equals(place()),
            page,
            "labs"));
  }

  /** Nothing while demos and labs are still read. */
  private String coming() {
    return demos.getValue().isEmpty() || labs.getValue().isEmpty() ? "" : texts.get("rail.coming");
  }

  private void concepts(Module module, Consumer<RailRow> rows) {
    if (panes.stream().anyMatch(pane -> pane.id().equals(CONCEPTS))) {
      String place = Integer.toString(module.number());
      rows.accept(
          entry(
              "shell-concepts-" + place,
              "fth-layers",
              texts.get("rail.concepts"),
              "",
              chosen(CONCEPTS) && place.equals(place()),
              CONCEPTS,
              place));
    }
  }

  /**
   * @param where before the id; an explorer may stand in several modules
   */
  private RailRow open(PaneDescriptor pane, String where) {
    return entry(
        "shell-open-" + where + pane.id(),
        pane.icon(),
        pane.title(),
        "",
        chosen(pane.id()) && where.isEmpty(),
        pane.id(),
        null);
  }

  private RailRow entry(
      String id,
      String icon,
      String text,
      String note,
      boolean on,
      String pane,
      @Nullable String place) {
    return new RailRow.Entry(id, icon, text, note, on, compact, pane, place);
  }

  private double done(Module module) {
    int points = lines(module).stream().mapToInt(LabLine::points).sum();
    int score = lines(module).stream().mapToInt(LabLine::score).sum();
    return points == 0 ? 0 : Math.clamp((double) score / points, 0, 1);
  }

  private List<LabLine> lines(Module module) {
    return labs.getValue().stream().filter(lab -> lab.module() == module.number()).toList();
  }

  private boolean chosen(String pane) {
    OpenTab front = tabs.selected().get();
    return front != null && front.descriptor().id().equals(pane);
  }

  private String place() {
    OpenTab front = tabs.selected().get();
    return front == null ? "" : front.place();
  }

  private void move(int by) {
    Node owner = getScene().getFocusOwner();
    int index = list.getChildren().indexOf(owner);
    int next = Math.clamp((long) index + by, 0, list.getChildren().size() - 1);
    list.getChildren().get(next).requestFocus();
  }
}
