package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CallExport;
import dev.lectern.calls.CallRecorder;
import dev.lectern.calls.CliRenderer;
import dev.lectern.calls.HttpRenderer;
import dev.lectern.calls.JavaRenderer;
import dev.lectern.pane.PaneContext;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.settings.JsonSettings;
import dev.lectern.shell.session.SessionDesk;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Sessions of each kind with known secrets; then a walk over everything that was written. */
@Isolated("it reads the log of the whole process")
class SecretsStayInMemoryFxTest extends FxTest {

  private static final List<String> SECRETS =
      List.of(
          "static-secret-111",
          "static-token-111",
          "program-secret-222",
          "program-noise-222",
          "endpoint-secret-333",
          "123456",
          "sso-secret",
          "sso-token",
          "client-secret",
          "role-token",
          StsServer.ROLE_SECRET);

  /** What the user wrote, and what the console writes. */
  @TempDir Path users;

  @TempDir Path ours;
  private final CallRecorder recorder = new CallRecorder();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Handler handler = new Listening();
  private StsServer server;

  private final class Listening extends Handler {
    @Override
    public void publish(LogRecord record) {
      log.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() throws IOException {
    server = new StsServer();
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    // the SDK's own debug level, which nothing here switches on, prints what it sends
    Logger.getLogger("dev.lectern").setLevel(Level.ALL);
    Logger.getLogger("software.amazon.awssdk").setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    root.removeHandler(handler);
    root.setLevel(level);
    for (String name : List.of("dev.lectern", "software.amazon.awssdk")) {
      Logger.getLogger(name).setLevel(null);
    }
    server.close();
  }

  private Profiles profiles() throws IOException {
    Path good =
        program(
            "echo '{\"Version\":1,\"AccessKeyId\":\"AKIAGOODP\",\"SecretAccessKey\":"
                + "\"program-secret-222\"}'");
    Path bad = program("echo program-noise-222; echo program-noise-222 >&2; exit 3");
    Path config =
        Files.writeString(
            users.resolve("config"),
            """
            [profile keys]
            endpoint_url = %1$s
            aws_access_key_id = AKIAGOOD
            aws_secret_access_key = static-secret-111
            aws_session_token = static-token-111
            [profile wrong]
            endpoint_url = %1$s
            aws_access_key_id = AKIAWRONG
            aws_secret_access_key = static-secret-111
            [profile mfa]
            role_arn = arn:aws:iam::111122223333:role/Admin
            mfa_serial = arn:aws:iam::111122223333:mfa/mia
            external_id = external-id-444
            source_profile = keys
            [profile program]
            endpoint_url = %1$s
            credential_process = %2$s
            [profile broken]
            endpoint_url = %1$s
            credential_process = %3$s
            [profile sso]
            endpoint_url = %1$s
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Student
            [sso-session corp]
            sso_region = eu-central-1
            sso_start_url = https://lectern-test.example.com/start
            """
                .formatted(server.uri(), good, bad));
    return Profiles.of(config, users.resolve("none"));
  }

  private Path program(String line) throws IOException {
    Path script = Files.createTempFile(users, "program", ".sh");
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  @Test
  void nothingSecretIsWrittenShownLoggedOrRecorded() throws Exception {
    JsonSettings settings = JsonSettings.open(ours.resolve("settings.json"), Runnable::run);
    settings.keep();
    Profiles profiles = profiles();
    SessionManager[] made = new SessionManager[1];
    FxTaskRunner[] runner = new FxTaskRunner[1];
    interact(
        () -> {
          ModalLayer modal = new ModalLayer();
          WindowDialogs dialogs = new WindowDialogs(modal);
          runner[0] = new FxTaskRunner(dialogs::problem);
          made[0] =
              new SessionManager(
                  runner[0],
                  new ClientFactory(recorder),
                  profiles,
                  SessionManagerTest.signIn(server),
                  Clock.systemUTC());
          SessionDesk desk =
              new SessionDesk(made[0], runner[0], settings, dialogs, new NoDesktop(), "", List::of);
          show(new StackPane(new VBox(desk.chip(), desk.banner()), modal));
        });
    SessionManager sessions = made[0];
    try (SandboxEngine sandbox =
        SandboxEngine.start(SandboxConfig.temporary().withData(ours.resolve("sandbox")))) {
      String own = sandbox.accounts().getFirst().secretAccessKey();
      go(sessions, new SessionSpec.Sandbox(sandbox, sandbox.accounts().getFirst(), "us-east-1"));
      for (String name : List.of("keys", "wrong", "program", "broken", "sso", "mfa")) {
        go(sessions, new SessionSpec.Profile(name, "eu-west-1"));
      }
      interact(() -> sessions.answerMfa("123456"));
      settled(sessions);
      assertThat(sessions.state().get()).isInstanceOf(SessionState.Ready.class);
      SessionSpec custom =
          new SessionSpec.CustomEndpoint(
              server.uri(), "AKIAGOODC", new Secret("endpoint-secret-333"), "eu-west-1", true);
      go(sessions, custom);
      go(
          sessions,
          new SessionSpec.AssumedRole(
              custom,
              "arn:aws:iam::111122223333:role/Auditor",
              "me",
              Optional.of("external-id-444"),
              Optional.empty(),
              Optional.empty()));
      assertThat(sessions.state().get()).isInstanceOf(SessionState.Ready.class);
      AwsClients clients = ((SessionState.Ready) sessions.state().get()).clients();
      clients.s3Presigner("us-east-1");
      CallExport.write(recorder.calls(), ours.resolve("calls.json"));
      interact(sessions::close);
      clean("the sandbox's key", own);
    }
    interact(runner[0]::close);
    settings.close();

    assertThat(recorder.calls()).extracting(ApiCall::operation).contains("AssumeRole");
    System.getLogger("dev.lectern.test").log(System.Logger.Level.INFO, "the log is heard");
    assertThat(log).anyMatch(line -> line.contains("the log is heard"));
    for (String secret : SECRETS) {
      clean("a secret", secret);
    }
    // AWS does not treat the external id as a secret: calls show it, but it is not kept
    assertThat(Files.readString(ours.resolve("settings.json"))).doesNotContain("external-id-444");
  }

  private void clean(String what, String secret) throws IOException {
    assertThat(recorder.calls().toString()).as(what + " in the Call Lens").doesNotContain(secret);
    for (ApiCall call : recorder.calls()) {
      assertThat(rendered(call))
          .as(what + " in a form of " + call.operation())
          .doesNotContain(secret);
    }
    assertThat(String.join("\n", log)).as(what + " in the log").doesNotContain(secret);
    assertThat(String.join("\n", shown)).as(what + " on the screen").doesNotContain(secret);
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(what + " in " + file.getFileName())
            .doesNotContain(secret);
      }
    }
  }

