package dev.lectern.shell;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a module teaches: its explorers, demos and labs, and which of them are here already. */
final class ModulePage implements Pane {

  /** What the page needs from the window. */
  record Links(ShellParts parts, Consumer<String> openPane, BiConsumer<String, String> openAt) {

    List<PaneDescriptor> panes() {
      return parts.panes();
    }

    ObservableValue<List<DemoLine>> demos() {
      return parts.demos();
    }

    ObservableValue<List<LabLine>> labs() {
      return parts.labs();
    }

    Consumer<String> openLab() {
      return parts.openLab();
    }
  }

  private static final String PREFIX = "module-";
  private static final double COLUMN = 720;

  private final Texts texts;
  private final Module module;
  private final Links links;
  private final String place;
  private final VBox column = new VBox();
  private final ScrollPane view = new ScrollPane(new HBox(column));
  private final javafx.beans.value.ChangeListener<Object> rebuild = (o, before, now) -> build();

  /** Whether something of the module is not in this version. */
  private boolean later;

  private ModulePage(Texts texts, Module module, Links links, String place) {
    this.texts = texts;
    this.module = module;
    this.links = links;
    this.place = place;
    column.getStyleClass().add("module-page");
    column.setMaxWidth(COLUMN);
    column.setPrefWidth(COLUMN);
    view.setFitToWidth(true);
    view.getStyleClass().add("edge-to-edge");
    view.setId("module-page");
    view.setAccessibleText(module.title());
    links.demos().addListener(rebuild);
    links.labs().addListener(rebuild);
    build();
  }

  static String id(int module) {
    return PREFIX + module;
  }

  /** How the page of a module is opened; its place is empty, {@code demos} or {@code labs}. */
  static PaneDescriptor descriptor(Texts texts, Module module, Links links) {
    return new PaneDescriptor(
        id(module.number()),
        texts.get("tab.module", module.number()),
        "fth-book-open",
        module.number(),
        true,
        (context, place) -> new ModulePage(texts, module, links, place));
  }

  private void build() {
    Label title = new Label(module.number() + "  " + module.title());
    title.getStyleClass().add("figure");
    Label about = new Label(module.about());
    about.setWrapText(true);
    later = false;
    VBox explorers = section(texts.get("module.explorers"), "fth-compass", explorers());
    VBox demos = section(texts.get("module.demos"), "fth-play", demos());
    VBox labs = section(texts.get("module.labs"), "fth-flag", labs());
    List<Node> all = new ArrayList<>(List.of(title, about));
    if (later) {
      all.add(state());
    }
    all.addAll(
        switch (place) {
          case "demos" -> List.of(demos, labs, explorers);
          case "labs" -> List.of(labs, demos, explorers);
          default -> List.of(explorers, demos, labs);
        });
    column.getChildren().setAll(all);
  }

  private Label state() {
    boolean nothing =
        module.panes(links.panes()).isEmpty()
            && links.demos().getValue().stream().noneMatch(demo -> demo.module() == module.number())
            && lines().isEmpty();
    Label state = new Label(texts.get(nothing ? "module.nothing" : "module.partly"));
    state.getStyleClass().add("text-muted");
    state.setWrapText(true);
    return state;
  }

  private VBox section(String title, String icon, List<Node> rows) {
    VBox body = new VBox();
    body.getChildren().addAll(rows);
    VBox card = Cards.frame(title, body);
    ((HBox) card.getChildren().getFirst()).getChildren().addFirst(Icons.of(icon));
    return card;
  }

  private List<Node> explorers() {
    List<PaneDescriptor> here = module.panes(links.panes());
    if (here.isEmpty()) {
      return soon(module.explorers(), true);
    }
    return here.stream()
        .<Node>map(
            pane ->
                row(
                    pane.title(),
                    open(
                        "module-open-" + pane.id(),
                        texts.get("module.open"),
                        pane.title(),
                        () -> links.openPane().accept(pane.id()))))
        .toList();
  }

  /** Those that can be shown, then those that are planned. */
  private List<Node> demos() {
    List<Node> rows = new ArrayList<>();
    List<String> planned = new ArrayList<>();
    for (String name : module.demos()) {
      links.demos().getValue().stream()
          .filter(each -> name.startsWith(each.id() + " "))
          .findFirst()
          .ifPresentOrElse(
              demo -> rows.add(demo(name, demo.id())),
              () -> {
                if (!addExercise(rows, name)) {
                  planned.add(name);
                }
              });
    }
    rows.addAll(soon(planned, !links.demos().getValue().isEmpty()));
    return rows;
  }

