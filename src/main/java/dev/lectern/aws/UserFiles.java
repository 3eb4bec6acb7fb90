package dev.lectern.aws;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Where the user's shared AWS files are ("Shared config and credentials files", AWS SDKs and Tools
 * Reference Guide). The SDK reads the default files while it builds any client, also one that has
 * its credentials, Region and endpoint; a file that is broken would stop even the sandbox. So the
 * SDK is shown a place where nothing is, and only {@link Profiles} reads the true files.
 */
final class UserFiles {

  private static final Path NOWHERE =
      Path.of(System.getProperty("java.home", ""), "no-shared-aws-files");

  /** Read before {@link #hideFromSdk} writes the same properties. */
  private static final @Nullable String NAMED_CONFIG = named("aws.configFile");

  private static final @Nullable String NAMED_CREDENTIALS = named("aws.sharedCredentialsFile");

  private UserFiles() {}

  private static @Nullable String named(String property) {
    return System.getProperty(property);
  }

  /** Profiles and their settings; may not exist. */
  static Path config(Map<String, String> environment) {
    return location(NAMED_CONFIG, environment, "AWS_CONFIG_FILE", "config");
  }

  /** Access keys; may not exist. */
  static Path credentials(Map<String, String> environment) {
    return location(NAMED_CREDENTIALS, environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }

  /** From now on clients are built without a look at the user's files. */
  static void hideFromSdk() {
    System.setProperty(
        ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), NOWHERE.resolve("config").toString());
    System.setProperty(
        ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(),
        NOWHERE.resolve("credentials").toString());
  }

  private static Path location(
      @Nullable String property, Map<String, String> environment, String variable, String usual) {
    String named =
        property == null || property.isBlank() ? environment.getOrDefault(variable, "") : property;
    Path home =
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "."))).normalize();
    if (named.isBlank()) {
      return home.resolve(".aws").resolve(usual);
    }
    return named.startsWith("~/") ? home.resolve(named.substring(2)) : Path.of(named);
  }
}
