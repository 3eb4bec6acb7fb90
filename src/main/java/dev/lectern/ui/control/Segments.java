package dev.lectern.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** One of a few values, all of them visible; exactly one is always chosen. */
public final class Segments<T> extends HBox {

  private final ObjectProperty<T> value;
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

  /**
   * @param id id of the whole; a button's id is this, a minus and the value's text in lower case
   * @param values at least one; the first is chosen
   * @param text what a button says
   */
  @SafeVarargs
  public Segments(String id, Function<? super T, String> text, T... values) {
    value = new SimpleObjectProperty<>(values[0]);
    setId(id);
    getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    for (T each : values) {
      ToggleButton button = new ToggleButton(text.apply(each));
      button.setId(id + "-" + each.toString().toLowerCase(java.util.Locale.ROOT));
      button.setToggleGroup(group);
      button.setUserData(each);
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> choose(each));
      buttons.put(each, button);
      getChildren().add(button);
    }
    getChildren().getLast().getStyleClass().add("last");
    value.addListener((o, before, now) -> show());
    show();
  }

  /** The chosen value; setting one that was not offered chooses none. */
  public ObjectProperty<T> valueProperty() {
    return value;
  }

  /** The button of a value, to give it an icon or another text. */
  public ToggleButton button(T of) {
    return Objects.requireNonNull(buttons.get(of), "not offered");
  }

  private void choose(T next) {
    value.set(next);
    show();
  }

  private void show() {
    buttons.forEach((each, button) -> button.setSelected(each.equals(value.get())));
  }
}
