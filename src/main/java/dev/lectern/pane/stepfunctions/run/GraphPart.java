package dev.lectern.pane.stepfunctions.run;

import dev.lectern.pane.stepfunctions.graph.GraphPanel;
import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import dev.lectern.pane.stepfunctions.run.history.Moment;
import dev.lectern.pane.stepfunctions.run.history.Moment.Standing;
import dev.lectern.pane.stepfunctions.run.history.Moment.Transition;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.graph.Mark;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The machine, coloured by what had happened at the moment. FX thread. */
final class GraphPart {

  private final RunViewModel model;
  private final Texts texts;
  private final GraphView graph;
  private final StateView states;
  private final List<Edge> edges = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private boolean following;

  GraphPart(RunViewModel model, Texts texts, TaskRunner tasks, Consumer<GraphExport.Kind> save) {
    this.model = model;
    this.texts = texts;
    graph = new GraphView("sfn-run-graph", texts.get("graph"), tasks);
    VBox all =
        new VBox(new GraphPanel("sfn-run-", graph, new SimpleBooleanProperty(), save), legend());
    VBox.setVgrow(all.getChildren().getFirst(), Priority.ALWAYS);
    all.setId("sfn-run-drawing");
    states = new StateView(all);
    model
        .machineProperty()
        .addListener(
            (o, before, now) -> {
              edges.clear();
              draw();
            });
    model.machineProblemProperty().addListener((o, before, now) -> draw());
    model.lookedProperty().addListener((o, before, now) -> mark(model.momentProperty().get()));
    model.stateProperty().addListener((o, before, now) -> follow());
    graph.selectedProperty().addListener((o, before, now) -> chosen(now));
    graph.sceneProperty().addListener((o, before, now) -> entered(now != null));
    graph.layoutProperty().addListener((o, before, now) -> follow());
    draw();
  }

  private void entered(boolean inWindow) {
    if (inWindow && edges.isEmpty()) {
      draw();
    }
  }

  private FlowPane legend() {
    FlowPane legend = new FlowPane(12, 2);
    legend.getStyleClass().add("run-legend");
    for (Status status :
        new Status[] {
          Status.SUCCEEDED,
          Status.RUNNING,
          Status.CAUGHT,
          Status.FAILED,
          Status.ABORTED,
          Status.NOT_REACHED
        }) {
      Region swatch = new Region();
      swatch.getStyleClass().addAll("run-swatch", Looks.style(status));
      Label label = new Label(Looks.word(texts, status), swatch);
      label.getStyleClass().addAll("text-small", "text-muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(label);
    }
    return legend;
  }

  Region view() {
    return states;
  }

  GraphView graph() {
    return graph;
  }

  private void draw() {
    Machine machine = model.machineProperty().get();
    var problem = model.machineProblemProperty().get();
    if (problem != null) {
      states.showProblem(problem);
      return;
    }
    if (machine == null) {
      states.forget();
      states.showLoading();
      return;
    }
    states.showContent();
    if (graph.getScene() == null) {
      // it measures its type, which nobody styles outside of a window
      return;
    }
    Graph drawn = MachineGraph.of(machine.text()).orElse(Graph.EMPTY);
    edges.clear();
    nodes.clear();
    collect(drawn);
    graph.begin();
    graph.show(drawn);
    mark(model.momentProperty().get());
  }

  private void collect(Graph part) {
    edges.addAll(part.edges());
    for (Graph.Node node : part.nodes()) {
      nodes.add(node.id());
      node.parts().forEach(this::collect);
    }
  }

  private void mark(Moment moment) {
    Map<String, Mark> marks = new HashMap<>();
    nodes.forEach(id -> marks.put(id, unreached()));
    marks.remove(MachineGraph.START);
    boolean ended = ended(moment);
    if (ended) {
      marks.remove(MachineGraph.END);
    }
    moment.states().forEach((name, standing) -> marks.put(name, mark(standing, moment.event())));
    Map<String, Mark> arrows = new HashMap<>();
    for (Edge edge : edges) {
      arrows.put(edge.id(), Mark.of(arrow(edge, moment, ended)));
    }
    graph.mark(marks, arrows);
  }

  private Mark unreached() {
    return Mark.of("unreached", "", Looks.word(texts, Status.NOT_REACHED));
  }

  private boolean ended(Moment moment) {
    return model
        .history()
        .event(moment.event())
        .filter(event -> event.type().equals("ExecutionSucceeded"))
        .isPresent();
  }

  private Mark mark(Standing standing, long at) {
    Status status = standing.status();
    Mark mark = Mark.of(Looks.style(status), Looks.icon(status), Looks.word(texts, status));
    if (standing.retries() > 0) {
      mark = mark.badge(texts.get("graph.retried", standing.retries()));
    } else if (standing.visits() > 1 && standing.latest().container() == null) {
      mark = mark.badge(texts.get("graph.visits", standing.visits()));
    }
    Visit latest = standing.latest();
    if (latest.type().equals("Map") && latest.length() >= 0) {
      mark =
          mark.note(
              latest.mapRun().isEmpty()
                  ? texts.get("graph.map", latest.count(Status.SUCCEEDED, at), latest.length())
                  : latest.length() == 0
                      ? texts.get("graph.map.read")
                      : texts.get("graph.map.distributed", latest.length()));
    }
    return mark;
  }

  private static String arrow(Edge edge, Moment moment, boolean ended) {
    Standing from = moment.state(edge.from());
    if (edge.from().equals(MachineGraph.START)) {
      return moment.state(edge.to()) == null ? "unreached" : "succeeded";
    }
    if (edge.to().equals(MachineGraph.END)) {
      boolean last =
          ended
              && from != null
              && from.latest().exited() != null
              && moment.taken().stream().noneMatch(one -> one.from().equals(edge.from()));
      return last ? "succeeded" : "unreached";
    }
    boolean caught = edge.kind().equals("catch");
    return moment.taken().contains(new Transition(edge.from(), edge.to(), caught))
        ? caught ? "caught" : "succeeded"
        : "unreached";
  }

  private void follow() {
    following = true;
    graph.select(model.stateProperty().get());
    following = false;
  }

  private void chosen(String id) {
    if (!following && !id.equals(model.stateProperty().get())) {
      model.pin(id);
    }
  }
}
