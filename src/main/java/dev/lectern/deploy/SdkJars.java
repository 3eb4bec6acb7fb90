package dev.lectern.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jars of the AWS SDK that a handler needs: Lambda's Java runtimes have none, so they go into
 * its deployment package. They are those that Lectern itself runs with.
 */
public final class SdkJars {

  /** What every client needs; names of Maven artifacts. */
  private static final Set<String> CORE =
      Set.of(
          """
          annotations arns auth aws-core aws-json-protocol aws-query-protocol aws-xml-protocol
          checksums checksums-spi crt-core endpoints-spi eventstream http-auth http-auth-aws
          http-auth-aws-eventstream http-auth-spi http-client-spi identity-spi json-utils
          metrics-spi profiles protocol-core reactive-streams regions retries retries-spi sdk-core
          slf4j-api third-party-jackson-core url-connection-client utils utils-lite
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> LAMBDA =
      Set.of("aws-lambda-java-core", "aws-lambda-java-events");
  private static final Set<String> CLIENTS =
      Set.of("s3", "dynamodb", "lambda", "sts", "sqs", "sns", "sfn", "kinesis", "eventbridge");
  private static final Pattern USED =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.([a-z0-9]+)");
  private static final Pattern NAME = Pattern.compile("(.+?)-\\d.*\\.jar");

  private SdkJars() {}

  private static String artifact(Path jar) {
    Matcher name = NAME.matcher(String.valueOf(jar.getFileName()));
    return name.matches() ? name.group(1) : "";
  }

  /** Jars that handlers may be compiled with: Lambda's own and those of the AWS SDK. */
  public static List<Path> forHandlers() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> jar.toString().endsWith(".jar") && forHandlers(jar))
        .toList();
  }

  private static boolean forHandlers(Path jar) {
    String name = artifact(jar);
    return LAMBDA.contains(name) || CORE.contains(name) || CLIENTS.contains(name);
  }

  /** The jars that these sources need at run time, by their place in the package. */
  public static Map<String, byte[]> of(Collection<String> sources) throws IOException {
    Set<String> clients = new TreeSet<>();
    boolean any = false;
    for (String source : sources) {
      any |= source.contains("software.amazon.awssdk");
      Matcher used = USED.matcher(source);
      while (used.find()) {
        clients.add(used.group(1));
      }
    }
    Map<String, byte[]> jars = new LinkedHashMap<>();
    if (any) {
      for (Path jar : forHandlers()) {
        if (CORE.contains(artifact(jar)) || clients.contains(artifact(jar))) {
          jars.put("lib/" + jar.getFileName(), Files.readAllBytes(jar));
        }
      }
    }
    return jars;
  }
}
