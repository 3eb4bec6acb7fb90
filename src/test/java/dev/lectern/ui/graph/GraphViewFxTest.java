package dev.lectern.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.Graph.Shape;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fx")
class GraphViewFxTest extends FxTest {

  private static final Graph SAGA =
      new Graph(
          "^",
          List.of(
              new Node("^", Shape.START, "", "Start"),
              new Node("Validate", Shape.BOX, "Validate", "Task"),
              new Node("In stock?", Shape.PILL, "In stock?", "Choice"),
              new Node(
                  "Price",
                  Shape.FRAME,
                  "Price",
                  "Map",
                  "",
                  "Map",
                  List.of(
                      new Graph(
                          "One", List.of(new Node("One", Shape.BOX, "One", "Pass")), List.of()))),
              new Node("Charge", Shape.BOX, "Charge", "Task"),
              new Node("Release", Shape.BOX, "Release", "Task"),
              new Node("Gone", Shape.BOX, "Gone", "Fail")),
          List.of(
              new Edge("^/Next", "^", "Validate", "next", ""),
              new Edge("Validate/Next", "Validate", "In stock?", "next", ""),
              new Edge("In/Choices[0]", "In stock?", "Price", "choice", "$.stock ≥ $.quantity"),
              new Edge("In/Default", "In stock?", "Gone", "default", "Default"),
              new Edge("Price/Next", "Price", "Charge", "next", ""),
              new Edge("Charge/Catch[0]", "Charge", "Release", "catch", "Catch"),
              new Edge("Charge/Next", "Charge", "Validate", "next", "")));

  @Test
  void iconsAreOutlinesInAnSvg() {
    GraphView[] made = new GraphView[1];
    interact(() -> made[0] = new GraphView("graph", "State machine"));
    show(made[0], 640, 480);
    interact(() -> made[0].show(SAGA));
    int without = read(() -> outlines(made[0]));
    interact(() -> made[0].mark(Map.of("Gone", Mark.of("failed", "fth-x", "failed")), Map.of()));
    assertThat(read(() -> outlines(made[0]))).isEqualTo(without + 1);
  }

  /** Who opens the picture may have another font, wider than the one that measured the badge. */
  @Test
  void aBadgesWordsStandInItsMiddleInAnSvg() {
    GraphView[] made = new GraphView[1];
    interact(() -> made[0] = new GraphView("graph", "State machine"));
    show(made[0], 640, 480);
    interact(() -> made[0].show(SAGA));
    interact(
        () ->
            made[0].mark(
                Map.of("Gone", Mark.of("failed", "fth-x", "failed").badge("retried 3")), Map.of()));
    assertThat(read(() -> svg(made[0])))
        .containsPattern("<text [^>]*text-anchor=\"middle\"[^>]*>retried 3<");
  }

  private static int outlines(GraphView view) {
    return svg(view).split("<path d=\"M[^\"]*Z\" transform", -1).length - 1;
  }

  private static String svg(GraphView view) {
    return new String(file(view, GraphExport.Kind.SVG), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] file(GraphView view, GraphExport.Kind kind) {
    List<byte[]> files = new ArrayList<>();
    GraphExport.of(view, kind, files::add);
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  @Test
  void aTitleIsCutOnTheScreenAndNotInAPicture() throws Exception {
    String title = "Ask the warehouse whether all that was ordered is there, and where";
    Graph graph = named(title);
    GraphView view = read(() -> new GraphView("graph", "State machine"));
    show(view, 640, 480);
    interact(() -> view.show(graph));
    double screen = read(() -> view.layoutProperty().get().width());

    assertThat(read(() -> svg(view))).contains("<text").contains(">" + title + "</text>");
    var picture =
        ImageIO.read(new ByteArrayInputStream(read(() -> file(view, GraphExport.Kind.PNG))));
    assertThat(picture.getWidth()).isGreaterThan((int) (2 * screen + 200));
    assertThat(read(() -> view.layoutProperty().get().width())).isEqualTo(screen);
    assertThat(read(() -> view.world().getChildren())).hasSize(3);
  }

  @Test
  void aPictureOfALargeGraphIsLaidOutInTheBackground() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i <= GraphView.LARGE; i++) {
      nodes.add(new Node("n" + i, Shape.BOX, "Node " + i, "Pass"));
    }
    try (FxTaskRunner tasks = new FxTaskRunner(problem -> {})) {
      GraphView view = read(() -> new GraphView("graph", "State machine", tasks));
      show(view, 640, 480);
      interact(() -> view.show(new Graph("n0", nodes, List.of())));
      until(() -> !view.drawingProperty().get());
      List<byte[]> files = new ArrayList<>();
      interact(() -> GraphExport.of(view, GraphExport.Kind.SVG, files::add));
      until(() -> !files.isEmpty());
      assertThat(new String(files.getFirst(), java.nio.charset.StandardCharsets.UTF_8))
          .contains(">Node " + GraphView.LARGE + "</text>");
      assertThat(read(() -> view.world().getChildren())).hasSize(3);
    }
  }

