package dev.lectern.pane.classroom;

import dev.lectern.lab.kit.ResultsGrid;
import dev.lectern.lab.kit.ResultsGrid.Cell;
import dev.lectern.lab.kit.ResultsGrid.Column;
import dev.lectern.lab.kit.ResultsGrid.Row;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The grid of students by steps, and the evidence of the chosen cell. */
public final class ResultsController {

  private static final double STEP_WIDTH = 104;

  private final ResultsViewModel model;
  private final Texts texts;

  @FXML private Button load;
  @FXML private Button again;
  @FXML private Button grades;
  @FXML private Button evidenceCsv;
  @FXML private Label summary;
  @FXML private VBox stuck;
  @FXML private StackPane place;

  private final TableView<Row> table = new TableView<>();
  private final VBox evidence = new VBox();
  private final StateView state;

  ResultsController(ResultsViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    table.setId("class-results");
    table.setAccessibleText(texts.get("results.title"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    evidence.setId("class-evidence");
    evidence.getStyleClass().add("class-evidence");
    javafx.scene.control.ScrollPane scroll = new javafx.scene.control.ScrollPane(evidence);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(texts.get("evidence.title"));
    scroll.getStyleClass().add("edge-to-edge");
    SplitPane split = new SplitPane(table, scroll);
    split.setOrientation(javafx.geometry.Orientation.VERTICAL);
    split.setDividerPositions(0.62);
    state = new StateView(split);
  }

  @FXML
  private void initialize() {
    place.getChildren().add(state);
    load.setOnAction(event -> model.choose());
    again.setOnAction(event -> model.again());
    grades.setOnAction(event -> model.exportGrades());
    evidenceCsv.setOnAction(event -> model.exportEvidence());
    model.gridProperty().addListener((o, before, now) -> show());
    model.busyProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    table.getFocusModel().focusedCellProperty().addListener((o, before, now) -> chosen());
    show();
  }

  private void show() {
    ResultsGrid grid = model.gridProperty().get();
    UserProblem problem = model.problemProperty().get();
    boolean nothing = grid == null || grid.rows().isEmpty();
    again.setDisable(grid == null);
    grades.setDisable(nothing);
    evidenceCsv.setDisable(nothing);
    summary.setText(model.summary());
    stuck.getChildren().clear();
    Action choose =
        Action.of("class-load-first", texts.get("results.load"), "fth-folder", model::choose);
    if (model.busyProperty().get()) {
      state.showLoading();
    } else if (problem != null) {
      state.showProblem(problem, choose);
    } else if (grid == null) {
      state.showEmpty(
          "fth-users", texts.get("results.none"), texts.get("results.none.text"), choose);
    } else if (grid.rows().isEmpty()) {
      state.showEmpty(
          "fth-users", texts.get("results.empty"), texts.get("results.empty.text"), choose);
    } else {
      model
          .stuckSpots()
          .forEach(spot -> stuck.getChildren().add(new MessageBand(Tone.WARNING, spot)));
      fill(grid);
      state.showContent();
    }
  }

  private void fill(ResultsGrid grid) {
    table.getColumns().clear();
    TableColumn<Row, Row> student = column(texts.get("column.student"), 200);
    student.setId("class-column-student");
    student.setCellFactory(c -> new ResultCells.StudentCell(texts));
    table.getColumns().add(student);
    TableColumn<Row, Row> total = column(texts.get("column.points"), 80);
    total.setCellFactory(
        c ->
            new ResultCells.TextCell() {
              @Override
              void show(Row row) {
                setText(row.file().results() == null ? "" : row.score() + "/" + row.points());
              }
            });
    table.getColumns().add(total);
    int number = 0;
    String lab = "";
    for (Column each : grid.columns()) {
      number = each.lab().equals(lab) ? number + 1 : 1;
      lab = each.lab();
      TableColumn<Row, Row> step = column("", STEP_WIDTH);
      Label heading = new Label(each.lab() + "  " + number);
      heading.setTooltip(new Tooltip(each.labTitle() + ": " + each.title()));
      step.setGraphic(heading);
      step.setUserData(each);
      step.setCellFactory(c -> new ResultCells.StepCell(texts, each));
      table.getColumns().add(step);
    }
    table.getItems().setAll(grid.rows());
    table.getSelectionModel().select(0, student);
    chosen();
  }

  private static TableColumn<Row, Row> column(String title, double width) {
    TableColumn<Row, Row> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
    return column;
  }

  private void chosen() {
    evidence.getChildren().clear();
    TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
    if (at == null || at.getRow() < 0 || at.getRow() >= table.getItems().size()) {
      return;
    }
    Row row = table.getItems().get(at.getRow());
    Label title = new Label(row.student());
    title.getStyleClass().add("heading");
    evidence.getChildren().add(title);
    if (!row.file().why().isEmpty()) {
      evidence
          .getChildren()
          .add(new MessageBand(Tone.WARNING, row.file().name() + ": " + row.file().why()));
    }
    if (row.namesake()) {
      String told = texts.get("evidence.namesake", row.student(), row.learner());
      evidence.getChildren().add(new MessageBand(Tone.ACCENT, told));
    }
    if (row.second()) {
      evidence.getChildren().add(new MessageBand(Tone.ACCENT, texts.get("evidence.second")));
    }
    if (at.getTableColumn() != null && at.getTableColumn().getUserData() instanceof Column column) {
      title.setText(texts.get("evidence.of", row.student(), column.lab(), column.title()));
      Optional<Cell> cell = row.cell(column);
      if (cell.isEmpty()) {
        evidence.getChildren().add(Evidence.text(texts.get("evidence.none"), "text-muted"));
      } else {
        evidence.getChildren().addAll(Evidence.of(texts, cell.get().result()));
      }
    } else if (row.file().results() != null) {
      evidence.getChildren().add(Evidence.text(texts.get("evidence.choose"), "text-muted"));
    }
  }
}
