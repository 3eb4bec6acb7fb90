package dev.lectern.pane.stepfunctions.run.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.stepfunctions.run.model.MapRun;
import dev.lectern.pane.stepfunctions.run.model.MapRun.Counts;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class MapRunViewFxTest extends FxTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:mapRun:m/All:1";

  private Counts counts = new Counts(0, 0, 0, 0, 0, 0);

  @Test
  void failuresThatAreToleratedAreNoFailedRun() {
    counts = new Counts(5, 0, 0, 4, 1, 0);
    assertThat(styles("SUCCEEDED")).contains("warning").doesNotContain("danger");
    assertThat(styles("FAILED")).contains("danger").doesNotContain("warning");
  }

  @Test
  void itemsThatWereGivenUpAreCounted() {
    counts = new Counts(60, 36, 0, 19, 1, 4);
    assertThat(styles("FAILED")).contains("danger");
    assertThat(read(() -> ((Label) node("#sfn-run-children-told")).getText()))
        .isEqualTo(
            "FAILED: 19 of 60 items succeeded, 1 failed, 4 aborted, 36 to do, in 60 child"
                + " executions");
  }

  private List<String> styles(String status) {
    Instant now = Instant.EPOCH;
    MapRun run = new MapRun(ARN, "e", status, now, now, 2, counts, counts, List.of(), false, null);
    RunGateway gateway =
        (RunGateway)
            Proxy.newProxyInstance(
                RunGateway.class.getClassLoader(),
                new Class<?>[] {RunGateway.class},
                (proxy, method, arguments) -> run);
    FxTaskRunner tasks = new FxTaskRunner(problem -> {});
    MapRunView view =
        read(() -> new MapRunView(gateway, tasks, Texts.of("stepfunctionsrun"), arn -> {}));
    show((Parent) read(view::view));
    interact(() -> view.show(ARN));
    until(() -> !((Label) node("#sfn-run-children-told")).getText().isEmpty());
    List<String> styles = read(() -> List.copyOf(node(".progress-bar").getStyleClass()));
    tasks.close();
    return styles;
  }

  private Node node(String selector) {
    return stage.getScene().getRoot().lookup(selector);
  }
}
