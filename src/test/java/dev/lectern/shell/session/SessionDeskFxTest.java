package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.Profiles;
import dev.lectern.aws.Secret;
import dev.lectern.aws.SessionManager;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.StsServer;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.PaneContext;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.settings.JsonSettings;
import dev.lectern.shell.Backend;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.UnlockEvent;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** Chips, banner, pages and forms with a real manager, a sandbox, and a server that knows STS. */
@Isolated("it sets the proxy of the whole process")
class SessionDeskFxTest extends FxTest {

  @TempDir Path folder;
  private final List<String> browsed = new ArrayList<>();
  private final List<Backend> backends = new ArrayList<>();
  private List<String> unfinished = List.of();
  private SandboxEngine sandbox;
  private StsServer server;
  private JsonSettings settings;
  private FxTaskRunner tasks;
  private WindowDialogs dialogs;
  private SessionManager sessions;
  private SessionDesk desk;

  @BeforeEach
  void open() throws IOException {
    sandbox = SandboxEngine.start(SandboxConfig.temporary().withNeighbour());
    server = new StsServer();
    settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    settings.keep();
    Files.writeString(
        folder.resolve("config"),
        """
        [profile dev]
        region = eu-west-1
        endpoint_url = %1$s
        aws_access_key_id = AKIAGOOD
        aws_secret_access_key = s
        [profile wrong]
        region = eu-west-1
        endpoint_url = %1$s
        aws_access_key_id = AKIAWRONG
        aws_secret_access_key = s
        [profile somewhere]
        endpoint_url = %1$s
        aws_access_key_id = AKIAGOOD
        aws_secret_access_key = s
        [profile slow]
        region = eu-west-1
        endpoint_url = %1$s
        aws_access_key_id = AKIAGOODSLOW
        aws_secret_access_key = s
        [profile admin]
        region = eu-west-1
        role_arn = arn:aws:iam::111122223333:role/Admin
        mfa_serial = arn:aws:iam::111122223333:mfa/mia
        source_profile = dev
        """
            .formatted(server.uri()));
    start();
  }

  private void start() {
    interact(
        () -> {
          ModalLayer modal = new ModalLayer();
          dialogs = new WindowDialogs(modal);
          tasks = new FxTaskRunner(dialogs::problem);
          sessions =
              new SessionManager(
                  tasks,
                  new ClientFactory(new CallRecorder()),
                  Profiles.of(folder.resolve("config"), folder.resolve("credentials")));
          desk =
              new SessionDesk(
                  sessions, tasks, settings, dialogs, new Desktop(), "Starts.", () -> unfinished);
          desk.backend().addListener((o, before, now) -> backends.add(now));
          StackPane content = new StackPane();
          desk.backend()
              .addListener(
                  (o, before, now) -> {
                    content.getChildren().clear();
                    if (now instanceof Backend.Page(Node page)) {
                      content.getChildren().add(page);
                    }
                  });
          HBox top = new HBox(desk.chip());
          VBox.setVgrow(content, javafx.scene.layout.Priority.ALWAYS);
          StackPane root = new StackPane(new VBox(top, desk.banner(), content), modal);
          root.getStylesheets()
              .add(SessionDesk.class.getResource("/fxml/shell/shell.css").toExternalForm());
          show(root);
        });
  }

  private final class Desktop implements PaneContext.Desktop {
    @Override
    public void copy(String text) {}

    @Override
    public void browse(String url) {
      browsed.add(url);
    }
  }

  @AfterEach
  void close() {
    interact(
        () -> {
          desk.close();
          sessions.close();
          tasks.close();
        });
    settings.close();
    sandbox.close();
    server.close();
  }

  private void begin() {
    interact(() -> desk.begin(sandbox));
    until(() -> desk.actions().get().size() > 7);
  }

