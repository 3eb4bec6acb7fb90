package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CallRecorder;
import dev.lectern.calls.SignatureTrace;
import dev.lectern.pane.Drawer;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Faults;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.SilentToasts;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ThemeManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

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
    clients = open(sandbox.accounts().getFirst());
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

  private SessionClients open(SandboxInstance.Account account) {
    return new ClientFactory(recorder)
        .open(SandboxSession.of(sandbox, account, "us-east-1"), "S3 pane");
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
        new SilentToasts(),
        new Desktop() {
          @Override
          public void copy(String text) {
            copied.add(text);
          }

          @Override
          public void browse(String url) {}
        },
        () -> Optional.of(sandbox),
        new ApiModels(),
        encoded -> "{}");
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

  /** A body signed in chunks has a long name where else a hash stands. */
  @Test
  void the_canonical_request_of_an_upload_stays_beside_the_string_to_sign() throws Exception {
    clients.s3().putObject(r -> r.bucket("dv-7f3a-data").key("a"), RequestBody.fromString("a"));
    until(() -> list().getItems().size() == 2);
    interact(() -> list().getSelectionModel().select(0));
    until(() -> text("#call-name").equals("s3:PutObject"));
    interact(() -> tabs().getSelectionModel().select(3));
    until(() -> stage.getScene().lookup("#call-signature-verdict") != null);

    interact(() -> stage.setWidth(1040));
    until(
        () -> {
          List<Node> wells = List.copyOf(stage.getScene().getRoot().lookupAll(".signature-well"));
          Bounds canonical = wells.get(0).localToScene(wells.get(0).getLayoutBounds());
          Bounds string = wells.get(1).localToScene(wells.get(1).getLayoutBounds());
          return string.getMinX() >= canonical.getMaxX();
        });
    Screens.shot(stage, theme, "call-signature-upload");
  }

  /** What can come of a call, each in every tab; the pictures are for people to look at. */
  @Test
  void every_kind_of_outcome_is_shown_in_every_form() throws Exception {
    S3Client s3 = clients.s3();
    fault("throttle", new Faults.Effect.Refuse(Faults.Refusal.THROTTLED), 2);
    s3.listObjectsV2(r -> r.bucket("dv-7f3a-data"));
    outcome("throttled", "200", 3);
    SandboxInstance.Account right = sandbox.accounts().getFirst();
    try (SessionClients wrong =
        open(new SandboxInstance.Account(right.id(), right.accessKeyId(), "another-secret"))) {
      assertThatThrownBy(() -> wrong.s3().listBuckets()).isInstanceOf(S3Exception.class);
    }
    outcome("signature", "403 SignatureDoesNotMatch", 1);
    assertThatThrownBy(() -> s3.getBucketPolicy(r -> r.bucket("dv-7f3a-data")))
        .isInstanceOf(S3Exception.class);
    outcome("not-there", "404 NoSuchBucketPolicy", 1);
    s3.putObject(
        r -> r.bucket("dv-7f3a-data").key("big.txt"),
        RequestBody.fromString("0123456789".repeat(300_000)));
    outcome("large", "200", 1);
    try (ResponseInputStream<GetObjectResponse> half =
        s3.getObject(r -> r.bucket("dv-7f3a-data").key("big.txt"))) {
      assertThat(half.readNBytes(1000)).hasSize(1000);
      half.abort();
    }
    outcome("streamed", "200", 1);
    fault("late", new Faults.Effect.Delay(Duration.ofSeconds(20), Duration.ZERO), 1);
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> assertThatThrownBy(() -> s3.listBuckets()).isInstanceOf(SdkException.class));
    until(() -> sandbox.faults().list().stream().anyMatch(one -> one.hits() > 0));
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(30))).isTrue();
    outcome("cancelled", "cancelled", 1);
    assertThat(CallText.failed(recorder.calls().getLast())).as("a call given up").isFalse();
  }

  private void fault(String id, Faults.Effect effect, int most) {
    sandbox.faults().turnAllOff();
    sandbox.faults().put(new Faults.Fault(id, "s3", "", "", effect, 1, 1, most), true);
  }

  /** Opens the newest call in every tab; none is empty. */
  private void outcome(String name, String status, int attempts) {
    int calls = recorder.calls().size();
    ApiCall call = recorder.calls().getLast();
    assertThat(call.attempts()).as(name).hasSize(attempts);
    until(() -> list().getItems().size() == calls);
    interact(() -> list().getSelectionModel().select(0));
    until(() -> text("#call-name").equals("s3:" + call.operation()));
    assertThat(read(() -> text("#call-status"))).as(name).isEqualTo(status);
    String[] forms = {"cli", "java", "http", "signature", "attempts", "permission", "metrics"};
    for (int i = 0; i < forms.length; i++) {
      int tab = i;
      interact(() -> tabs().getSelectionModel().select(tab));
      until(() -> !written(tabs().getTabs().get(tab).getContent()).isBlank());
      Screens.shot(
          stage, theme, "call-" + name + "-" + forms[i], ThemeManager.Mode.LIGHT, 1280, 560);
    }
    interact(() -> tabs().getSelectionModel().select(0));
  }

  private static String written(Node node) {
    StringBuilder all = new StringBuilder();
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      all.append(labeled.getText()).append(' ');
    }
    if (node instanceof Text text) {
      all.append(text.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.append(written(child)));
    }
    return all.toString();
  }

  @Test
  void a_denied_call_is_explained_and_mended() throws Exception {
    S3Client s3 = clients.s3();
    s3.putObject(r -> r.bucket("dv-7f3a-data").key("cfg.json"), RequestBody.fromString("{}"));
    s3.putBucketPolicy(
        r ->
            r.bucket("dv-7f3a-data")
                .policy(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Sid": "Everybody", "Effect": "Allow", "Principal": {"AWS": "%1$s"},
                       "Action": ["s3:GetObject", "s3:GetObjectVersion"],
                       "Resource": "arn:aws:s3:::dv-7f3a-data/*"},
                      {"Sid": "NoDrafts", "Effect": "Deny", "Principal": "*",
                       "Action": "s3:*", "Resource": "arn:aws:s3:::dv-7f3a-data/cfg.json",
                       "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                    """
                        .formatted(sandbox.accounts().getFirst().id())));
    assertThatThrownBy(() -> s3.headObject(r -> r.bucket("dv-7f3a-data").key("cfg.json")))
        .isInstanceOf(S3Exception.class);
    ApiCall call = recorder.calls().getLast();
    interact(() -> drawer.explain(call.requestId()));
    until(() -> stage.getScene().lookup("#call-decision") != null);
    assertThat(read(() -> tabs().getSelectionModel().getSelectedItem().getId()))
        .isEqualTo("call-tab-permission");
    String words = read(() -> written(tabs().getSelectionModel().getSelectedItem().getContent()));
    assertThat(words)
        .contains("NoDrafts of policy of bucket dv-7f3a-data", "The smallest change")
        .contains("Spare this caller", "The same call by others");
    Screens.shot(stage, theme, "call-lens-denied");

    interact(() -> ((ButtonBase) stage.getScene().lookup("#call-change-0-apply")).fire());
    until(() -> stage.getScene().lookup("#call-now") != null);
    s3.headObject(r -> r.bucket("dv-7f3a-data").key("cfg.json"));
  }

  @Test
  void each_refused_key_of_a_batch_is_explained() throws Exception {
    clients
        .s3()
        .putBucketPolicy(
            r ->
                r.bucket("dv-7f3a-data")
                    .policy(
                        """
                    {"Version": "2012-10-17", "Statement": [
                      {"Sid": "Keep", "Effect": "Deny", "Principal": "*",
                       "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::dv-7f3a-data/keep/*"}]}
                    """));
    clients
        .s3()
        .deleteObjects(
            r ->
                r.bucket("dv-7f3a-data")
                    .delete(
                        d ->
                            d.objects(
                                o -> o.key("other"), o -> o.key("keep/1"), o -> o.key("keep/2"))));
    ApiCall call = recorder.calls().getLast();
    interact(() -> drawer.explain(call.requestId()));
    until(() -> stage.getScene().lookup("#call-part") != null);
    ComboBox<?> part = (ComboBox<?>) stage.getScene().lookup("#call-part");
    assertThat(part.getItems())
        .map(String::valueOf)
        .containsExactly(
            "s3:DeleteObject dv-7f3a-data/keep/1", "s3:DeleteObject dv-7f3a-data/keep/2");
    assertThat(part.getSelectionModel().getSelectedIndex()).isZero();
    interact(() -> part.getSelectionModel().select(1));
    ComboBox<?> second = (ComboBox<?>) stage.getScene().lookup("#call-part");
    assertThat(second.getSelectionModel().getSelectedIndex()).isOne();
    assertThat(read(() -> written(tabs().getSelectionModel().getSelectedItem().getContent())))
        .contains("Keep of policy of bucket dv-7f3a-data", "The smallest change", "keep/2");
  }

  /** A key that nobody has: no policy was asked, and the tab does not say that one allowed it. */
  @Test
  void a_call_that_came_to_no_decision_is_not_called_allowed() {
    try (SessionClients stranger =
        open(new SandboxInstance.Account("111122223333", "AKIANOBODY", "secret"))) {
      assertThatThrownBy(() -> stranger.s3().listBuckets()).isInstanceOf(S3Exception.class);
    }
    ApiCall call = recorder.calls().getLast();
    interact(() -> drawer.explain(call.requestId()));
    until(() -> stage.getScene().lookup("#call-decision") != null);
    assertThat(read(() -> written(tabs().getSelectionModel().getSelectedItem().getContent())))
        .contains("Refused before any policy was asked: InvalidAccessKeyId")
        .doesNotContain("Allowed.", "Denied.");
  }

  @Test
  void a_line_that_was_signed_in_another_way_is_marked() throws Exception {
    clients.s3().listBuckets();
    ApiCall good = recorder.calls().getLast();
    ApiCall.Attempt sent = good.attempts().getLast();
    SignatureTrace trace = sent.signature();
    SignatureTrace other =
        new SignatureTrace(
            trace.canonicalRequest().replaceFirst("host:[^\n]*", "host:proxy.example.com"),
            trace.stringToSign(),
            trace.keys(),
            "0".repeat(64),
            trace.sent(),
            false);
    ApiCall bad =
        new ApiCall(
            good.sequence(),
            good.sessionId(),
            good.accountId(),
            good.callerArn(),
            good.region(),
            good.endpoint(),
            good.service(),
            good.operation(),
            good.parameters(),
            good.result(),
            good.origin(),
            good.startedAt(),
            good.took(),
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match.",
            good.requestId(),
            List.of(
                new ApiCall.Attempt(
                    sent.startedAt(),
                    sent.took(),
                    sent.delayBefore(),
                    sent.request(),
                    sent.response(),
                    null,
                    other)),
            good.metrics());
    SignatureTab tab = read(() -> new SignatureTab(services(), Texts.of("calls")));
    CallDetails details = CallDetails.of(bad, services());
    interact(() -> tab.show(details));
    show(read(() -> new StackPane(tab.view())));
    String words = read(() -> written(tab.view()));
    assertThat(words).contains("host:proxy.example.com", "host:127.0.0.1");
    assertThat(read(() -> tab.view().lookupAll(".signature-line.differs"))).hasSize(2);
    Screens.shot(stage, theme, "call-signature-differs");
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
  void a_lens_that_was_left_open_shows_the_first_call_that_comes() {
    interact(recorder::clear);
    interact(() -> ((ButtonBase) stage.getScene().lookup("#calls-clear")).fire());
    until(() -> list().getItems().isEmpty());
    clients.s3().listBuckets();
    until(() -> text("#call-name").equals("s3:ListBuckets"));
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

  @Test
  void closed_it_cuts_the_long_name_of_a_thing_and_not_the_status() {
    Region strip = (Region) read(() -> drawer.strip());
    interact(() -> stage.getScene().setRoot(new StackPane(strip)));
    clients.s3().headBucket(r -> r.bucket("dv-7f3a-data"));
    until(() -> strip.lookupAll(".label").stream().anyMatch(CallsDrawerFxTest::isStatus));
    interact(() -> strip.setMaxWidth(430));
    Label status =
        read(
            () ->
                (Label)
                    strip.lookupAll(".label").stream()
                        .filter(CallsDrawerFxTest::isStatus)
                        .findFirst()
                        .orElseThrow());
    assertThat(read(status::getWidth)).isGreaterThanOrEqualTo(read(() -> status.prefWidth(-1)));
  }

  private static boolean isStatus(Node label) {
    return ((Label) label).getText().equals("200");
  }
}
