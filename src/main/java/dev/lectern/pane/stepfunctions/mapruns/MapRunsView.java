package dev.lectern.pane.stepfunctions.mapruns;

import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway.MapRun;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway.Standing;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import dev.lectern.ui.list.ListViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The table of Map runs. FX thread. */
final class MapRunsView {

  private final Texts texts = Texts.of("stepfunctions");
  private final TableView<MapRun> table = new TableView<>();
  private final BorderPane view = new BorderPane(table);

  MapRunsView(ListViewModel<MapRun, Standing> model, Consumer<String> open) {
    FormParts parts = new FormParts(texts);
    TableColumn<MapRun, MapRun> label = column("mapruns.label", 260);
    TableColumn<MapRun, MapRun> execution = column("mapruns.execution", 260);
    TableColumn<MapRun, MapRun> status = column("executions.status", 110);
    TableColumn<MapRun, MapRun> items = column("mapruns.items", 240);
    TableColumn<MapRun, MapRun> started = column("executions.started", 170);
    status.setMinWidth(status.getPrefWidth());
    table.getColumns().setAll(List.of(label, execution, status, items, started));
    table.setId("stepfunctions-mapruns");
    table.setAccessibleText(texts.get("tab.mapruns"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Columns.grow(table);
    TextField filter = parts.field("stepfunctions-mapruns-filter", "mapruns.filter", 24);
    ListPart<MapRun, Standing> list =
        new ListPart<>(
            model,
            view,
            table,
            filter,
            new ListPart.Empty(
                "fth-copy",
                texts.get("mapruns.none"),
                texts.get("mapruns.none.text", MapRunsGateway.LOOKED_AT),
                Action.of(
                    "stepfunctions-mapruns-again",
                    texts.get("retry"),
                    "fth-refresh-cw",
                    model::refresh)));
    list.column(label, row -> new Label(row.label()), Comparator.comparing(MapRun::label));
    list.column(
        execution, row -> new Label(row.execution()), Comparator.comparing(MapRun::execution));
    list.fact(status, this::status);
    list.fact(
        items,
        now ->
            new Label(
                texts.get(
                    "mapruns.counts", now.succeeded(), now.total(), now.failed(), now.running())));
    list.column(
        started,
        row -> ListPart.muted(Format.when(row.started())),
        Comparator.comparing(MapRun::started));
    list.keys(row -> open.accept(row.execution()), () -> {});
    Button show =
        parts.button(
            "stepfunctions-mapruns-open",
            "mapruns.open",
            "fth-eye",
            () -> list.chosen().ifPresent(row -> open.accept(row.execution())));
    show.disableProperty().bind(list.none());
    HBox bar = new HBox(show, filter);
    bar.getStyleClass().add("stepfunctions-bar");
    view.setTop(bar);
  }

  private Node status(Standing now) {
    Tone tone =
        switch (now.status()) {
          case "SUCCEEDED" -> Tone.SUCCESS;
          case "RUNNING" -> Tone.ACCENT;
          case "ABORTED" -> Tone.NEUTRAL;
          default -> Tone.DANGER;
        };
    return new Chip(texts.get("status." + now.status()), tone);
  }

  private TableColumn<MapRun, MapRun> column(String key, double width) {
    TableColumn<MapRun, MapRun> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    return column;
  }

  Node view() {
    return view;
  }
}
