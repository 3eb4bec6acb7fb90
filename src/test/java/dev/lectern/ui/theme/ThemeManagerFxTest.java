package dev.lectern.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import java.lang.ref.WeakReference;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeManagerFxTest extends FxTest {

  @Test
  void theSystemsColoursAreFollowedWhileTheyChange() {
    var system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    ThemeManager theme = read(() -> new ThemeManager(system));
    assertThat(read(() -> theme.darkProperty().get())).isFalse();
    interact(() -> system.set(ColorScheme.DARK));
    assertThat(read(() -> theme.darkProperty().get())).isTrue();
    interact(() -> theme.modeProperty().set(ThemeManager.Mode.LIGHT));
    interact(() -> system.set(ColorScheme.LIGHT));
    interact(() -> system.set(ColorScheme.DARK));
    assertThat(read(() -> theme.darkProperty().get())).isFalse();
    interact(() -> theme.modeProperty().set(ThemeManager.Mode.SYSTEM));
    assertThat(read(() -> theme.darkProperty().get())).isTrue();
  }

  @Test
  void theSystemsColoursDoNotKeepAWindowThatIsGone() {
    var system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    WeakReference<Scene> window =
        read(
            () -> {
              Scene scene = new Scene(new StackPane());
              new ThemeManager(system).manage(scene);
              return new WeakReference<>(scene);
            });
    until(
        () -> {
          System.gc();
          return window.get() == null;
        });
    assertThat(system.get()).isEqualTo(ColorScheme.LIGHT);
  }

  @Test
  void onlyTheChosenRadioButtonHasADot() {
    RadioButton chosen = new RadioButton("a");
    RadioButton other = new RadioButton("b");
    chosen.setSelected(true);
    show(new StackPane(chosen, other));
    assertThat(read(() -> dot(chosen))).isNotEqualTo(Color.TRANSPARENT);
    assertThat(read(() -> dot(other))).isEqualTo(Color.TRANSPARENT);
  }

  private static Paint dot(RadioButton button) {
    Region dot = (Region) button.lookup(".dot");
    return dot.getBackground() == null
        ? Color.TRANSPARENT
        : dot.getBackground().getFills().getLast().getFill();
  }

  @ParameterizedTest
  @ValueSource(strings = {"danger", "success", "accent"})
  void anOutlinedButtonIsReadWithTheFocusAsWithout(String kind) {
    Button button = new Button("Remove");
    button.getStyleClass().addAll("button-outlined", kind);
    show(new StackPane(new Button("Other"), button));
    interact(() -> button.getParent().getChildrenUnmodifiable().getFirst().requestFocus());
    Paint without = read(button::getTextFill);
    interact(button::requestFocus);
    assertThat(read(button::isFocused)).isTrue();
    assertThat(read(button::getTextFill)).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({"70, 12", "80, 12", "100, 13", "150, 19.5", "200, 26", "900, 26"})
  void typeIsScaledAndNeverBelowTwelvePixels(int percent, double pixels) {
    Label label = new Label("x");
    interact(
        () -> {
          ThemeManager theme = new ThemeManager();
          theme.scaleProperty().set(ThemeManager.scale(percent));
          Scene scene = new Scene(new StackPane(label));
          theme.manage(scene);
          scene.getRoot().applyCss();
        });
    assertThat(read(() -> label.getFont().getSize())).isEqualTo(pixels);
  }
}
