package dev.lectern.pane.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.theme.ThemeManager;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pane in a session that tells nothing beyond AWS's API. */
@Tag("fx")
class LambdaOnAwsFxTest extends FxTest {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private FakeLambda lambda;
  private LambdaPane pane;

  @BeforeEach
  void open() throws Exception {
    lambda = new FakeLambda();
    var aws =
        new LambdaPane.Gateways(
            lambda, lambda, lambda, lambda, lambda, lambda, lambda, lambda, lambda, lambda, null);
    pane = read(() -> new LambdaPane(fake.context(tasks, null), "dv-7f3a-image-meta", aws));
    show((Parent) read(pane::view));
    until(() -> node("#lambda-invoke-now", Button.class) != null);
  }

  @AfterEach
  void close() {
    interact(pane::close);
    tasks.close();
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  private void invoke(int nth) {
    until(() -> read(() -> !node("#lambda-invoke-now", Button.class).isDisabled()));
    interact(() -> node("#lambda-invoke-now", Button.class).fire());
    until(() -> lambda.sent.size() == nth);
  }

  private int lines() {
    return read(() -> node("#lambda-log", ListView.class).getItems().size());
  }

  @Test
  void theLogTailsOfOnesOwnCallsAreKeptAndSearched() {
    invoke(1);
    invoke(2);
    interact(
        () -> {
          TabPane tabs = node("#lambda-tabs", TabPane.class);
          for (Tab tab : tabs.getTabs()) {
            if (tab.getId().equals("lambda-tab-logs")) {
              tabs.getSelectionModel().select(tab);
            }
          }
        });
    until(() -> node("#lambda-log", ListView.class) != null);
    until(() -> lines() == 6);
    assertThat(node("#lambda-logs-note", Label.class).getText()).contains("CloudWatch Logs");
    interact(() -> node("#lambda-log-filter", TextField.class).setText("init duration"));
    assertThat(lines()).isEqualTo(1);
    Screens.shot(stage, theme, "lambda-logs-aws", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
    assertThat(fake.problems).isEmpty();
  }
}
