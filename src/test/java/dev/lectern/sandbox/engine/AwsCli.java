package dev.lectern.sandbox.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AWS CLI of this computer, of the path or of the system.
 *
 * @param folder it is in
 * @param major first number of its version
 * @param minor second number of its version
 */
public record AwsCli(Path folder, int major, int minor) {

  private static final Pattern VERSION = Pattern.compile("aws-cli/(\\d+)\\.(\\d+)");

  /** Whether it reads a profile's endpoint_url, which came with 1.29 and 2.13. */
  public enum Age {
    NEWER,
    OLDER
  }

  /** The first of this age; without one the test is left out, and says why. */
  public static AwsCli of(Age age) throws Exception {
    List<AwsCli> all = all();
    for (AwsCli cli : all) {
      if (cli.age() == age) {
        return cli;
      }
    }
    String wanted =
        age == Age.NEWER ? "1.29, 2.13 or newer" : "older than 1.29 or 2.13 (apt install awscli)";
    assumeTrue(false, "No AWS CLI " + wanted + " on this computer, only " + all);
    throw new AssertionError("left out");
  }

  /** Its age. */
  public Age age() {
    return major > 2 || minor >= (major == 2 ? 13 : 29) ? Age.NEWER : Age.OLDER;
  }

  /** The path on which it is the first. */
  public String path() {
    return String.join(File.pathSeparator, folder.toString(), System.getenv("PATH"));
  }

  @Override
  public String toString() {
    return major + "." + minor + " in " + folder;
  }

  private static List<AwsCli> all() throws IOException, InterruptedException {
    Map<Path, AwsCli> found = new LinkedHashMap<>();
    String places = System.getenv("PATH") + File.pathSeparator + "/usr/bin";
    for (String place : places.split(File.pathSeparator)) {
      Path folder = Path.of(place);
      Path program = folder.resolve("aws");
      if (Files.isExecutable(program) && !found.containsKey(program.toRealPath())) {
        Matcher version = VERSION.matcher(version(program));
        if (version.find()) {
          found.put(
              program.toRealPath(),
              new AwsCli(
                  folder, Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static String version(Path program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes());
      return process.waitFor(30, TimeUnit.SECONDS) ? said : "";
    } finally {
      process.destroyForcibly();
    }
  }
}
