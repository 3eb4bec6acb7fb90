package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.CredentialChain.Place;
import dev.lectern.aws.CredentialChain.State;
import dev.lectern.aws.CredentialChain.Step;
import dev.lectern.aws.CredentialChain.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

class CredentialChainTest {

  private static final String SECRET = "never-to-be-shown";

  @TempDir Path folder;

  private static Map<Place, List<String>> everywhere() {
    Map<Place, List<String>> has = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      has.put(place, List.of(place.name()));
    }
    return has;
  }

  /** Emptied winner after winner, the order comes out; each tool has its own. */
  @Test
  void theWinnerIsTheFirstThatHasSomething() {
    for (Tool tool : Tool.values()) {
      Map<Place, List<String>> has = everywhere();
      List<Place> winners = new ArrayList<>();
      for (int i = 0; i < CredentialChain.order(tool).size(); i++) {
        List<Step> steps = CredentialChain.steps(tool, has, Set.of(), false);
        Step winner =
            steps.stream().filter(step -> step.state() == State.WINS).findFirst().orElseThrow();
        assertThat(steps.stream().filter(step -> step.state() == State.WINS)).hasSize(1);
        winners.add(winner.place());
        has.remove(winner.place());
      }
      assertThat(winners).isEqualTo(CredentialChain.order(tool));
      assertThat(CredentialChain.steps(tool, has, Set.of(), false).getLast().state())
          .isEqualTo(State.ASKED_LAST);
    }
    assertThat(CredentialChain.order(Tool.CLI)).doesNotContain(Place.JVM_PROPERTIES);
  }

  @Test
  void aProfileOnTheCommandLineLeavesTheEnvironmentOutForTheCliOnly() {
    Map<Place, List<String>> has = everywhere();
    List<Step> cli = CredentialChain.steps(Tool.CLI, has, Set.of(), true);
    assertThat(state(cli, Place.ENVIRONMENT)).isEqualTo(State.LEFT_OUT);
    assertThat(state(cli, Place.TOKEN_IN_ENVIRONMENT)).isEqualTo(State.LEFT_OUT);
    assertThat(state(cli, Place.ROLE_OF_PROFILE)).isEqualTo(State.WINS);
    has.remove(Place.JVM_PROPERTIES);
    List<Step> java = CredentialChain.steps(Tool.JAVA, has, Set.of(), true);
    assertThat(state(java, Place.ENVIRONMENT)).isEqualTo(State.WINS);
  }

  private static State state(List<Step> steps, Place place) {
    return steps.stream().filter(step -> step.place() == place).findFirst().orElseThrow().state();
  }

  @Test
  void halfAPairStopsTheCliAndNotJava() throws IOException {
    CredentialSources.Found found = find(Map.of("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"), "", KEYS, "");
    List<Step> cli = CredentialChain.steps(Tool.CLI, found.has(), found.half(), false);
    assertThat(state(cli, Place.ENVIRONMENT)).isEqualTo(State.BROKEN);
    assertThat(state(cli, Place.CREDENTIALS_FILE)).isEqualTo(State.BEHIND);
    List<Step> java = CredentialChain.steps(Tool.JAVA, found.has(), found.half(), false);
    assertThat(state(java, Place.ENVIRONMENT)).isEqualTo(State.EMPTY);
    assertThat(state(java, Place.CREDENTIALS_FILE)).isEqualTo(State.WINS);
  }

  private static final String KEYS =
      "aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = " + SECRET + "\n";

  private CredentialSources.Found find(
      Map<String, String> environment, String config, String credentials, String option)
      throws IOException {
    Path first = folder.resolve("config");
    Path second = folder.resolve("credentials");
    Files.writeString(first, "[default]\n" + config);
    Files.writeString(second, "[default]\n" + credentials);
    return CredentialSources.of(first, second, environment, Map.of())
        .find(Optional.of(option).filter(name -> !name.isEmpty()));
  }

  @Test
  void namesOnlyAreTold() throws IOException {
    CredentialSources.Found found =
        find(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIASECRETID",
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_SESSION_TOKEN",
                SECRET,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://localhost/" + SECRET),
            "credential_process = print " + SECRET + "\n" + KEYS,
            KEYS,
            "");
    assertThat(found.has().keySet())
        .containsExactlyInAnyOrder(
            Place.ENVIRONMENT,
            Place.CONTAINER,
            Place.PROCESS_OF_PROFILE,
            Place.CREDENTIALS_FILE,
            Place.CONFIG_FILE);
    assertThat(found.toString()).doesNotContain(SECRET, "AKIA");
    assertThat(found.half()).isEmpty();
  }

  @Test
  void theProfileThatIsMeant() throws IOException {
    String config =
        KEYS
            + "[profile role]\nrole_arn = arn:aws:iam::111122223333:role/r\n"
            + "source_profile = default\n[profile web]\nrole_arn = r\n"
            + "web_identity_token_file = f\n[profile sso]\nsso_session = s\n"
            + "[profile lone]\nrole_arn = r\n";
    assertThat(find(Map.of(), config, "", "").has()).containsOnlyKeys(Place.CONFIG_FILE);
    assertThat(find(Map.of(), config, "", "role").has()).containsOnlyKeys(Place.ROLE_OF_PROFILE);
    assertThat(find(Map.of("AWS_PROFILE", "web"), config, "", "").has())
        .containsOnlyKeys(Place.TOKEN_OF_PROFILE);
    assertThat(find(Map.of("AWS_PROFILE", "web"), config, "", "sso").has())
        .containsOnlyKeys(Place.SSO_OF_PROFILE);
    assertThat(find(Map.of(), config, "", "lone").has()).isEmpty();
    assertThat(find(Map.of(), config, "", "").profiles())
        .containsExactly("default", "lone", "role", "sso", "web");
  }

  @Test
  void aFileThatCannotBeReadIsSaid() throws IOException {
    CredentialSources.Found found = find(Map.of(), "no setting\n", KEYS, "");
    assertThat(found.problem()).contains("config");
  }

  /** The SDK itself: a process wins over keys of the same profile. */
  @Test
  void theSdkAgreesAboutTheOrderWithinAProfile() throws IOException {
    CredentialSources.Found found =
        find(
            Map.of(),
            "credential_process = echo '{\"Version\":1,\"AccessKeyId\":\"AKIAPROCESS\","
                + "\"SecretAccessKey\":\"x\"}'\n",
            KEYS,
            "");
    ProfileFile both =
        ProfileFile.aggregator()
            .addFile(
                ProfileFile.builder()
                    .content(folder.resolve("credentials"))
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build())
            .addFile(
                ProfileFile.builder()
                    .content(folder.resolve("config"))
                    .type(ProfileFile.Type.CONFIGURATION)
                    .build())
            .build();
    try (ProfileCredentialsProvider sdk =
        ProfileCredentialsProvider.builder().profileFile(both).profileName("default").build()) {
      assertThat(sdk.resolveCredentials().accessKeyId()).isEqualTo("AKIAPROCESS");
    }
    List<Step> java = CredentialChain.steps(Tool.JAVA, found.has(), found.half(), false);
    assertThat(state(java, Place.PROCESS_OF_PROFILE)).isEqualTo(State.WINS);
    List<Step> cli = CredentialChain.steps(Tool.CLI, found.has(), found.half(), false);
    assertThat(state(cli, Place.CREDENTIALS_FILE)).isEqualTo(State.WINS);
  }
}