  private static Graph named(String title) {
    return new Graph(
        "a",
        List.of(
            new Node("a", Shape.BOX, title, "Task"),
            new Node(
                "b",
                Shape.FRAME,
                title + "?",
                "Map",
                "",
                "Map",
                List.of(
                    new Graph("c", List.of(new Node("c", Shape.BOX, "C", "Pass")), List.of())))),
        List.of(new Edge("a/Next", "a", "b", "next", "")));
  }

  @Test
  void isDrawnMarkedChosenAndMoved() {
    GraphView[] made = new GraphView[1];
    interact(() -> made[0] = new GraphView("graph", "State machine"));
    GraphView view = made[0];
    show(view, 640, 480);
    List<String> opened = new ArrayList<>();
    interact(
        () -> {
          view.setOnOpen(opened::add);
          view.show(SAGA);
          view.mark(
              Map.of(
                  "Validate", Mark.of("succeeded", "fth-check", "succeeded"),
                  "Charge", Mark.of("caught", "fth-rotate-ccw", "caught").badge("retried 3"),
                  "Gone", Mark.of("unreached")),
              Map.of("In/Default", Mark.of("unreached")));
          view.requestFocus();
        });
    assertThat(read(view::getAccessibleText)).isEqualTo("State machine, 8 nodes");
    assertThat(read(() -> view.zoomProperty().get())).isEqualTo(1);

    robot.push(KeyCode.DOWN);
    assertThat(read(() -> view.selectedProperty().get())).isEqualTo("Validate");
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(opened).containsExactly(read(() -> view.selectedProperty().get()));
    interact(() -> view.select("Charge"));
    assertThat(read(view::getAccessibleText)).contains("Charge, Task, caught, retried 3");

    interact(() -> view.zoom(2));
    assertThat(read(() -> view.zoomProperty().get())).isEqualTo(2);
    interact(() -> view.show(SAGA));
    assertThat(read(() -> view.zoomProperty().get())).as("kept").isEqualTo(2);
    assertThat(read(() -> view.selectedProperty().get())).isEqualTo("Charge");
    robot.push(KeyCode.DIGIT0);
    assertThat(read(() -> view.zoomProperty().get())).isEqualTo(1);
    dev.lectern.ui.Screens.shot(stage, theme, "graph");
    robot.push(KeyCode.ESCAPE);
    assertThat(read(() -> view.selectedProperty().get())).isEmpty();
  }

  /** Whatever kind of arrow it is: a style class of its own does not outweigh the mark. */
  @Test
  void anArrowThatNobodyTookLooksSo() {
    GraphView view = read(() -> new GraphView("graph", "State machine"));
    show(view, 640, 480);
    interact(
        () -> {
          view.show(SAGA);
          Mark none = Mark.of("unreached");
          view.mark(Map.of(), Map.of("In/Default", none, "Charge/Catch[0]", none));
          view.applyCss();
        });
    assertThat(read(() -> arrow(view, "Charge/Catch[0]").line.getStroke()))
        .isEqualTo(read(() -> arrow(view, "In/Default").line.getStroke()));
    assertThat(read(() -> arrow(view, "Charge/Catch[0]").head.getFill()))
        .isEqualTo(read(() -> arrow(view, "In/Default").head.getFill()))
        .isNotEqualTo(read(() -> arrow(view, "^/Next").head.getFill()));
  }

  private static EdgeView arrow(GraphView view, String id) {
    return view.edgeViews().stream().filter(one -> one.edge.id().equals(id)).findFirst().get();
  }

