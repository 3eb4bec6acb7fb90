package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class RegionBoxFxTest extends FxTest {

  private final StringProperty region = new SimpleStringProperty("us-east-1");
  private RegionBox box;

  /** Shows the box, with the keyboard in a field before it. */
  private TextField open() {
    TextField before = new TextField();
    interact(
        () -> {
          box = new RegionBox("region", "Region");
          box.bind(region);
        });
    show(new VBox(before, box));
    interact(before::requestFocus);
    return before;
  }

  @Test
  void theRegionThatIsThereIsShownAndTypedOver() {
    TextField before = open();
    assertThat(read(() -> box.getEditor().getText())).isEqualTo("us-east-1");
    interact(box::requestFocus);
    assertThat(read(() -> box.getEditor().getText())).isEqualTo("us-east-1");
    interact(() -> box.getEditor().setText("eu"));
    assertThat(region.get()).isEqualTo("eu");
    interact(before::requestFocus);
    assertThat(read(() -> box.getEditor().getText())).isEqualTo("eu");
    interact(() -> box.getSelectionModel().select("eu-west-1"));
    assertThat(region.get()).isEqualTo("eu-west-1");
    interact(() -> region.set("sa-east-1"));
    assertThat(read(() -> box.getEditor().getText())).isEqualTo("sa-east-1");
    interact(box::requestFocus);
    assertThat(read(() -> box.getEditor().getText())).isEqualTo("sa-east-1");
  }

  @Test
  void typingAfterTabTakesThePlaceOfTheRegion() {
    open();
    robot.push(KeyCode.TAB);
    until(() -> box.isFocused());
    until(() -> box.getEditor().getSelectedText().equals("us-east-1"));
    robot.write("eu");
    until(() -> region.get().equals("eu"));
  }
}
