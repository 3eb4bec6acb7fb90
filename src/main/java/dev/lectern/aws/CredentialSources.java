package dev.lectern.aws;

import dev.lectern.aws.CredentialChain.Place;
import dev.lectern.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What this computer has in the places where the AWS CLI and the Java SDK look: names of variables,
 * profiles and settings, never their secrets. Reads files each time; calls nothing. Any thread.
 */
public final class CredentialSources {

  private static final String DEFAULT = "default";

  private final Path config;
  private final Path credentials;
  private final Map<String, String> environment;
  private final Map<String, String> properties;

  private CredentialSources(
      Path config,
      Path credentials,
      Map<String, String> environment,
      Map<String, String> properties) {
    this.config = config;
    this.credentials = credentials;
    this.environment = environment;
    this.properties = properties;
  }

  /**
   * Those of the user who started this program. Its own JVM's properties are not those of the
   * user's programs and are left out.
   */
  public static CredentialSources ofUser() {
    Map<String, String> environment = System.getenv();
    return new CredentialSources(
        UserFiles.config(environment), UserFiles.credentials(environment), environment, Map.of());
  }

  /** Of these files, variables and JVM properties. */
  static CredentialSources of(
      Path config,
      Path credentials,
      Map<String, String> environment,
      Map<String, String> properties) {
    return new CredentialSources(config, credentials, environment, properties);
  }

  /**
   * What was found.
   *
   * @param profile whose settings count
   * @param has what each place has, by name
   * @param half places where an access key stands without its secret
   * @param profiles all profiles of the files
   * @param problem a sentence when a file cannot be read: the tools fail with it too; empty else
   */
  public record Found(
      String profile,
      Map<Place, List<String>> has,
      Set<Place> half,
      List<String> profiles,
      String problem) {}

  /**
   * Looks everywhere.
   *
   * @param option the profile of {@code --profile}; empty without it
   */
  public Found find(Optional<String> option) {
    String profile =
        option
            .or(() -> variable("AWS_PROFILE"))
            .or(() -> Optional.ofNullable(properties.get("aws.profile")))
            .orElse(DEFAULT);
    Map<Place, List<String>> has = new EnumMap<>(Place.class);
    Set<Place> half = EnumSet.noneOf(Place.class);
    half(has, half, Place.ENVIRONMENT, variables("AWS_ACCESS_KEY_ID"));
    both(
        has,
        Place.JVM_PROPERTIES,
        property("aws.accessKeyId", "aws.secretAccessKey"),
        2,
        property("aws.sessionToken"));
    both(
        has,
        Place.ENVIRONMENT,
        variables("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        2,
        variables("AWS_SESSION_TOKEN"));
    both(
        has,
        Place.TOKEN_IN_ENVIRONMENT,
        variables("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"),
        2,
        List.of());
    both(
        has,
        Place.CONTAINER,
        variables("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
        1,
        List.of());
    TreeSet<String> profiles = new TreeSet<>();
    try {
      ProfileFile keys = file(credentials, ProfileFile.Type.CREDENTIALS);
      ProfileFile settings = file(config, ProfileFile.Type.CONFIGURATION);
      profiles.addAll(keys.profiles().keySet());
      profiles.addAll(settings.profiles().keySet());
      keys.profile(profile).ifPresent(one -> keys(has, half, Place.CREDENTIALS_FILE, one));
      settings.profile(profile).ifPresent(one -> keys(has, half, Place.CONFIG_FILE, one));
      for (ProfileFile one : List.of(settings, keys)) {
        one.profile(profile).ifPresent(found -> settings(has, found));
      }
    } catch (ProblemException unreadable) {
      half.removeIf(place -> has.getOrDefault(place, List.of()).size() > 1);
      half.removeIf(place -> has.getOrDefault(place, List.of()).size() > 1);
      return new Found(profile, has, half, List.of(), unreadable.problem().why());
    }
    half.removeIf(place -> has.getOrDefault(place, List.of()).size() > 1);
    return new Found(profile, has, half, List.copyOf(profiles), "");
  }

  private static ProfileFile file(Path path, ProfileFile.Type type) {
    return Files.exists(path) ? Profiles.load(path, type) : ProfileFile.aggregator().build();
  }

  private static void keys(
      Map<Place, List<String>> has, Set<Place> half, Place place, Profile profile) {
    half(has, half, place, settings(profile, "aws_access_key_id"));
    both(
        has,
        place,
        settings(profile, "aws_access_key_id", "aws_secret_access_key"),
        2,
        settings(profile, "aws_session_token"));
  }

  private static void settings(Map<Place, List<String>> has, Profile profile) {
    if (profile.property("web_identity_token_file").isPresent()) {
      both(
          has,
          Place.TOKEN_OF_PROFILE,
          settings(profile, "role_arn", "web_identity_token_file"),
          2,
          List.of());
    } else if (profile.property("role_arn").isPresent()) {
      both(
          has,
          Place.ROLE_OF_PROFILE,
          settings(profile, "role_arn", "source_profile", "credential_source"),
          2,
          settings(profile, "mfa_serial", "external_id"));
    }
    both(
        has,
        Place.SSO_OF_PROFILE,
        settings(profile, "sso_session", "sso_start_url"),
        1,
        settings(profile, "sso_account_id", "sso_role_name"));
    both(has, Place.LOGIN_OF_PROFILE, settings(profile, "login_session"), 1, List.of());
    both(has, Place.PROCESS_OF_PROFILE, settings(profile, "credential_process"), 1, List.of());
  }

  /** An access key; what comes after says whether it has its secret. */
  private static void half(
      Map<Place, List<String>> has, Set<Place> half, Place place, List<String> key) {
    if (!key.isEmpty()) {
      has.put(place, key);
      half.add(place);
    }
  }

  /** Names of what is there, when enough is there to count. */
  private static void both(
      Map<Place, List<String>> has,
      Place place,
      List<String> needed,
      int least,
      List<String> more) {
    if (needed.size() >= least) {
      List<String> names = new ArrayList<>(needed);
      names.addAll(more);
      has.put(place, List.copyOf(names));
    }
  }

  private static List<String> settings(Profile profile, String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (profile.property(name).filter(value -> !value.isBlank()).isPresent()) {
        found.add(name);
      }
    }
    return found;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private List<String> variables(String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      variable(name).ifPresent(value -> found.add(name));
    }
    return found;
  }

  private List<String> property(String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (!properties.getOrDefault(name, "").isBlank()) {
        found.add(name);
      }
    }
    return found;
  }
}
