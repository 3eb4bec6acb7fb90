package dev.lectern.pane.stepfunctions.graph;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.graph.GraphMap;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A graph with what it takes to look around in it. FX thread. */
public final class GraphPanel extends StackPane {

  /**
   * @param prefix of the ids of its parts
   * @param stale whether the graph is that of an earlier text
   * @param save asked where to keep a picture: as PNG or as SVG
   */
  public GraphPanel(
      String prefix,
      GraphView graph,
      ObservableBooleanValue stale,
      Consumer<GraphExport.Kind> save) {
    Texts texts = Texts.of("stepfunctions");
    getStyleClass().add("stepfunctions-graph");
    getStylesheets().add(Views.styleSheet("stepfunctions"));
    setMinSize(160, 120);
    Button in =
        Icons.button(prefix + "zoom-in", "fth-plus", texts.get("graph.in"), () -> graph.zoom(1.25));
    Button out =
        Icons.button(
            prefix + "zoom-out", "fth-minus", texts.get("graph.out"), () -> graph.zoom(0.8));
    Button fit =
        Icons.button(prefix + "zoom-fit", "fth-maximize-2", texts.get("graph.fit"), graph::fit);
    Button export =
        Icons.button(prefix + "picture", "fth-camera", texts.get("graph.export"), () -> {});
    ContextMenu kinds = new ContextMenu();
    for (GraphExport.Kind kind : GraphExport.Kind.values()) {
      MenuItem item = new MenuItem(texts.get("graph.export." + kind));
      item.setId(prefix + "picture-" + kind);
      item.setOnAction(event -> save.accept(kind));
      kinds.getItems().add(item);
    }
    export.setOnAction(event -> kinds.show(export, Side.BOTTOM, 0, 4));
    VBox tools = new VBox(4, in, out, fit, export);
    for (Button each : List.of(in, out, fit, export)) {
      each.getStyleClass().remove("flat");
      each.getStyleClass().add("small");
    }
    tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Chip old = new Chip(texts.get("graph.stale"), Tone.WARNING, "fth-alert-triangle");
    old.setId(prefix + "graph-stale");
    old.visibleProperty().bind(stale);
    Chip drawing = new Chip(texts.get("graph.drawing"), Tone.NEUTRAL, "fth-loader");
    drawing.setId(prefix + "graph-drawing");
    drawing.visibleProperty().bind(graph.drawingProperty().and(Bindings.not(stale)));
    GraphMap map = new GraphMap(prefix + "graph-map", texts.get("graph.map"), graph);
    getChildren().addAll(graph, tools, old, drawing, map);
    StackPane.setAlignment(tools, Pos.TOP_RIGHT);
    StackPane.setAlignment(old, Pos.TOP_LEFT);
    StackPane.setAlignment(drawing, Pos.TOP_LEFT);
    StackPane.setAlignment(map, Pos.BOTTOM_RIGHT);
    for (Region each : List.of(tools, old, drawing, map)) {
      StackPane.setMargin(each, new Insets(8));
    }
  }
}
