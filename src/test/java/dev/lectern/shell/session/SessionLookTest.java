package dev.lectern.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.ResolvedSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.aws.WriteGuard;
import dev.lectern.calls.CallRecorder;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.i18n.Texts;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class SessionLookTest {

  private static final SessionSpec PROFILE = new SessionSpec.Profile("dev", "eu-west-1");
  private final Texts texts = Texts.of("session");

  static SessionState ready(Optional<URI> endpoint, boolean writable) {
    SessionClients clients =
        new ClientFactory(new CallRecorder())
            .open(
                new ResolvedSession(
                    new SessionInfo(
                        "s",
                        SessionInfo.Kind.PROFILE,
                        "dev",
                        "eu-west-1",
                        "472188900934",
                        "arn:aws:iam::472188900934:user/people/mia",
                        endpoint),
                    AnonymousCredentialsProvider.create(),
                    WriteGuard.OPEN),
                "test");
    return new SessionState.Ready(PROFILE, clients, writable);
  }

  @Test
  void aRealAccountIsRedAndSaysWhatMayBeDone() {
    SessionLook look = SessionLook.of(ready(Optional.empty(), false), texts);
    assertThat(look.style()).isEqualTo(SessionLook.Style.READ_ONLY);
    assertThat(look.text()).isEqualTo("4721…0934  eu-west-1");
    assertThat(look.mark()).isEqualTo("read-only");
    assertThat(look.identity()).isEqualTo("mia");
    assertThat(look.detail()).contains("472188900934", "user/people/mia", "AWS's own");
    assertThat(SessionLook.of(ready(Optional.empty(), true), texts).mark()).isEqualTo("writes on");
  }

  @Test
  void anotherServerIsNamed() {
    SessionLook look =
        SessionLook.of(ready(Optional.of(URI.create("http://localhost:9000")), true), texts);
    assertThat(look.style()).isEqualTo(SessionLook.Style.ENDPOINT);
    assertThat(look.text()).isEqualTo("localhost:9000  eu-west-1");
  }

  @Test
  void everyOtherStateHasItsWord() {
    UserProblem problem = UserProblem.of("No.", "Why.", "Do.");
    assertThat(SessionLook.of(new SessionState.Connecting(PROFILE), texts).text())
        .isEqualTo("Connecting to dev");
    assertThat(SessionLook.of(new SessionState.Incomplete(PROFILE, problem), texts).mark())
        .isEqualTo("incomplete");
    assertThat(SessionLook.of(new SessionState.Invalid(PROFILE, problem), texts).mark())
        .as("nobody has answered")
        .isEqualTo("not connected");
    UserProblem denied = new UserProblem("No.", "Why.", "Do.", "403 AccessDenied", null, "");
    assertThat(SessionLook.of(new SessionState.Invalid(PROFILE, denied), texts).mark())
        .isEqualTo("refused");
    assertThat(SessionLook.of(new SessionState.Expired(PROFILE, problem), texts).mark())
        .isEqualTo("expired");
    assertThat(
            SessionLook.of(
                    new SessionState.NeedsUserAction(
                        PROFILE, new SessionState.UserAction.EnterMfaCode("m", Optional.empty())),
                    texts)
                .mark())
        .isEqualTo("MFA code");
  }

  @Test
  void theCallerIsNamedByUserRoleOrRoot() {
    assertThat(SessionLook.identity("arn:aws:iam::1:root")).isEqualTo("root");
    assertThat(SessionLook.identity("arn:aws:sts::1:assumed-role/Admin/mia")).isEqualTo("Admin");
    assertThat(SessionLook.identity("")).isEmpty();
  }
}
