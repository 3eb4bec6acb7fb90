package dev.lectern.app;

import dev.lectern.ui.Pictures;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Takes the pictures of the guide, of the program as it is: {@code mvn -Pguide verify}. */
@Tag("guide")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GuidePicturesTest extends ConsoleJourney {

  private static final Path PICTURES = Path.of("docs", "guide", "pictures");

  @Test
  void takesThem() {
    start();
    interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(800);
        });
    until(() -> rows("#s3-objects") > 3);
    take("window");

    interact(() -> console.window().open("s3", SampleGateway.BUCKET + "/cfg.json?versions"));
    until(() -> rows("#s3-versions-list") > 2);
    take("versions");

    robot.push(KeyCode.SHORTCUT, KeyCode.J);
    until(() -> shown("#calls-list"));
    fire("#calls-resize");
    interact(() -> ((ListView<?>) node("#calls-list")).getSelectionModel().selectFirst());
    until(() -> shown("#call-cli-copy"));
    take("call");
    robot.push(KeyCode.SHORTCUT, KeyCode.J);

    interact(() -> console.window().open("dynamodb", ""));
    until(() -> rows("#dynamodb-tables") > 0);
    take("tables");

    interact(() -> console.window().open("sandbox", ""));
    until(() -> shown("#sandbox-tabs"));
    take("desk");

    interact(() -> console.window().open("lambda", ""));
    until(() -> shown("#lambda-create"));
    fire("#lambda-create");
    until(() -> shown("#lambda-new-name"));
    interact(() -> ((TextInputControl) node("#lambda-new-name")).setText("hello"));
    fire("#dialog-ok");
    for (int call = 0; call < 3; call++) {
      fire("#lambda-invoke-now");
      rest();
    }
    closeToasts();
    take("lambda");

    interact(() -> console.window().open("stepfunctions", ""));
    fire("#stepfunctions-create");
    until(() -> shown("#stepfunctions-new-name"));
    interact(() -> ((TextInputControl) node("#stepfunctions-new-name")).setText("order-saga"));
    interact(
        () -> ((ListView<?>) node("#stepfunctions-new-templates")).getSelectionModel().select(1));
    fire("#dialog-ok");
    fire("#stepfunctions-start");
    fire("#dialog-ok");
    until(() -> shown("#sfn-run-graph"));
    closeToasts();
    take("execution");

    interact(() -> console.window().open("concepts", "5"));
    until(() -> shown("#concepts-heading"));
    take("concepts");

    interact(() -> console.window().open("author", ""));
    until(() -> shown("#author-begin"));
    take("author");

    interact(() -> console.window().open("class", ""));
    fire("#class-lab-5-A");
    interact(() -> ((TextInputControl) node("#class-kit-title")).setText("Autumn class"));
    take("class");

    interact(() -> console.window().open("demos", "5.1"));
    until(() -> shown("#demo-set-up"));
    robot.push(KeyCode.F5);
    fire("#presenter-set-up");
    until(() -> shown("#presenter-callout"));
    take("presenter");
    robot.push(KeyCode.F5);
    until(() -> !shown("#presenter-bar"));

    interact(() -> console.window().open("s3", ""));
    robot.push(KeyCode.SHORTCUT, KeyCode.L);
    fire("#labs-entry-5-A");
    fire("#labs-start");
    until(() -> shown("#labs-card-enable"));
    fire("#labs-check");
    until(() -> shown("#labs-sum"));
    take("lab");
  }

  private void closeToasts() {
    rest();
    interact(
        () -> {
          if (node("#toast-close") instanceof ButtonBase close) {
            close.fire();
          }
        });
  }

  private void take(String name) {
    rest();
    interact(() -> Pictures.take(stage.getScene(), PICTURES.resolve(name + ".png")));
  }

  /** Until what moves has come to rest. */
  private void rest() {
    CountDownLatch rest = new CountDownLatch(1);
    interact(
        () -> {
          PauseTransition pause = new PauseTransition(Duration.seconds(2));
          pause.setOnFinished(event -> rest.countDown());
          pause.play();
        });
    until(() -> rest.getCount() == 0);
  }
}