  /** A demo that is an exercise in a pane, at the place that has the module's number. */
  private boolean addExercise(List<Node> rows, String name) {
    String key = "module.exercise." + name.split(" ", 2)[0];
    if (!texts.bundle().containsKey(key)) {
      return false;
    }
    String number = Integer.toString(module.number());
    rows.add(
        row(
            name,
            open(
                "module-exercise-" + number,
                texts.get("module.show"),
                name,
                () -> links.openAt().accept(texts.get(key), number))));
    return true;
  }

  private Node demo(String name, String id) {
    return row(
        name,
        open(
            "module-demo-" + id.replace('.', '-'),
            texts.get("module.show"),
            name,
            () -> links.openAt().accept("demos", id)));
  }

  /** Those that can be done, then those that are planned. */
  private List<Node> labs() {
    List<Node> rows = new ArrayList<>();
    List<String> planned = new ArrayList<>();
    for (String name : module.labs()) {
      lines().stream()
          .filter(each -> name.startsWith(each.id() + " "))
          .findFirst()
          .ifPresentOrElse(lab -> rows.add(lab(name, lab)), () -> planned.add(name));
    }
    rows.addAll(soon(planned, !links.labs().getValue().isEmpty()));
    return rows;
  }

  private Node lab(String name, LabLine lab) {
    Chip chip =
        lab.finished()
            ? new Chip(points(lab), Tone.SUCCESS, "fth-check")
            : new Chip(lab.begun() ? points(lab) : texts.get("module.new"), Tone.NEUTRAL);
    return row(
        name,
        chip,
        open(
            "module-lab-" + lab.id().replace('.', '-'),
            texts.get("module.start"),
            name,
            () -> links.openLab().accept(lab.id())));
  }

  private String points(LabLine lab) {
    return texts.get("module.points", lab.score(), lab.points());
  }

  /**
   * What is planned, said once for all of it.
   *
   * @param read whether it is known what there is; before, the names stand there alone
   */
  private List<Node> soon(List<String> names, boolean read) {
    if (names.isEmpty()) {
      return List.of();
    }
    Label list =
        new Label(
            String.join("\n", names.stream().map(name -> read ? withNeed(name) : name).toList()));
    list.getStyleClass().addAll("text-muted", "module-soon");
    list.setWrapText(true);
    list.setMinHeight(Region.USE_PREF_SIZE);
    if (!read) {
      HBox row = new HBox(list);
      row.getStyleClass().addAll("module-row", "module-soon-row");
      return List.of(row);
    }
    later = true;
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Chip soon = new Chip(texts.get("module.soon"), Tone.DASHED);
    soon.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(list, gap, soon);
    row.getStyleClass().addAll("module-row", "module-soon-row");
    return List.of(row);
  }

  /** The name with what it waits for, where that is known. */
  private String withNeed(String name) {
    String key = "module.needs." + name.split(" ", 2)[0];
    return texts.bundle().containsKey(key) ? name + ": " + texts.get(key) : name;
  }

  private static Node row(String name, Node... right) {
    Label label = new Label(name);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(label, gap);
    row.getChildren().addAll(right);
    row.getStyleClass().add("module-row");
    return row;
  }

  private static Button open(String id, String text, String what, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setAccessibleText(text + ", " + what);
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  private List<LabLine> lines() {
    return links.labs().getValue().stream().filter(lab -> lab.module() == module.number()).toList();
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return fixed(
        List.of(
            new Crumb(texts.get("tab.module", module.number()), this::overview),
            new Crumb(module.title(), () -> {})));
  }

  private void overview() {
    links.openAt().accept(id(module.number()), "");
  }

  @Override
  public Node tools() {
    return new Region();
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return fixed(List.of());
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void refresh() {
    build();
  }

  @Override
  public void close() {
    links.demos().removeListener(rebuild);
    links.labs().removeListener(rebuild);
  }

  private static <T> ObservableValue<T> fixed(T value) {
    return new SimpleObjectProperty<>(value);
  }
}
