package dev.lectern.shell.session;

import dev.lectern.aws.Regions;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** Any Region: typed, or chosen from those that the SDK knows. */
final class RegionBox extends ComboBox<String> {

  private static final double WIDTH = 240;

  private final List<Regions.Entry> known = Regions.all();

  RegionBox(String id, String text) {
    setId(id);
    setAccessibleText(text);
    setEditable(true);
    setPrefWidth(WIDTH);
    setVisibleRowCount(12);
    getItems().setAll(known.stream().map(Regions.Entry::id).toList());
    setCellFactory(list -> new Row());
  }

  /** Keeps the text of the field and the property the same. */
  void bind(StringProperty region) {
    getEditor().textProperty().bindBidirectional(region);
  }

  private final class Row extends ListCell<String> {
    @Override
    protected void updateItem(String id, boolean empty) {
      super.updateItem(id, empty);
      setText(
          empty || id == null
              ? null
              : known.stream()
                  .filter(entry -> entry.id().equals(id))
                  .findFirst()
                  .map(entry -> entry.id() + "   " + entry.place())
                  .orElse(id));
    }
  }
}
