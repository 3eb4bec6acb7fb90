package dev.lectern.ui.graph;

import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.Graph.Shape;
import dev.lectern.ui.graph.GraphLayout.Box;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/**
 * Shows a graph: laid out by {@link GraphLayout}, a large one in the background, the one before
 * standing meanwhile; coloured by {@link Mark}s that are set from outside, with zoom, fit, panning,
 * and a choice of one node by mouse and keyboard. Arrow keys go to the next node that way, Home to
 * the first, Enter opens, plus, minus and 0 zoom. FX thread.
 */
public final class GraphView extends Region {

  /** More nodes than this are a large graph: it gets a map, and is not laid out while one waits. */
  static final int LARGE = 40;

  static final double LEAST = 0.1;
  private static final double READABLE = 0.5;
  static final double MOST = 3;
  private static final double EDGE = 16;

  private final Texts texts = Texts.of("graph");
  private final String name;
  private final @Nullable TaskRunner tasks;
  private final LatestSlot laying = new LatestSlot();
  private final Group frames = new Group();
  private final Group lines = new Group();
  private final Group boxes = new Group();
  private final Pane world = new Pane(frames, lines, boxes);
  private final Label type = new Label();
  private final Translate move = new Translate();
  private final Scale scale = new Scale(1, 1);
  private final Map<String, NodeView> nodes = new LinkedHashMap<>();
  private final Map<String, EdgeView> edges = new LinkedHashMap<>();
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyObjectWrapper<Box> seen = new ReadOnlyObjectWrapper<>(new Box(0, 0, 0, 0));
  private final ReadOnlyObjectWrapper<GraphLayout> layout =
      new ReadOnlyObjectWrapper<>(GraphLayout.of(Graph.EMPTY, new TextMeasure(type.getFont())));
  private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
  private Graph graph = Graph.EMPTY;
  private TextMeasure measure = new TextMeasure(type.getFont());
  private Map<String, Mark> nodeMarks = Map.of();
  private Map<String, Mark> edgeMarks = Map.of();
  private Consumer<String> open = id -> {};
  private boolean fitting = true;
  private double least = READABLE;

  /**
   * An empty view for small graphs.
   *
   * @param name what assistive technology calls it
   */
  public GraphView(String id, String name) {
    this(id, name, null);
  }

  /**
   * An empty view.
   *
   * @param name what assistive technology calls it
   * @param tasks lays large graphs out; null: that is done at once
   */
  public GraphView(String id, String name, @Nullable TaskRunner tasks) {
    this.name = name;
    this.tasks = tasks;
    setId(id);
    getStyleClass().add("graph-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(GraphView.class.getResource("/fxml/graph/graph.css"))
                .toExternalForm());
    type.getStyleClass().add("text-small");
    type.setVisible(false);
    type.fontProperty().addListener((o, before, now) -> show(graph));
    world.getTransforms().addAll(move, scale);
    world.setManaged(false);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().addAll(world, type);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(80, 60);
    new GraphGestures(this);
    describe();
  }

  /**
   * Draws another graph. What was chosen and marked stays where the ids are the same; {@link
   * #layoutProperty} changes when it is there.
   */
  public void show(Graph next) {
    graph = next;
    applyCss();
    if (!measure.of(type.getFont())) {
      measure = new TextMeasure(type.getFont());
    }
    TaskRunner background = tasks;
    if (background == null || next.size() <= LARGE) {
      laying.cancel();
      put(next, GraphLayout.of(next, measure));
      return;
    }
    // type is measured here, where the toolkit allows it
    GraphLayout.Measure sizes = Measured.of(next, measure);
    drawing.set(true);
    background
        .work("", progress -> GraphLayout.of(next, sizes))
        .latest(laying)
        .onSuccess(laid -> put(next, laid))
        .start();
  }

