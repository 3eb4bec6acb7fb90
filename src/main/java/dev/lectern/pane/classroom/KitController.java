package dev.lectern.pane.classroom;

import dev.lectern.lab.Lab;
import dev.lectern.lab.kit.Kit;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Makes a kit from chosen labs and states, and shows the kit that is open here. */
public final class KitController {

  private final KitViewModel model;
  private final Classroom classroom;
  private final Texts texts;
  private final Map<Lab, CheckBox> labs = new LinkedHashMap<>();
  private final Map<String, CheckBox> snapshots = new LinkedHashMap<>();

  /** The kit that is open lives longer than this. */
  private Subscription listening = Subscription.EMPTY;

  @FXML private Label open;
  @FXML private Label openText;
  @FXML private Button openKit;
  @FXML private Button save;
  @FXML private Button leave;
  @FXML private TextField title;
  @FXML private ComboBox<Integer> hints;
  @FXML private VBox labList;
  @FXML private VBox snapshotList;
  @FXML private TextArea variables;
  @FXML private Label fault;
  @FXML private Button make;

  KitController(KitViewModel model, Classroom classroom, Texts texts) {
    this.model = model;
    this.classroom = classroom;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    action(openKit, "class-open-kit");
    action(save, "class-save");
    action(leave, "class-leave");
    listening = listening.and(classroom.kitProperty().subscribe(this::kit));
    hints.getItems().setAll(0, 1, 2, Kit.ALL_HINTS);
    hints.getSelectionModel().select(Integer.valueOf(Kit.ALL_HINTS));
    model.choiceProperty().addListener((o, before, now) -> fill(now));
    fill(model.choiceProperty().get());
    title.textProperty().addListener((o, before, now) -> look());
    variables.textProperty().addListener((o, before, now) -> look());
    make.setOnAction(
        event ->
            model.make(
                title.getText(),
                hints.getValue() == null ? Kit.ALL_HINTS : hints.getValue(),
                chosen(labs),
                variables.getText(),
                chosen(snapshots)));
    look();
  }

  /** Listens no longer. */
  void close() {
    listening.unsubscribe();
  }

  private void action(Button button, String id) {
    classroom.actions().stream()
        .filter(action -> action.id().equals(id))
        .forEach(
            action -> {
              button.setOnAction(event -> action.run().run());
              listening = listening.and(action.enabled().subscribe(now -> button.setDisable(!now)));
            });
  }

  private void kit(Optional<Kit> now) {
    open.setText(now.map(Kit::title).orElse(texts.get("kit.none")));
    openText.setText(
        now.map(
                kit ->
                    texts.get(
                        "kit.open",
                        String.join(", ", kit.labs().stream().map(Kit.KitLab::id).toList()),
                        kit.hints()))
            .orElse(texts.get("kit.none.text")));
  }

  private void fill(KitViewModel.Choice choice) {
    labs.clear();
    labList.getChildren().clear();
    for (Lab lab : choice.labs()) {
      CheckBox box = new CheckBox(lab.id() + "  " + lab.title());
      box.setId("class-lab-" + lab.id().replace('.', '-'));
      box.setAccessibleText(box.getText());
      box.setOnAction(event -> look());
      labs.put(lab, box);
      labList.getChildren().add(box);
    }
    snapshots.clear();
    snapshotList.getChildren().clear();
    for (String name : choice.snapshots()) {
      CheckBox box = new CheckBox(name);
      box.setId("class-snapshot-" + (snapshots.size() + 1));
      box.setAccessibleText(name);
      box.setOnAction(event -> look());
      snapshots.put(name, box);
      snapshotList.getChildren().add(box);
    }
    if (choice.snapshots().isEmpty()) {
      Label none = new Label(texts.get("make.snapshots.none"));
      none.getStyleClass().add("text-muted");
      none.setWrapText(true);
      snapshotList.getChildren().add(none);
    }
    look();
  }

  private void look() {
    String why = model.fault(title.getText(), chosen(labs), variables.getText(), chosen(snapshots));
    fault.setText(why);
    make.setDisable(!why.isEmpty());
  }

  private static <T> List<T> chosen(Map<T, CheckBox> boxes) {
    return boxes.entrySet().stream()
        .filter(box -> box.getValue().isSelected())
        .map(Map.Entry::getKey)
        .toList();
  }
}
