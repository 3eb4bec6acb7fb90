package dev.lectern.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import dev.lectern.ui.action.Action;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What there is no room for is in the menu, and does there what it does in the bar. */
class FoldingBarFxTest extends FxTest {

  private final List<String> done = new ArrayList<>();
  private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);
  private Chip chip;
  private FoldingBar bar;
  private HBox row;

  @BeforeEach
  void bar() {
    interact(
        () -> {
          bar = new FoldingBar("more");
          chip = new Chip("Versioning enabled", Tone.SUCCESS);
          chip.setId("chip");
          Button download = ActionButtons.icon(action("download").when(possible));
          Action folder = action("folder");
          Action upload = action("upload");
          bar.add(
              chip,
              ActionButtons.icon(action("refresh")),
              download,
              ActionButtons.split(upload, "more", folder));
          Region gap = new Region();
          HBox.setHgrow(gap, Priority.ALWAYS);
          row = new HBox(gap, bar);
        });
    show(row, 700, 60);
  }

  private Action action(String id) {
    return Action.of(id, "Do " + id, "fth-x", () -> done.add(id));
  }

  private void width(double width) {
    interact(
        () -> {
          row.setMaxWidth(width);
          row.resize(width, 60);
          row.layout();
        });
  }

  private boolean seen(String id) {
    Node node = bar.lookup("#" + id);
    for (Node each = node; each != bar; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private List<MenuItem> menu() {
    MenuButton more = (MenuButton) bar.lookup("#more");
    interact(() -> more.getOnShowing().handle(null));
    return more.getItems();
  }

  @Test
  void nothingFoldsWhileThereIsRoom() {
    for (String id : new String[] {"chip", "refresh", "download", "upload"}) {
      assertThat(seen(id)).as(id).isTrue();
    }
    assertThat(seen("more")).isFalse();
  }

  @Test
  void whatIsDoneMostStaysAndTheRestIsInTheMenu() {
    width(1);
    assertThat(seen("upload")).isTrue();
    assertThat(seen("more")).isTrue();
    assertThat(seen("chip")).isFalse();
    assertThat(menu())
        .extracting(MenuItem::getText)
        .containsExactly("Versioning enabled", "Do refresh", "Do download");
    assertThat(menu()).extracting(MenuItem::isDisable).containsExactly(true, false, false);
    interact(() -> menu().get(2).fire());
    interact(() -> possible.set(false));
    assertThat(menu()).extracting(MenuItem::isDisable).containsExactly(true, false, true);
    assertThat(done).containsExactly("download");
  }

  @Test
  void whatDoesSomethingFoldsBeforeWhatTells() {
    width(read(() -> bar.prefWidth(-1)) - 10);
    assertThat(seen("chip")).isTrue();
    assertThat(seen("refresh")).isFalse();
    assertThat(seen("upload")).isTrue();
  }

  @Test
  void whatIsNotWantedIsNeitherHereNorThere() {
    interact(() -> chip.setVisible(false));
    width(1);
    assertThat(menu()).extracting(MenuItem::getText).doesNotContain("Versioning enabled");
    width(690);
    assertThat(seen("refresh")).isTrue();
    assertThat(seen("more")).isFalse();
  }
}