  private void put(Graph next, GraphLayout laid) {
    Map<String, NodeView> known = new LinkedHashMap<>(nodes);
    Map<String, EdgeView> drawn = new LinkedHashMap<>(edges);
    nodes.clear();
    edges.clear();
    add(next, laid, known, drawn);
    List<javafx.scene.Node> outer = new ArrayList<>();
    List<javafx.scene.Node> inner = new ArrayList<>();
    nodes.values().forEach(view -> (view.node.shape() == Shape.FRAME ? outer : inner).add(view));
    // one frame lies on another: their order counts
    if (!frames.getChildren().equals(outer)) {
      frames.getChildren().setAll(outer);
    }
    Children.change(boxes.getChildren(), inner);
    Children.change(
        lines.getChildren(),
        edges.values().stream().flatMap(view -> view.parts().stream()).toList());
    world.resize(laid.width(), laid.height());
    if (!nodes.containsKey(selected.get())) {
      selected.set("");
    }
    nodes.forEach((id, view) -> view.chosen(id.equals(selected.get())));
    applyMarks();
    layout.set(laid);
    drawing.set(false);
    if (fitting) {
      refit();
    } else {
      moved();
    }
    describe();
  }

  private void add(
      Graph part, GraphLayout laid, Map<String, NodeView> known, Map<String, EdgeView> drawn) {
    for (Node node : part.nodes()) {
      NodeView before = known.get(node.id());
      NodeView view = before != null && before.node.equals(node) ? before : new NodeView(node);
      Box box = Objects.requireNonNull(laid.nodes().get(node.id()));
      view.resizeRelocate(box.x(), box.y(), box.width(), box.height());
      nodes.put(node.id(), view);
      node.parts().forEach(inner -> add(inner, laid, known, drawn));
    }
    for (Graph.Edge edge : part.edges()) {
      GraphLayout.Route route = laid.edges().get(edge.id());
      EdgeView before = drawn.get(edge.id());
      if (route != null) {
        boolean same = before != null && before.edge.equals(edge) && before.route.equals(route);
        edges.put(edge.id(), same ? before : new EdgeView(edge, route));
      }
    }
  }

  /** Marks nodes and arrows by their ids; those that are not named lose their mark. Cheap. */
  public void mark(Map<String, Mark> byNode, Map<String, Mark> byEdge) {
    nodeMarks = Map.copyOf(byNode);
    edgeMarks = Map.copyOf(byEdge);
    applyMarks();
    describe();
  }

  private void applyMarks() {
    nodes.forEach((id, view) -> view.mark(nodeMarks.getOrDefault(id, Mark.NONE)));
    edges.forEach((id, view) -> view.mark(edgeMarks.getOrDefault(id, Mark.NONE)));
  }

  /** What is shown. */
  public Graph graph() {
    return graph;
  }

  /** Where everything stands. */
  public ReadOnlyObjectProperty<GraphLayout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /** Whether a large graph is still being laid out: what is seen is the one before. */
  public ReadOnlyBooleanProperty drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** The chosen node's id; empty when none is. */
  public ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Chooses a node and brings it into sight; nothing when there is none of that id. */
  public void select(String id) {
    String next = nodes.containsKey(id) && selectable(id) ? id : "";
    nodes.forEach((one, view) -> view.chosen(one.equals(next)));
    selected.set(next);
    describe();
    if (!next.isEmpty()) {
      reveal(next);
    }
  }

  /** What Enter and a double click on a node do. */
  public void setOnOpen(Consumer<String> action) {
    open = action;
  }

  void open() {
    if (!selected.get().isEmpty()) {
      open.accept(selected.get());
    }
  }

  boolean selectable(String id) {
    NodeView view = nodes.get(id);
    return view != null && view.node.shape() != Shape.START && view.node.shape() != Shape.END;
  }

  /** The innermost node at a point of this view that can be chosen. */
  Optional<String> at(double x, double y) {
    var point = world.parentToLocal(x, y);
    return layout.get().nodes().entrySet().stream()
        .filter(one -> one.getValue().contains(point.getX(), point.getY()))
        .map(Map.Entry::getKey)
        .filter(this::selectable)
        .reduce((outer, inner) -> inner);
  }

