package dev.lectern.aws;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The profiles of the shared AWS configuration ("Shared config and credentials files", AWS SDKs and
 * Tools Reference Guide). Reading them calls nothing; they are read again each time.
 */
public final class Profiles {

  /** Names the {@code sso-session} section of a profile. */
  static final String SSO_SESSION = "sso_session";

  private static final String ENDPOINT_URL = "AWS_ENDPOINT_URL";

  /** How a profile gets its credentials. */
  public enum Source {
    /** Access keys in the file. */
    STATIC_KEYS,
    /** A role, assumed with another profile's credentials. */
    ROLE,
    /** IAM Identity Center. */
    SSO,
    /** A program that prints them. */
    PROCESS,
    /** In a way that only the SDK knows, or not at all. */
    OTHER
  }

  /**
   * One profile.
   *
   * @param region empty when the profile names none
   */
  public record Entry(String name, Source source, Optional<String> region) {}

  private final Path config;
  private final Path credentials;
  private final Map<String, String> environment;

  private Profiles(Path config, Path credentials, Map<String, String> environment) {
    this.config = config;
    this.credentials = credentials;
    this.environment = environment;
  }

  /** The user's own files, where the CLI finds them too. */
  public static Profiles ofUser() {
    Map<String, String> environment = System.getenv();
    return new Profiles(
        UserFiles.config(environment), UserFiles.credentials(environment), environment);
  }

  /** These files; either may be missing. */
  public static Profiles of(Path config, Path credentials) {
    return of(config, credentials, Map.of());
  }

  /** These files and environment variables. */
  static Profiles of(Path config, Path credentials, Map<String, String> environment) {
    return new Profiles(config, credentials, environment);
  }

  /** Where the files are, or would be. */
  public List<Path> files() {
    return List.of(config, credentials);
  }

  /** The Region of a profile that names none; empty when the environment names none either. */
  public Optional<String> usualRegion() {
    return variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION"));
  }

  /**
   * The address that {@code AWS_ENDPOINT_URL} gives ("Service-specific endpoints", AWS SDKs and
   * Tools Reference Guide). A profile without {@code endpoint_url} goes there, as it does in the
   * AWS CLI, and the session says so.
   *
   * @throws ProblemException when a variable sends one service only elsewhere: a session has one
   *     endpoint, and none may be left without the user knowing
   */
  Optional<String> endpoint() {
    if (variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").filter("true"::equalsIgnoreCase).isPresent()
        && variable(ENDPOINT_URL).isPresent()) {
      throw new ProblemException(
          UserProblem.of(
              "Endpoint variables contradict each other.",
              ENDPOINT_URL + " is set, and AWS_IGNORE_CONFIGURED_ENDPOINT_URLS says to ignore it.",
              "Unset one of the two, then start Lectern again."));
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith(ENDPOINT_URL + "_"))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ProblemException(
                  UserProblem.of(
                      "The environment sends one service elsewhere.",
                      name + " is set. A session of Lectern has one endpoint for all services.",
                      "Unset it and start Lectern again, or choose Custom endpoint."));
            });
    return variable(ENDPOINT_URL);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * All profiles by name; empty when there are no files. Reads files.
   *
   * @throws ProblemException when a file cannot be read
   */
  public List<Entry> list() {
    return file().profiles().values().stream()
        .map(Profiles::entry)
        .sorted(Comparator.comparing(Entry::name))
        .toList();
  }

  /** The files as the SDK reads them. */
  ProfileFile file() {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    if (Files.exists(credentials)) {
      all.addFile(load(credentials, ProfileFile.Type.CREDENTIALS));
    }
    if (Files.exists(config)) {
      all.addFile(load(config, ProfileFile.Type.CONFIGURATION));
    }
    return all.build();
  }

  /** What a profile says. */
  static Profile require(ProfileFile file, String name) {
    return file.profile(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    UserProblem.of(
                        "The profile is not there.",
                        "The AWS configuration files have no profile " + name + ".",
                        "Choose another one, or add it with: aws configure --profile " + name)));
  }

  static Source source(Profile profile) {
    if (has(profile, ProfileProperty.ROLE_ARN)) {
      return Source.ROLE;
    }
    if (has(profile, SSO_SESSION) || has(profile, ProfileProperty.SSO_START_URL)) {
      return Source.SSO;
    }
    if (has(profile, ProfileProperty.CREDENTIAL_PROCESS)) {
      return Source.PROCESS;
    }
    return has(profile, ProfileProperty.AWS_ACCESS_KEY_ID) ? Source.STATIC_KEYS : Source.OTHER;
  }

  static ProfileFile load(Path path, ProfileFile.Type type) {
    try {
      return ProfileFile.builder().content(path).type(type).build();
    } catch (RuntimeException e) {
      throw new ProblemException(
          UserProblem.of(
              "An AWS configuration file cannot be read.",
              path + ": " + e.getMessage(),
              "Mend the file; the AWS CLI cannot use it either."));
    }
  }

  private static Entry entry(Profile profile) {
    return new Entry(profile.name(), source(profile), profile.property(ProfileProperty.REGION));
  }

  private static boolean has(Profile profile, String property) {
    return profile.property(property).isPresent();
  }
}
