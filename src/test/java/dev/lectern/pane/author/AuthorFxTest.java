package dev.lectern.pane.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class AuthorFxTest extends FxTest {

  private final FakeDesk desk = new FakeDesk();
  private final AuthorViewModel model = new AuthorViewModel(desk, new DirectTaskRunner());
  private Region page;

  private Button button(String id) {
    return (Button) page.lookup("#" + id);
  }

  @Test
  void whatCanBeDoneNextCanBeClickedAndNothingElse() {
    interact(
        () -> {
          AuthorController controller = new AuthorController(model, Texts.of("author"));
          page =
              (Region)
                  Views.load("author", "author", Map.of(AuthorController.class, () -> controller))
                      .root();
        });
    show(page);
    assertThat(((Label) page.lookup("#author-now")).getText()).contains("dv-1-");
    assertThat(button("author-mark").isDisabled()).isTrue();
    assertThat(button("author-write").isDisabled()).isTrue();
    assertThat(button("author-prove").isVisible()).isFalse();

    desk.marks.add(FakeDesk.NOTHING);
    desk.marks.add(FakeDesk.STEP);
    interact(() -> button("author-begin").fire());
    interact(() -> button("author-mark").fire());
    interact(() -> button("author-mark").fire());
    interact(
        () -> {
          model.title.set("A");
          model.summary.set("What is learned.");
        });
    assertThat(button("author-write").isDisabled()).isTrue();
    interact(() -> ((CheckBox) page.lookup("#author-check-1-1")).fire());
    assertThat(button("author-write").isDisabled()).isFalse();
    interact(() -> button("author-write").fire());
    assertThat(desk.written).hasSize(1);
    assertThat(button("author-prove").isVisible()).isTrue();
  }
}