  @Test
  void aLargeGraphIsLaidOutBesideWhatIsShownAndWhatStaysIsKept() {
    try (FxTaskRunner tasks = new FxTaskRunner(problem -> {})) {
      GraphView view = read(() -> new GraphView("graph", "State machine", tasks));
      show(view, 640, 480);
      interact(() -> view.show(chain(100)));
      until(() -> view.layoutProperty().get().nodes().containsKey("s99"));
      interact(() -> view.select("s5"));
      List<NodeView> before = read(() -> List.copyOf(view.nodeViews()));
      interact(
          () -> {
            // whoever types on does not see what was in between
            view.show(chain(150));
            view.show(chain(101));
          });
      until(() -> view.layoutProperty().get().nodes().size() == 101);
      assertThat(read(() -> List.copyOf(view.nodeViews()))).hasSize(101).containsAll(before);
      assertThat(read(() -> view.selectedProperty().get())).isEqualTo("s5");
      assertThat(read(() -> view.zoomProperty().get())).as("it can be read").isEqualTo(0.5);
      interact(view::fit);
      assertThat(read(() -> view.zoomProperty().get())).isLessThan(0.5);
    }
  }

  /** AWS allows 80 characters: a box of that width would make all others too small to read. */
  @Test
  void aLongNameIsCutInItsMiddleAndReadOutWhole() {
    String name = "Ask the warehouse whether the reservation of the order can still be changed";
    GraphView[] made = new GraphView[1];
    interact(() -> made[0] = new GraphView("graph", "State machine"));
    show(made[0], 640, 480);
    interact(
        () ->
            made[0].show(
                new Graph(name, List.of(new Node(name, Shape.BOX, name, "Task")), List.of())));
    NodeView node = (NodeView) made[0].lookup(".graph-node");
    assertThat(read(() -> node.labels().getFirst().getText()))
        .hasSize(Node.LONGEST_TITLE)
        .isEqualTo("Ask the warehouse whe…ill be changed");
    assertThat(read(() -> node.labels().getFirst().getTooltip().getText())).isEqualTo(name);
    assertThat(read(node::getAccessibleText)).isEqualTo(name + ", Task");
    assertThat(read(() -> made[0].layoutProperty().get().width())).isLessThan(400);
  }

  /** A frame is measured before a mark writes how far it is. */
  @Test
  void whatAMarkWritesInAFrameNeverLiesOnItsName() {
    GraphView[] made = new GraphView[1];
    interact(() -> made[0] = new GraphView("graph", "State machine"));
    show(made[0], 640, 480);
    Graph inner = new Graph("A", List.of(new Node("A", Shape.BOX, "A", "Pass")), List.of());
    Node map = new Node("M", Shape.FRAME, "M", "Map", "", "Map", List.of(inner));
    interact(() -> made[0].show(new Graph("M", List.of(map), List.of())));
    for (String note : List.of("Map, 4,000 of 4,000", "Map, 1,234,567 of 7,654,321, some failed")) {
      interact(
          () -> made[0].mark(Map.of("M", Mark.of("running", "fth-play", "").note(note)), Map.of()));
      NodeView frame = (NodeView) made[0].lookup(".graph-node.frame");
      interact(frame::layout);
      var title = frame.labels().getFirst();
      var written = frame.labels().get(1);
      assertThat(read(() -> written.getLayoutX()))
          .isGreaterThanOrEqualTo(read(() -> title.getLayoutX() + title.getWidth()));
      if (note.endsWith("4,000")) {
        assertThat(read(written::isTextTruncated)).as("%s is cut", note).isFalse();
      }
    }
  }

  @Test
  void itIsSaidThatALargeGraphIsBeingDrawn() {
    try (FxTaskRunner tasks = new FxTaskRunner(problem -> {})) {
      GraphView view = read(() -> new GraphView("graph", "State machine", tasks));
      show(view, 640, 480);
      boolean said =
          read(
              () -> {
                view.show(chain(100));
                return view.drawingProperty().get();
              });
      assertThat(said).isTrue();
      until(() -> view.layoutProperty().get().nodes().containsKey("s99"));
      assertThat(read(() -> view.drawingProperty().get())).isFalse();
      boolean small =
          read(
              () -> {
                view.show(chain(3));
                return view.drawingProperty().get();
              });
      assertThat(small).as("a small one is drawn at once").isFalse();
    }
  }

  private static Graph chain(int size) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      nodes.add(new Node("s" + i, Shape.BOX, "State " + i, "Task"));
      edges.add(new Edge("s" + i + "/Next", "s" + i, "s" + (i + 1), "next", ""));
    }
    return new Graph("s0", nodes, edges);
  }
}
