package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Part;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Parts;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The parts of an object; asked of S3 when they are unfolded. */
public final class PartsController {

  private final ObjectDetailsViewModel model;
  private final Texts texts = Texts.of("s3details");

  @FXML private TitledPane card;
  @FXML private StackPane place;
  @FXML private VBox content;
  @FXML private Label sentence;
  @FXML private TableView<Part> table;
  @FXML private TableColumn<Part, String> number;
  @FXML private TableColumn<Part, String> size;
  @FXML private TableColumn<Part, String> checksum;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new StackPane());

  PartsController(ObjectDetailsViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    place.getChildren().clear();
    state = new StateView(content);
    place.getChildren().setAll(state);
    table.managedProperty().bind(table.visibleProperty());
    Columns.grow(table);
    column(number, part -> Format.number(part.number()));
    column(size, part -> Format.bytes(part.size()));
    column(checksum, Part::checksum);
    card.expandedProperty().addListener((o, before, now) -> model.wantParts(now));
    model.partsProperty().addListener((o, before, now) -> facet(now));
    facet(model.partsProperty().get());
  }

  private static void column(TableColumn<Part, String> column, Function<Part, String> text) {
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
  }

  private void facet(Facet<Parts> facet) {
    switch (facet) {
      case Facet.Nothing<Parts> nothing -> {
        show(new Parts(0, java.util.List.of()));
        if (card.isExpanded()) {
          model.wantParts(true);
        }
      }
      case Facet.Loading<Parts> loading -> state.showLoading();
      case Facet.There<Parts>(Parts parts) -> {
        show(parts);
        state.showContent();
      }
      case Facet.Failed<Parts>(var problem) ->
          state.showProblem(
              problem,
              Action.of("s3-parts-retry", texts.get("retry"), "fth-refresh-cw", model::loadParts));
    }
  }

  private void show(Parts parts) {
    table.getItems().setAll(parts.parts());
    table.setVisible(!parts.parts().isEmpty());
    sentence.setText(
        parts.count() == 0
            ? texts.get("parts.none")
            : texts.get(parts.parts().isEmpty() ? "parts.count" : "parts.list", parts.count()));
  }
}
