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

  @Test
  void failuresThatAreToleratedAreNoFailedRun() {
    assertThat(styles("SUCCEEDED")).contains("warning").doesNotContain("danger");
    assertThat(styles("FAILED")).contains("danger").doesNotContain("warning");
  }

  private List<String> styles(String status) {
    Counts counts = new Counts(5, 0, 0, 4, 1, 0);
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
