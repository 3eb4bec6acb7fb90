package dev.lectern.shell.session;

import dev.lectern.aws.Profiles;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sandbox and profiles to choose from, and the Region to go to. */
final class ChooserController {

  private final Texts texts;
  private final ChooserViewModel model;
  private final RegionBox regions;

  @FXML private TextField filter;
  @FXML private ListView<ChooserViewModel.Row> list;
  @FXML private VBox trouble;
  @FXML private Label files;
  @FXML private Button read;
  @FXML private HBox regionPlace;
  @FXML private Label regionBelow;

  ChooserController(Texts texts, ChooserViewModel model, RegionBox regions) {
    this.texts = texts;
    this.model = model;
    this.regions = regions;
  }

  @FXML
  private void initialize() {
    filter.textProperty().bindBidirectional(model.filter());
    list.setItems(model.rows());
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> model.chosen().set(now));
    model
        .chosen()
        .addListener(
            (o, before, now) -> {
              if (now != list.getSelectionModel().getSelectedItem()) {
                list.getSelectionModel().select(now);
              }
            });
    list.getSelectionModel().select(model.chosen().get());
    read.setOnAction(event -> model.read());
    regionPlace.getChildren().add(regions);
    regions.bind(model.region());
    FormField.watch(regions, regionBelow, model::regionProblem, model.region());
    files.setText(texts.get("chooser.files", model.files()));
    model.known().addListener((o, before, now) -> trouble());
    trouble();
  }

  private void trouble() {
    var problem = model.known().get().problem();
    trouble.getChildren().clear();
    if (problem != null) {
      trouble
          .getChildren()
          .add(new MessageBand(Tone.DANGER, problem.why() + " " + problem.remedy()));
    }
  }

  private final class Cell extends ListCell<ChooserViewModel.Row> {
    @Override
    protected void updateItem(ChooserViewModel.Row row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty || row == null ? null : line(row));
    }

    private HBox line(ChooserViewModel.Row row) {
      Profiles.Entry profile = row.profile();
      Label name = new Label(profile == null ? texts.get("chooser.sandbox") : profile.name());
      name.getStyleClass().add("heading");
      Label note =
          new Label(
              profile == null
                  ? texts.get("chooser.sandbox.note")
                  : texts.get("chooser.source." + profile.source().name()));
      note.getStyleClass().addAll("text-small", "text-muted");
      Label where =
          new Label(row.region().isEmpty() ? texts.get("chooser.no-region") : row.region());
      where.getStyleClass().addAll("text-small", "text-muted");
      where.setMinWidth(Region.USE_PREF_SIZE);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox line =
          new HBox(Icons.of(profile == null ? "fth-box" : "fth-user"), name, note, gap, where);
      line.getStyleClass().add("session-row");
      return line;
    }
  }
}
