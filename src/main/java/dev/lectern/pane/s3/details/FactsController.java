package dev.lectern.pane.s3.details;

import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What cannot be changed of an object, as a table of names and values. */
public final class FactsController {

  private final ObjectDetailsViewModel model;
  private final Consumer<String> copy;
  private final Texts texts = Texts.of("s3details");

  @FXML private GridPane grid;

  FactsController(ObjectDetailsViewModel model, Consumer<String> copy) {
    this.model = model;
    this.copy = copy;
  }

  @FXML
  private void initialize() {
    model.headProperty().addListener((o, before, now) -> now.value().ifPresent(this::show));
    model.headProperty().get().value().ifPresent(this::show);
  }

  private void show(Head head) {
    grid.getChildren().clear();
    int row = 0;
    Map<String, Integer> seen = new HashMap<>();
    for (Facts.Fact fact : Facts.of(model.targetProperty().get(), head, texts)) {
      int times = seen.merge(fact.id(), 1, Integer::sum);
      String id = "s3-fact-" + fact.id() + (times == 1 ? "" : "-" + times);
      Label name = new Label(fact.name());
      name.getStyleClass().addAll("text-small", "text-muted", "fact-name");
      name.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setValignment(name, VPos.TOP);
      grid.addRow(row++, name, value(id, fact));
    }
  }

  private Node value(String id, Facts.Fact fact) {
    MiddleEllipsisLabel value = new MiddleEllipsisLabel(fact.value());
    value.setId(id);
    value.setAccessibleText(fact.name() + ": " + fact.value());
    HBox line = new HBox(value);
    line.getStyleClass().add("fact-line");
    HBox.setHgrow(value, Priority.SOMETIMES);
    if (fact.copied()) {
      CopyButton button = new CopyButton(id + "-copy", fact.name(), fact::value, copy);
      button.getStyleClass().add("small");
      line.getChildren().add(button);
    }
    VBox all = new VBox(line);
    // a narrow panel cuts the value in its middle and breaks what it means
    all.setMinWidth(0);
    GridPane.setHgrow(all, Priority.ALWAYS);
    if (!fact.meaning().isEmpty()) {
      Label meaning = new Label(fact.meaning());
      meaning.setWrapText(true);
      meaning.setMinHeight(Region.USE_PREF_SIZE);
      meaning.getStyleClass().addAll("text-small", "text-muted", "fact-meaning");
      all.getChildren().add(meaning);
    }
    return all;
  }
}