  /** The enlargement, 1 for the natural size. */
  public ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** The part of the drawing that is in sight, in its own pixels. */
  public ReadOnlyObjectProperty<Box> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** As {@link #fit}, but of a large graph only the beginning, so that it can be read. */
  public void begin() {
    fit();
    least = READABLE;
  }

  /** Makes all of it fit, at most at its natural size, and keeps doing so until zoomed or moved. */
  public void fit() {
    least = LEAST;
    refit();
  }

  private void refit() {
    fitting = true;
    double width = layout.get().width() + 2 * EDGE;
    double height = layout.get().height() + 2 * EDGE;
    double all = Math.min(getWidth() / width, getHeight() / height);
    put(Math.clamp(all, graph.size() > LARGE ? least : LEAST, 1), 0, 0);
  }

  private void put(double factor, double x, double y) {
    scale.setX(factor);
    scale.setY(factor);
    zoom.set(factor);
    double free = getWidth() - layout.get().width() * factor;
    double freeDown = getHeight() - layout.get().height() * factor;
    move.setX(fitting ? Math.rint(free / 2) : x);
    move.setY(fitting ? Math.rint(Math.clamp(freeDown / 2, 0, EDGE)) : y);
    moved();
  }

  /** Zooms in or out by a factor, its middle staying where it is. */
  public void zoom(double factor) {
    zoom(factor, getWidth() / 2, getHeight() / 2);
  }

  void zoom(double factor, double x, double y) {
    fitting = false;
    double next = Math.clamp(scale.getX() * factor, LEAST, MOST);
    double real = next / scale.getX();
    put(next, x - (x - move.getX()) * real, y - (y - move.getY()) * real);
  }

  /** Shows it at its natural size. */
  public void actualSize() {
    zoom(1 / scale.getX());
  }

  /** Moves what is seen by pixels of the screen. */
  public void pan(double dx, double dy) {
    fitting = false;
    move.setX(move.getX() + dx);
    move.setY(move.getY() + dy);
    moved();
  }

  /** Puts a point of the drawing into the middle. */
  public void centre(double x, double y) {
    pan(
        getWidth() / 2 - (x * scale.getX() + move.getX()),
        getHeight() / 2 - (y * scale.getY() + move.getY()));
  }

  private void reveal(String id) {
    Box box = layout.get().nodes().get(id);
    Box view = seen.get();
    if (box != null
        && view.width() > 0
        && (!view.contains(box.x(), box.y()) || !view.contains(box.right(), box.bottom()))) {
      centre(box.x() + box.width() / 2, box.y() + Math.min(box.height(), view.height()) / 2);
    }
  }

  private void moved() {
    Bounds bounds = world.parentToLocal(getLayoutBounds());
    seen.set(new Box(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
  }

  /** A view of nothing yet that is going to be marked like this one, with the same chosen. */
  GraphView twin() {
    GraphView twin = new GraphView(getId() + "-twin", name, tasks);
    twin.nodeMarks = nodeMarks;
    twin.edgeMarks = edgeMarks;
    twin.selected.set(selected.get());
    return twin;
  }

  Pane world() {
    return world;
  }

  Collection<NodeView> nodeViews() {
    return nodes.values();
  }

  Collection<EdgeView> edgeViews() {
    return edges.values();
  }

  boolean frame(String id) {
    NodeView view = nodes.get(id);
    return view != null && view.node.shape() == Shape.FRAME;
  }

  private void describe() {
    NodeView chosen = nodes.get(selected.get());
    setAccessibleText(
        chosen == null
            ? texts.get("view.name", name, nodes.size())
            : texts.get("view.chosen", name, nodes.size(), chosen.words()));
  }

  @Override
  protected void layoutChildren() {
    type.resizeRelocate(0, 0, 0, 0);
    if (fitting) {
      refit();
    } else {
      moved();
    }
  }
}
