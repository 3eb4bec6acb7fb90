package dev.lectern.pane.s3.presign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.pane.s3.presign.PresignGateway.Method;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class PresignFxTest extends FxTest {

  @Test
  void theUrlIsSignedAnewForEachChoiceAndTriedInPlace() {
    FakeContext fakes = new FakeContext();
    FakePresign gateway = new FakePresign();
    try (FxTaskRunner tasks = new FxTaskRunner(problem -> {})) {
      PresignViewModel model =
          new PresignViewModel(
              gateway,
              tasks,
              java.time.InstantSource.system(),
              "dv-7f3a-data",
              "reports/a b+.csv",
              null);
      StackPane place = new StackPane();
      place.setPadding(new Insets(16));
      interact(
          () ->
              place
                  .getChildren()
                  .setAll(new PresignView(fakes.context(tasks, null), gateway).content(model)));
      show(place);
      TextArea url = robot.lookup("#s3-presign-url").queryAs(TextArea.class);
      until(() -> url.getText().contains("X-Amz-Expires=900"));
      interact(() -> model.methodProperty().set(Method.PUT));
      interact(() -> model.contentTypeProperty().set("text/csv"));
      interact(model::sign);
      until(() -> url.getText().contains("X-Amz-Signature"));
      until(() -> "text/csv".equals(gateway.last.contentType()));
      interact(() -> robot.lookup("#s3-presign-try").queryAs(Button.class).fire());
      TextArea result = robot.lookup("#s3-presign-result").queryAs(TextArea.class);
      until(() -> result.isVisible() && result.getText().contains("AccessDenied"));
      interact(() -> robot.lookup("#s3-presign-copy").queryAs(Button.class).fire());
      assertThat(fakes.copied).containsExactly(url.getText());
      Screens.shot(stage, theme, "s3-presign");
    }
  }
}