  /** All that the Call Lens shows of a call, and copies. */
  private static String rendered(ApiCall call) {
    ApiModels models = new ApiModels();
    StringBuilder all = new StringBuilder();
    all.append(new CliRenderer(models).render(call));
    all.append(new JavaRenderer(models).wholeClass(call));
    for (ApiCall.Attempt attempt : call.attempts()) {
      all.append(HttpRenderer.render(attempt.request(), true));
      if (attempt.response() != null) {
        all.append(HttpRenderer.render(attempt.response(), true));
      }
    }
    return all.toString();
  }

  private void go(SessionManager sessions, SessionSpec spec) {
    interact(() -> sessions.connect(spec));
    settled(sessions);
    interact(
        () -> {
          look(stage.getScene().getRoot());
          shown.add(sessions.state().get().toString());
        });
  }

  private void settled(SessionManager sessions) {
    until(
        () ->
            switch (sessions.state().get()) {
              case SessionState.Connecting connecting -> false;
              case SessionState.NeedsUserAction(var spec, SessionState.UserAction.SignIn in) ->
                  false;
              default -> true;
            });
  }

  private void look(Node node) {
    if (node instanceof Labeled labeled) {
      shown.add(labeled.getText());
      shown.add(labeled.getAccessibleText());
      shown.add(labeled.getTooltip() == null ? "" : labeled.getTooltip().getText());
    }
    if (node instanceof TextInputControl field && !(field instanceof PasswordField)) {
      shown.add(field.getText());
    }
    if (node instanceof javafx.scene.Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::look);
    }
  }

  private record NoDesktop() implements PaneContext.Desktop {
    @Override
    public void copy(String text) {}

    @Override
    public void browse(String url) {}
  }
}
