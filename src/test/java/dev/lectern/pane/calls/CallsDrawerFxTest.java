package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.Drawer;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.dialog.Dialogs;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The drawer over a recorder that real SDK calls to a real sandbox fill. */
class CallsDrawerFxTest extends FxTest {

  private final CallRecorder recorder = new CallRecorder();
  private final List<String> copied = new ArrayList<>();
  private final SimpleObjectProperty<Drawer.State> state =
      new SimpleObjectProperty<>(Drawer.State.LARGE);
  private SandboxEngine sandbox;
  private SessionClients clients;
  private CallsDrawer drawer;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients =
        new ClientFactory(recorder)
            .open(
                SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"), "S3 pane");
    clients.s3().createBucket(request -> request.bucket("dv-7f3a-data"));
    interact(
        () -> {
          drawer = new CallsDrawer(recorder, recorder.capacity(), services());
          drawer.attach(
              new Drawer.Host() {
                @Override
                public ObservableValue<Drawer.State> state() {
                  return state;
                }

                @Override
                public void show(Drawer.State next) {
                  state.set(next);
                }
              });
        });
    show(read(() -> new StackPane(drawer.view())));
  }

  @AfterEach
  void stop() {
    interact(drawer::close);
    clients.close();
    sandbox.close();
  }

  private CallServices services() {
    Dialogs none =
        (Dialogs)
            Proxy.newProxyInstance(
                Dialogs.class.getClassLoader(),
                new Class<?>[] {Dialogs.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("No dialog was expected: " + method.getName());
                });
    return new CallServices(
        new FxTaskRunner((UserProblem problem) -> {}),
        none,
        (title, detail, next) -> {},
        new Desktop() {
          @Override
          public void copy(String text) {
            copied.add(text);
          }

          @Override
          public void browse(String url) {}
        },
        () -> Optional.of(sandbox),
        new ApiModels());
  }

  @SuppressWarnings("unchecked")
  private ListView<ApiCall> list() {
    return (ListView<ApiCall>) stage.getScene().lookup("#calls-list");
  }

  private TabPane tabs() {
    return (TabPane) stage.getScene().lookup("#call-tabs");
  }

  private String text(String id) {
    return ((Label) stage.getScene().lookup(id)).getText();
  }

  @Test
  void calls_appear_as_they_happen_and_open_in_every_form() throws Exception {
    clients.s3().listBuckets();
    assertThatThrownBy(() -> clients.s3().headBucket(r -> r.bucket("nobody-has-this")))
        .isInstanceOf(NoSuchBucketException.class);
    clients
        .s3()
        .putBucketTagging(
            r ->
                r.bucket("dv-7f3a-data")
                    .tagging(t -> t.tagSet(tag -> tag.key("stage").value("prod"))));
    until(() -> list().getItems().size() == 4);
    interact(() -> list().getSelectionModel().select(0));
    until(() -> text("#call-name").equals("s3:PutBucketTagging"));

    Screens.shot(stage, theme, "call-lens-cli");
    String[] names = {"java", "http", "signature", "attempts", "permission", "metrics"};
    for (int i = 0; i < names.length; i++) {
      int tab = i + 1;
      interact(() -> tabs().getSelectionModel().select(tab));
      if (names[i].equals("signature")) {
        until(() -> stage.getScene().lookup("#call-signature-verdict") != null);
        assertThat(read(() -> text("#call-signature-verdict"))).isEqualTo("equal");
      }
      Screens.shot(stage, theme, "call-lens-" + names[i]);
    }

    interact(() -> ((ToggleButton) stage.getScene().lookup("#calls-show-errors")).fire());
    until(() -> list().getItems().size() == 1);
    interact(() -> list().getSelectionModel().select(0));
    until(() -> text("#call-status").startsWith("404"));
  }

  @Test
  void a_call_is_shown_by_its_request_id_and_the_list_can_pause() {
    ApiCall first = recorder.calls().getFirst();
    interact(() -> drawer.showCall(first.requestId()));
    until(() -> text("#call-name").equals("s3:CreateBucket"));
    interact(() -> ((ToggleButton) stage.getScene().lookup("#calls-pause")).fire());
    clients.s3().listBuckets();
    until(() -> text("#calls-count").startsWith("paused, 1 more"));
    assertThat(read(() -> list().getItems().size())).isEqualTo(1);
    interact(() -> ((ToggleButton) stage.getScene().lookup("#calls-pause")).fire());
    until(() -> list().getItems().size() == 2);
  }

  @Test
  void the_chosen_call_stays_chosen_while_more_come() {
    clients.s3().listBuckets();
    until(() -> list().getItems().size() == 2);
    interact(() -> list().getSelectionModel().select(0));
    until(() -> text("#call-name").equals("s3:ListBuckets"));
    clients.s3().headBucket(r -> r.bucket("dv-7f3a-data"));
    clients.s3().headBucket(r -> r.bucket("dv-7f3a-data"));
    until(() -> list().getItems().size() == 4);
    assertThat(text("#call-name")).isEqualTo("s3:ListBuckets");
    assertThat(read(() -> list().getSelectionModel().getSelectedIndex())).isEqualTo(2);
  }

  @Test
  void low_and_closed_it_still_says_what_was_called() {
    Node strip = read(() -> drawer.strip());
    interact(() -> stage.getScene().setRoot(new StackPane(strip)));
    clients.s3().listBuckets();
    until(
        () ->
            strip.lookupAll(".label").stream()
                .anyMatch(label -> ((Label) label).getText().equals("s3:ListBuckets")));
  }
}
