package dev.lectern.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Pictures;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("fx")
@ExtendWith(ApplicationExtension.class)
@ResourceLock(FxTest.TOOLKIT)
class EditorFxTest {

  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": ["s3:GetObject"],
            "Resource": "arn:aws:s3:::dv-7f3a-data/*",
            "Limit": 12, "Public": true
          }
        ]
      }
      """;

  private JsonEditor editor;
  private CodeView view;
  private Scene scene;

  @Start
  void start(Stage stage) {
    editor = new JsonEditor();
    view = new CodeView();
    view.setLineNumbers(true);
    HBox box = new HBox(16, editor, view);
    box.setStyle("-fx-padding: 16; -fx-background-color: -color-bg-default;");
    HBox.setHgrow(editor, Priority.ALWAYS);
    HBox.setHgrow(view, Priority.ALWAYS);
    scene = new Scene(box, 900, 360);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void an_error_is_shown_at_its_line_and_goes_away(FxRobot robot) {
    robot.interact(
        () -> {
          editor.setText("{\n  \"a\" 1\n}");
          assertThat(editor.problemProperty().get()).isPresent();
          editor.goToProblem();
          assertThat(editor.area().getCurrentParagraph()).isEqualTo(1);
          editor.area().replaceText("{\"a\":1}");
          assertThat(editor.checkNow()).isEmpty();
          editor.format();
          assertThat(editor.getText()).isEqualTo("{\n  \"a\": 1\n}");
          editor.area().undo();
          assertThat(editor.getText()).isEqualTo("{\"a\":1}");
        });
  }

  @Test
  void further_rules_are_asked_for_valid_json(FxRobot robot) {
    robot.interact(
        () -> {
          editor.setRules(
              json -> java.util.Optional.of(new JsonProblem(1, 1, "There is no Statement.")));
          editor.setText("{}");
          assertThat(editor.problemProperty().get().orElseThrow().message())
              .isEqualTo("There is no Statement.");
        });
  }

  @Test
  void a_view_keeps_what_it_does_not_show(FxRobot robot) {
    robot.interact(
        () -> {
          String text = "x\n".repeat(200_000);
          view.show(text, Syntax.PLAIN);
          assertThat(view.text()).isEqualTo(text);
          assertThat(view.area().getLength()).isEqualTo(CodeText.LIMIT);
          assertThat(view.area().isEditable()).isFalse();
        });
  }

  @Test
  void pictures(FxRobot robot) {
    for (boolean dark : new boolean[] {false, true}) {
      robot.interact(
          () -> {
            javafx.application.Application.setUserAgentStylesheet(
                dark
                    ? new PrimerDark().getUserAgentStylesheet()
                    : new PrimerLight().getUserAgentStylesheet());
            scene
                .getStylesheets()
                .setAll(
                    getClass()
                        .getResource("/dev/lectern/ui/tokens-" + (dark ? "dark" : "light") + ".css")
                        .toExternalForm());
            editor.setText(POLICY.replace("Allow\",", "Allow\""));
            view.show(
                "PUT /dv-7f3a-data/cfg.json HTTP/1.1\nHost: 127.0.0.1:4566\n\n" + POLICY,
                Syntax.HTTP);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
          });
      robot.interact(() -> Pictures.take(scene, "editor-" + (dark ? "dark" : "light")));
    }
  }
}
