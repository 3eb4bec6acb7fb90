package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.SessionState.Expired;
import dev.lectern.aws.SessionState.Incomplete;
import dev.lectern.aws.SessionState.Invalid;
import dev.lectern.aws.SessionState.NeedsUserAction;
import dev.lectern.aws.SessionState.Ready;
import dev.lectern.aws.SessionState.UserAction;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallRecorder;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.task.DirectTaskRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/** Every kind of session against a server that answers as STS and IAM Identity Center do. */
@Isolated("it sets the proxy of the whole process")
class SessionManagerTest {

  private static final String SECRET = "very-secret-0123456789";

  @TempDir Path folder;
  private final CallRecorder recorder = new CallRecorder();
  private final List<SessionState> seen = new ArrayList<>();
  private StsServer server;
  private SessionManager sessions;

  @BeforeEach
  void start() throws IOException {
    server = new StsServer();
    sessions =
        new SessionManager(
            new DirectTaskRunner(),
            new ClientFactory(recorder),
            Profiles.of(folder.resolve("config"), folder.resolve("credentials")),
            signIn(server),
            Clock.systemUTC());
    sessions.state().addListener((o, before, now) -> seen.add(now));
  }

  @AfterEach
  void stop() {
    sessions.close();
    server.close();
  }

  private void config(String text) throws IOException {
    Files.writeString(
        folder.resolve("config"),
        text.replace("ENDPOINT", "endpoint_url = " + server.uri())
            .replace("KEYS", "aws_access_key_id = AKIAGOOD\naws_secret_access_key = " + SECRET));
  }

  private SessionState connect(String profile) {
    sessions.connect(new SessionSpec.Profile(profile, "eu-west-1"));
    return sessions.state().get();
  }

  private String why(String profile) {
    assertThat(connect(profile)).isInstanceOf(Incomplete.class);
    return ((Incomplete) sessions.state().get()).problem().why();
  }

  private static SessionInfo info(SessionState state) {
    assertThat(state).isInstanceOf(Ready.class);
    return ((Ready) state).clients().session();
  }

  @Test
  void profiles_are_listed_without_a_call() throws IOException {
    config(
        """
        [default]
        region = us-east-1
        KEYS
        [profile admin]
        role_arn = arn:aws:iam::111122223333:role/Admin
        source_profile = default
        [profile process]
        credential_process = /nowhere
        [profile sso]
        sso_session = corp
        [sso-session corp]
        sso_region = eu-central-1
        """);
    Files.writeString(
        folder.resolve("credentials"), "[only-keys]\naws_access_key_id=A\naws_secret_access_key=B");
    assertThat(sessions.profiles().list())
        .containsExactly(
            new Profiles.Entry("admin", Profiles.Source.ROLE, Optional.empty()),
            new Profiles.Entry("default", Profiles.Source.STATIC_KEYS, Optional.of("us-east-1")),
            new Profiles.Entry("only-keys", Profiles.Source.STATIC_KEYS, Optional.empty()),
            new Profiles.Entry("process", Profiles.Source.PROCESS, Optional.empty()),
            new Profiles.Entry("sso", Profiles.Source.SSO, Optional.empty()));
    assertThat(server.asked).isEmpty();
  }