  private void run(String action) {
    interact(
        () ->
            desk.actions().get().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
  }

  @Test
  void aLongNameStaysOneWhereThereIsLittleRoom() {
    MenuButton identity = (MenuButton) node("#session-identity");
    interact(() -> identity.setText("as role-of-the-auditors-of-all-accounts  14 min"));
    assertThat(read(() -> identity.minWidth(-1) / identity.getFont().getSize())).isEqualTo(13);
    interact(() -> identity.setText("as root"));
    assertThat(read(() -> identity.minWidth(-1) <= identity.prefWidth(-1) + 1)).isTrue();
  }

  @Test
  void whatIsTypedTakesThePlaceOfTheRegionThatIsThere() {
    begin();
    untilReady("us-east-1");
    run("session-region");
    Labeled place = (Labeled) node("#session-region-place");
    assertThat(read(place::getText)).isEqualTo("US East (N. Virginia)");
    robot.write("eu-central-1");
    TextInputControl field = (TextInputControl) node("#session-region-box .text-field");
    assertThat(read(() -> field.getText())).isEqualTo("eu-central-1");
    assertThat(read(place::getText)).isEqualTo("Europe (Frankfurt)");
    robot.write("us-east-1");
    assertThat(read(() -> node("#dialog-ok").isDisabled())).isTrue();
    assertThat(read(place::getText)).isEmpty();
    type("#session-region-box .text-field", "eu-north-9");
    assertThat(read(() -> node("#dialog-ok").isDisabled())).isFalse();
    assertThat(read(place::getText)).contains("eu-north-9");
    interact(() -> ((ButtonBase) node("#dialog-cancel")).fire());
  }

  private String chip() {
    return read(() -> node("#session").getAccessibleText());
  }

  private Node node(String selector) {
    return stage.getScene().lookup(selector);
  }

  private void type(String selector, String text) {
    interact(() -> ((TextInputControl) node(selector)).setText(text));
  }

  private void press(String selector) {
    interact(() -> ((ButtonBase) node(selector)).fire());
  }

  private void untilReady(String part) {
    until(() -> desk.backend().get() instanceof Backend.Ready && chip().contains(part));
  }

  @Test
  void theSandboxFirstAndTheProfilesInTheMenuWithoutACall() {
    begin();
    assertThat(chip()).isEqualTo("Session: Sandbox  us-east-1");
    assertThat(desk.backend().get()).isInstanceOf(Backend.Ready.class);
    assertThat(read(() -> desk.banner().isVisible())).isFalse();
    List<String> items =
        read(
            () ->
                ((MenuButton) node("#session")).getItems().stream().map(MenuItem::getId).toList());
    assertThat(items).contains("session-sandbox", "session-profile-dev", "session-endpoint");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aSwitchReloadsThePanesOnceAndTheNextStartIsThere() {
    begin();
    Backend before = desk.backend().get();
    run("session-profile-dev");
    untilReady("eu-west-1");
    assertThat(desk.backend().get()).isNotEqualTo(before);
    assertThat(backends.stream().filter(Backend.Ready.class::isInstance)).hasSize(2);
    interact(
        () -> {
          desk.close();
          sessions.close();
        });
    start();
    begin();
    untilReady("127.0.0.1");
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void oneActsAsAUserARoleAndNobodyOfTheSandbox() {
    begin();
    try (IamClient iam =
        IamClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                () ->
                    AwsBasicCredentials.create(
                        sandbox.accounts().getFirst().accessKeyId(),
                        sandbox.accounts().getFirst().secretAccessKey()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      iam.createUser(b -> b.userName("mia"));
      iam.createRole(
          b ->
              b.roleName("deployer")
                  .assumeRolePolicyDocument(
                      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                          + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                          + "\"Action\":\"sts:AssumeRole\"}]}"));
    }
    until(
        () ->
            desk.actions().get().stream()
                .anyMatch(each -> each.id().equals("session-as-role-deployer")));
    run("session-as-user-mia");
    until(() -> who().equals("as mia"));
    run("session-as-role-deployer");
    until(() -> who().startsWith("as deployer  59:") || who().startsWith("as deployer  1:00:00"));
    sandbox.clock().advance(java.time.Duration.ofHours(2));
    until(() -> who().equals("as deployer  expired"));
    List<String> items =
        read(
            () ->
                ((MenuButton) node("#session-identity"))
                    .getItems().stream().map(MenuItem::getId).toList());
    assertThat(items)
        .contains(
            "session-as-root-root",
            "session-as-user-mia",
            "session-as-role-deployer",
            "session-as-anonymous-anonymous");
    run("session-as-anonymous-anonymous");
    until(() -> who().equals("as anonymous"));
    run("session-as-root-root-of-111122223333");
    until(() -> who().equals("as root of 111122223333"));
    run("session-as-root-root");
    until(() -> who().equals("as root"));
    assertThat(server.asked).isEmpty();
  }

  private String who() {
    return read(() -> ((MenuButton) node("#session-identity")).getText());
  }

  @Test
  void aSessionThatIsLeftWhileItConnectsBringsNothing() {
    begin();
    run("session-profile-slow");
    until(() -> node("#session-page") != null);
    assertThat(chip()).contains("Connecting to slow");
    run("session-sandbox");
    assertThat(chip()).contains("Sandbox");
    server.slow.countDown();
    run("session-profile-dev");
    untilReady("eu-west-1");
    assertThat(backends.stream().filter(Backend.Ready.class::isInstance)).hasSize(3);
  }

  @Test
  void whatIsWrongIsSaidWithWaysOn() {
    begin();
    run("session-profile-wrong");
    until(() -> desk.backend().get() instanceof Backend.Failed);
    Backend.Failed failed = (Backend.Failed) desk.backend().get();
    assertThat(failed.problem().code()).isEqualTo("403 InvalidClientTokenId");
    assertThat(failed.next())
        .extracting(Action::id)
        .containsExactly("session-again", "session-choose", "session-sandbox");
    assertThat(chip()).contains("wrong").contains("refused");

    run("session-profile-somewhere");
    until(() -> chip().contains("incomplete"));
    assertThat(((Backend.Failed) desk.backend().get()).next())
        .extracting(Action::id)
        .contains("session-choose-region");
    run("session-region");
    type("#session-region-box .text-field", "EU");
    assertThat(read(() -> node("#dialog-ok").isDisabled())).isTrue();
    type("#session-region-box .text-field", "eu-central-1");
    press("#dialog-ok");
    untilReady("eu-central-1");
  }

  @Test
  void anMfaCodeIsTypedWhereThePanesWouldBe() {
    begin();
    run("session-profile-admin");
    until(() -> node("#session-mfa-code") != null && node("#session-mfa-code").isVisible());
    assertThat(chip()).contains("MFA code");
    assertThat(read(() -> node("#session-mfa-go").isDisabled())).isTrue();
    type("#session-mfa-code", "12345");
    assertThat(read(() -> node("#session-mfa-go").isDisabled())).isTrue();
    type("#session-mfa-code", "000000");
    press("#session-mfa-go");
    until(() -> node("#session-mfa-refused") != null && node("#session-mfa-refused").isVisible());
    Screens.shot(stage, theme, "session-mfa-refused");
    type("#session-mfa-code", "123456");
    press("#session-mfa-go");
    untilReady("eu-west-1");
    assertThat(read(() -> ((Labeled) node("#session-identity")).getText())).isEqualTo("as Admin");
  }

  @Test
  void workThatWouldStopIsNamedBeforeTheSwitch() {
    begin();
    Backend before = desk.backend().get();
    unfinished = List.of("2 transfers");
    run("session-profile-dev");
    assertThat(read(() -> ((Labeled) node(".dialog-title")).getText())).contains("Leave");
    press("#dialog-cancel");
    assertThat(desk.backend().get()).isSameAs(before);
    run("session-profile-dev");
    press("#dialog-ok");
    untilReady("eu-west-1");
  }

  @Test
  void aRoleOnTopAndBack() {
    begin();
    run("session-profile-dev");
    untilReady("eu-west-1");
    run("session-role");
    assertThat(read(() -> node("#dialog-ok").isDisabled())).isTrue();
    type("#session-role-arn", "arn:aws:iam::111122223333:role/Auditor");
    press("#dialog-ok");
    until(() -> ((Labeled) node("#session-identity")).getText().equals("as Auditor"));
    run("session-leave");
    until(() -> ((Labeled) node("#session-identity")).getText().equals("as mia"));
  }

  @Test
  void aRealAccountIsReadOnlyUntilItsIdWasTypedAndThePanesStay() throws IOException {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", Integer.toString(server.proxyPort()));
    try {
      begin();
      interact(
          () ->
              sessions.connect(
                  new SessionSpec.CustomEndpoint(
                      URI.create("http://sts.eu-west-1.amazonaws.com"),
                      "AKIAGOOD",
                      new Secret("s"),
                      "eu-west-1",
                      true)));
      untilReady("read-only");
      assertThat(chip()).contains("1111…3333");
      Backend.Ready ready = (Backend.Ready) desk.backend().get();
      assertThat(read(() -> desk.banner().isVisible())).isTrue();
      Throwable stopped =
          catchThrowable(() -> ready.clients().s3().createBucket(b -> b.bucket("some-bucket")));
      assertThat(stopped).isNotNull();
      until(() -> banner().contains("CreateBucket was not sent"));
      Screens.shot(stage, theme, "session-real");

      press("#session-banner-unlock");
      assertThat(read(() -> node("#dialog-ok").isDisabled())).isTrue();
      type("#dialog-text", "111122224444");
      assertThat(read(() -> node("#dialog-ok").isDisabled())).isTrue();
      Screens.shot(stage, theme, "session-unlock");
      type("#dialog-text", "1111 2222 3333");
      press("#dialog-ok");
      untilReady("writes on");
      assertThat(desk.backend().get()).isSameAs(ready);
      assertThat(banner()).contains("Writes are on");
      Screens.shot(stage, theme, "session-unlocked");
      press("#session-banner-lock");
      untilReady("read-only");
      assertThat(desk.backend().get()).isSameAs(ready);

      List<Event> settled = new ArrayList<>();
      interact(
          () -> {
            Button refused = new Button();
            refused.addEventHandler(Dialogs.SETTLED, settled::add);
            refused.addEventHandler(UnlockEvent.ASKED, desk::unlock);
            refused.fireEvent(new UnlockEvent());
          });
      assertThat(settled).isEmpty();
      type("#dialog-text", StsServer.ACCOUNT);
      press("#dialog-ok");
      untilReady("writes on");
      assertThat(settled).as("what was refused is told").hasSize(1);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  private String banner() {
    StringBuilder text = new StringBuilder();
    desk.banner()
        .lookupAll(".label")
        .forEach(label -> text.append(((Labeled) label).getText()).append(' '));
    return text.toString();
  }

  @Test
  void everyDialogHasItsPicture() {
    begin();
    run("session-profile-dev");
    untilReady("eu-west-1");
    run("session-choose");
    Screens.shot(stage, theme, "session-choose");
    press("#dialog-cancel");
    run("session-endpoint");
    type("#session-endpoint-address", "http://minio.example.com");
    type("#session-endpoint-key", "a");
    Screens.shot(stage, theme, "session-endpoint");
    press("#dialog-cancel");
    run("session-role");
    type("#session-role-arn", "Auditor");
    Screens.shot(stage, theme, "session-role");
    press("#dialog-cancel");
    run("session-details");
    Screens.shot(stage, theme, "session-details");
    press("#dialog-cancel");
    run("session-profile-admin");
    until(() -> node("#session-mfa-code") != null);
    Screens.shot(stage, theme, "session-mfa");
    run("session-profile-slow");
    until(() -> chip().contains("Connecting"));
    Screens.shot(stage, theme, "session-connecting");
    server.slow.countDown();
  }
}
