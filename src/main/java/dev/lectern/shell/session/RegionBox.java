package dev.lectern.shell.session;

import dev.lectern.aws.Regions;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/** Any Region: typed, or chosen from those that the SDK knows. */
final class RegionBox extends ComboBox<String> {

  private static final double WIDTH = 240;

  RegionBox(String id, String text) {
    setId(id);
    setAccessibleText(text);
    setEditable(true);
    setPrefWidth(WIDTH);
    setVisibleRowCount(12);
    // now, not with the first style sheet: a skin writes the text again, and that moves the caret
    setSkin(new ComboBoxListViewSkin<>(this));
    getItems().setAll(Regions.all().stream().map(Regions.Entry::id).toList());
    setCellFactory(list -> new Row());
    focusedProperty()
        .addListener(
            (o, before, now) -> {
              if (now) {
                selectAll();
              }
            });
  }

  /**
   * What is typed takes the place of the Region that is there. Once the focus has moved the skin
   * writes the text again, which selects nothing: so after that.
   */
  private void selectAll() {
    Scene scene = getScene();
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            getEditor().selectAll();
          }
        });
    Platform.requestNextPulse();
  }

  /** Keeps the text of the field and the property the same. */
  void bind(StringProperty region) {
    // the value too: a skin that finds none empties the field
    setValue(region.get());
    getEditor().textProperty().bindBidirectional(region);
    region.addListener(
        (o, before, now) -> {
          // what is typed becomes the value when the field is left; before, the caret would move
          if (!isFocused()) {
            setValue(now);
          }
        });
  }

  private static final class Row extends ListCell<String> {
    @Override
    protected void updateItem(String id, boolean empty) {
      super.updateItem(id, empty);
      setText(
          empty || id == null
              ? null
              : Regions.place(id).map(place -> id + "   " + place).orElse(id));
    }
  }
}