  @Test
  void without_files_there_are_no_profiles() {
    assertThat(sessions.profiles().list()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws IOException {
    config("[profile\nthis is = not closed");
    assertThatThrownBy(() -> sessions.profiles().list())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(folder.resolve("config").toString());
    assertThat(connect("default")).isInstanceOf(Incomplete.class);
  }

  @Test
  void keys_of_a_profile() throws IOException {
    config("[profile dev]\nENDPOINT\nKEYS");
    SessionInfo info = info(connect("dev"));
    assertThat(info.accountId()).isEqualTo(StsServer.ACCOUNT);
    assertThat(info.arn()).endsWith(":user/mia");
    assertThat(info.region()).isEqualTo("eu-west-1");
    assertThat(server.asked).containsExactly("GetCallerIdentity by AKIAGOOD");
    assertThat(seen.getFirst()).isInstanceOf(SessionState.Connecting.class);
  }

  @Test
  void a_chain_of_roles() throws IOException {
    config(
        """
        [profile base]
        ENDPOINT
        KEYS
        [profile middle]
        role_arn = arn:aws:iam::111122223333:role/Middle
        source_profile = base
        [profile top]
        role_arn = arn:aws:iam::111122223333:role/Top
        role_session_name = lesson
        source_profile = middle
        """);
    assertThat(info(connect("top")).arn()).endsWith("assumed-role/Top/lesson");
    assertThat(server.asked)
        .containsExactly(
            "AssumeRole by AKIAGOOD", "AssumeRole by ASIAMIDDLE", "GetCallerIdentity by ASIATOP");
  }

  @Test
  void roles_that_lead_to_each_other_are_told() throws IOException {
    config(
        """
        [profile a]
        role_arn = arn:aws:iam::111122223333:role/A
        source_profile = b
        [profile b]
        role_arn = arn:aws:iam::111122223333:role/B
        source_profile = a
        """);
    assertThat(connect("a"))
        .isInstanceOfSatisfying(
            Incomplete.class, state -> assertThat(state.problem().why()).contains("a → b → a"));
  }

  @Test
  void an_mfa_code_is_asked_once_and_a_wrong_one_is_refused() throws IOException {
    config(
        """
        [profile base]
        ENDPOINT
        KEYS
        [profile admin]
        role_arn = arn:aws:iam::111122223333:role/Admin
        mfa_serial = arn:aws:iam::111122223333:mfa/mia
        source_profile = base
        """);
    assertThat(connect("admin"))
        .isEqualTo(
            new NeedsUserAction(
                new SessionSpec.Profile("admin", "eu-west-1"),
                new UserAction.EnterMfaCode("arn:aws:iam::111122223333:mfa/mia")));
    assertThat(server.asked).isEmpty();
    sessions.answerMfa("000000");
    assertThat(sessions.state().get())
        .isInstanceOfSatisfying(
            NeedsUserAction.class,
            state ->
                assertThat(state.action())
                    .isInstanceOfSatisfying(
                        UserAction.EnterMfaCode.class,
                        asked ->
                            assertThat(asked.refused().orElseThrow().why())
                                .isEqualTo(
                                    "MultiFactorAuthentication failed with invalid MFA one time"
                                        + " pass code.")));
    sessions.answerMfa(" 123456 ");
    assertThat(info(sessions.state().get()).arn()).contains("assumed-role/Admin");

    sessions.switchRegion("eu-central-1");
    assertThat(info(sessions.state().get()).region()).isEqualTo("eu-central-1");
    assertThat(info(sessions.state().get()).arn()).contains("assumed-role/Admin");
  }

  @Test
  void a_program_gives_the_keys() throws IOException {
    config(
        "[profile p]\nENDPOINT\ncredential_process = "
            + script(
                """
        echo '{"Version":1,"AccessKeyId":"AKIAGOODP","SecretAccessKey":"x"}'
        """));
    info(connect("p"));
    assertThat(server.asked).containsExactly("GetCallerIdentity by AKIAGOODP");
  }

  @Test
  void a_program_that_fails_is_told_without_its_output() throws IOException {
    config(
        "[profile p]\nENDPOINT\ncredential_process = " + script("echo " + SECRET + ">&2\nexit 3"));
    assertThat(connect("p"))
        .isInstanceOfSatisfying(
            Incomplete.class,
            state -> {
              assertThat(state.problem().title()).isEqualTo("The credential process failed.");
              assertThat(state.toString()).doesNotContain(SECRET);
            });
    config("[profile p]\nENDPOINT\ncredential_process = " + script("echo " + SECRET));
    assertThat(connect("p"))
        .isInstanceOfSatisfying(
            Incomplete.class,
            state -> {
              assertThat(state.problem().why()).contains("JSON");
              assertThat(state.toString()).doesNotContain(SECRET);
            });
  }

  @Test
  void a_sign_in_goes_on_by_itself() throws IOException {
    config(
        """
        [profile sso]
        ENDPOINT
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = Student
        [sso-session corp]
        sso_region = eu-central-1
        sso_start_url = https://lectern-test.example.com/start
        """);
    connect("sso");
    assertThat(seen)
        .contains(
            new NeedsUserAction(
                new SessionSpec.Profile("sso", "eu-west-1"),
                new UserAction.SignIn(
                    URI.create("https://device.sso.example.com/?user_code=WXYZ-1234"),
                    "WXYZ-1234")));
    info(sessions.state().get());
    assertThat(server.asked)
        .containsExactly(
            "/client/register",
            "/device_authorization",
            "/token",
            "/token",
            "/federation/credentials",
            "GetCallerIdentity by AKIAGOODSSO");
  }

  @Test
  void a_sign_in_that_is_declined_is_told_as_that() throws IOException {
    server.declined = true;
    config(
        """
        [profile sso]
        sso_start_url = https://lectern-test.example.com/start
        sso_region = eu-central-1
        sso_account_id = 111122223333
        sso_role_name = Student
        """);
    assertThat(connect("sso"))
        .isInstanceOfSatisfying(
            Invalid.class,
            state -> {
              assertThat(state.problem().title()).isEqualTo("The sign-in was declined.");
              assertThat(state.problem().why()).contains("WXYZ-1234");
            });
  }

  @Test
  void a_sign_in_that_cannot_begin_names_the_command_with_its_profile() throws IOException {
    server.noPortal = true;
    config(
        """
        [profile corp]
        sso_start_url = https://lectern-test.example.com/start
        sso_region = eu-central-1
        sso_account_id = 111122223333
        sso_role_name = Student
        """);
    assertThat(connect("corp"))
        .isInstanceOfSatisfying(
            Invalid.class,
            state ->
                assertThat(state.problem().remedy())
                    .contains("aws sso login --profile corp, then connect again"));
  }

  @Test
  void what_a_profile_lacks_is_named() throws IOException {
    config(
        """
        [profile nothing]
        region = eu-west-1
        [profile halfway]
        role_arn = arn:aws:iam::111122223333:role/A
        source_profile = gone
        [profile half-sso]
        sso_session = nowhere
        [profile sso]
        sso_session = corp
        [sso-session corp]
        sso_region = eu-central-1
        """);
    assertThat(connect("nothing")).isInstanceOf(Incomplete.class);
    assertThat(why("halfway")).contains("halfway names source_profile gone");
    assertThat(why("half-sso")).contains("[sso-session nowhere]");
    assertThat(connect("missing"))
        .isInstanceOfSatisfying(
            Incomplete.class, state -> assertThat(state.problem().why()).contains("missing"));
    assertThat(connect("sso"))
        .isInstanceOfSatisfying(
            Incomplete.class, state -> assertThat(state.problem().why()).contains("sso_start_url"));
    sessions.connect(new SessionSpec.Profile("nothing", " "));
    assertThat(sessions.state().get())
        .isInstanceOfSatisfying(
            Incomplete.class,
            state -> assertThat(state.problem().title()).isEqualTo("The session has no Region."));
  }

  @Test
  void keys_that_are_refused_and_keys_that_are_over() throws IOException {
    config(
        """
        [profile wrong]
        ENDPOINT
        aws_access_key_id = AKIAWRONG
        aws_secret_access_key = x
        [profile old]
        ENDPOINT
        aws_access_key_id = ASIAOLD
        aws_secret_access_key = x
        aws_session_token = t
        """);
    assertThat(connect("wrong"))
        .isInstanceOfSatisfying(
            Invalid.class,
            state -> assertThat(state.problem().code()).isEqualTo("403 InvalidClientTokenId"));
    assertThat(connect("old")).isInstanceOf(Expired.class);
  }

  @Test
  void a_server_that_is_not_there() {
    sessions.connect(custom(URI.create("http://127.0.0.1:1"), "AKIAGOOD"));
    assertThat(sessions.state().get())
        .isInstanceOfSatisfying(
            Invalid.class,
            state -> {
              assertThat(state.problem().title()).isEqualTo("The service cannot be reached.");
              assertThat(state.problem().why()).contains("http://127.0.0.1:1");
            });
  }

  @Test
  void a_custom_endpoint_and_a_role_on_top_of_it() {
    SessionSpec custom = custom(server.uri(), "AKIAGOODC");
    sessions.connect(custom);
    assertThat(((Ready) sessions.state().get()).writable()).isTrue();
    sessions.connect(
        new SessionSpec.AssumedRole(
            custom,
            "arn:aws:iam::111122223333:role/Auditor",
            "me",
            Optional.of("ext"),
            Optional.of("mfa-1"),
            Optional.of(900)));
    sessions.answerMfa("123456");
    assertThat(info(sessions.state().get()).kind()).isEqualTo(SessionInfo.Kind.ASSUMED_ROLE);
    assertThat(info(sessions.state().get()).arn()).contains("Auditor/me");
  }

  @Test
  void credentials_that_run_out_end_the_session() {
    sessions.connect(custom(server.uri(), "AKIAGOOD"));
    AwsClients clients = ((Ready) sessions.state().get()).clients();
    server.over.add("AKIAGOOD");
    assertThatThrownBy(() -> clients.sts().getCallerIdentity()).hasMessageContaining("expired");
    assertThat(sessions.state().get())
        .isInstanceOfSatisfying(
            Expired.class,
            state -> assertThat(state.problem().code()).isEqualTo("403 ExpiredToken"));
    assertThatThrownBy(clients::sts).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void clients_are_closed_with_their_session() {
    sessions.connect(custom(server.uri(), "AKIAGOOD"));
    AwsClients clients = ((Ready) sessions.state().get()).clients();
    clients.sts().getCallerIdentity();
    sessions.connect(custom(server.uri(), "AKIAGOOD2"));
    assertThatThrownBy(clients::sts).isInstanceOf(IllegalStateException.class);
    assertThat(((Ready) sessions.state().get()).clients().sts().getCallerIdentity().account())
        .isEqualTo(StsServer.ACCOUNT);
  }

  @Test
  void a_real_account_is_read_only_until_its_id_was_typed() throws IOException {
    String host = System.getProperty("http.proxyHost");
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", Integer.toString(server.proxyPort()));
    try {
      sessions.connect(custom(URI.create("http://sts.eu-west-1.amazonaws.com"), "AKIAGOOD"));
      assertThat(sessions.state().get()).isInstanceOf(Ready.class);
      Ready ready = (Ready) sessions.state().get();
      assertThat(ready.clients().session().real()).isTrue();
      assertThat(ready.writable()).isFalse();
      int before = server.asked.size();
      assertThatThrownBy(() -> ready.clients().s3().createBucket(b -> b.bucket("some-bucket")))
          .satisfies(
              e -> {
                assertThat(Problems.of(e).title()).isEqualTo("This account is read-only.");
                assertThat(Problems.of(e).why()).isEqualTo("CreateBucket was not sent.");
              });
      assertThat(server.asked).hasSize(before);

      assertThat(sessions.unlock("999999999999")).isFalse();
      assertThat(sessions.unlock("1111-2222-3333")).isTrue();
      assertThat(sessions.state().get()).isEqualTo(new Ready(ready.spec(), ready.clients(), true));
      sessions.lock();
      assertThat(((Ready) sessions.state().get()).writable()).isFalse();

      sessions.unlock(StsServer.ACCOUNT);
      sessions.switchRegion("eu-central-1");
      assertThat(((Ready) sessions.state().get()).writable()).isTrue();
      sessions.connect(ready.spec());
      assertThat(((Ready) sessions.state().get()).writable()).isFalse();
    } finally {
      System.clearProperty("http.proxyPort");
      if (host == null) {
        System.clearProperty("http.proxyHost");
      } else {
        System.setProperty("http.proxyHost", host);
      }
    }
  }

  @Test
  void real_is_what_reaches_aws() {
    for (String real :
        List.of(
            "https://s3.eu-west-1.amazonaws.com",
            "https://vpce-1.s3.eu-west-1.vpce.AMAZONAWS.com",
            "https://sts.cn-north-1.amazonaws.com.cn",
            "https://s3.eu-west-1.api.aws")) {
      assertThat(at(Optional.of(URI.create(real))).real()).as(real).isTrue();
    }
    assertThat(at(Optional.empty()).real()).isTrue();
    for (String other : List.of("http://localhost:4566", "http://amazonaws.com.evil.example")) {
      assertThat(at(Optional.of(URI.create(other))).real()).as(other).isFalse();
    }
  }

  @Test
  void no_secret_is_printed_or_recorded() throws IOException {
    config(
        """
        [profile base]
        ENDPOINT
        KEYS
        [profile admin]
        role_arn = arn:aws:iam::111122223333:role/Admin
        mfa_serial = mfa-1
        source_profile = base
        """);
    connect("admin");
    sessions.answerMfa("123456");
    sessions.connect(custom(server.uri(), "AKIAGOOD"));
    assertThat(seen.toString()).doesNotContain(SECRET).doesNotContain(StsServer.ROLE_SECRET);
    assertThat(new Secret(SECRET)).hasToString("••••").isEqualTo(new Secret(SECRET));
    List<ApiCall> calls = recorder.calls();
    assertThat(calls).extracting(ApiCall::operation).contains("AssumeRole", "GetCallerIdentity");
    assertThat(calls.toString())
        .doesNotContain(SECRET)
        .doesNotContain(StsServer.ROLE_SECRET)
        .doesNotContain("role-token")
        .doesNotContain("123456");
  }

  private SessionSpec custom(URI uri, String key) {
    return new SessionSpec.CustomEndpoint(uri, key, new Secret(SECRET), "eu-west-1", true);
  }

  private static SessionInfo at(Optional<URI> endpoint) {
    return new SessionInfo("s", SessionInfo.Kind.PROFILE, "p", "eu-west-1", "", "", endpoint);
  }

  private Path script(String lines) throws IOException {
    Path script = Files.createTempFile(folder, "keys", ".sh");
    Files.writeString(script, "#!/bin/sh\n" + lines);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  static SsoLogin.SsoClients signIn(StsServer server) {
    return new SsoLogin.SsoClients() {
      @Override
      public SsoOidcClient oidc(String region) {
        return SsoOidcClient.builder()
            .endpointOverride(server.uri())
            .region(Region.of(region))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
      }

      @Override
      public SsoClient sso(String region) {
        return SsoClient.builder()
            .endpointOverride(server.uri())
            .region(Region.of(region))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
      }
    };
  }
}
