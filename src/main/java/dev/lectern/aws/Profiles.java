package dev.lectern.aws;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The profiles of the shared AWS configuration ("Shared config and credentials files", AWS SDKs and
 * Tools Reference Guide). Reading them calls nothing; they are read again each time.
 */
public final class Profiles {

  /** Names the {@code sso-session} section of a profile. */
  static final String SSO_SESSION = "sso_session";

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

  private final Supplier<Optional<Path>> config;
  private final Supplier<Optional<Path>> credentials;

  private Profiles(Supplier<Optional<Path>> config, Supplier<Optional<Path>> credentials) {
    this.config = config;
    this.credentials = credentials;
  }

  /** The user's own files, where the CLI finds them too. */
  public static Profiles ofUser() {
    return new Profiles(
        ProfileFileLocation::configurationFileLocation,
        ProfileFileLocation::credentialsFileLocation);
  }

  /** These files; either may be missing. */
  public static Profiles of(Path config, Path credentials) {
    return new Profiles(
        () -> Optional.of(config).filter(Files::exists),
        () -> Optional.of(credentials).filter(Files::exists));
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
    credentials.get().ifPresent(path -> all.addFile(load(path, ProfileFile.Type.CREDENTIALS)));
    config.get().ifPresent(path -> all.addFile(load(path, ProfileFile.Type.CONFIGURATION)));
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

  private static ProfileFile load(Path path, ProfileFile.Type type) {
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
