package dev.lectern.sandbox.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class path of Java functions and its ahead-of-time cache (JEP 483, JEP 514). Both lie in a
 * folder of this user's that is shared by all sandboxes on the computer, named by the Java and the
 * jars that it was made of: the cache is good for these alone.
 *
 * <p>The class path is one jar with the classes of all: in every start Java looks for services on
 * the whole class path (for a logger of security events, for locale data), and opens each jar and
 * reads the names in it, when nothing of it is compiled yet.
 */
final class JavaArchive {

  private static final String CLIENT = "com/amazonaws/services/lambda/runtime/api/client/";
  private static final String NATIVE_CLIENT = CLIENT + "runtimeapi/NativeClient.class";
  private static final String WEEK = "dev/lectern/sandbox/lambda/runtime/UnitedStatesWeek";

  /** What stands before the client on a function's class path. */
  private static final List<String> OWN =
      List.of(
          NATIVE_CLIENT,
          "dev/lectern/sandbox/lambda/runtime/RehearsalHandler.class",
          WEEK + ".class");

  /** Announces {@link UnitedStatesWeek} to Java. */
  private static final String SERVICE = "META-INF/services/java.util.spi.CalendarDataProvider";

  /**
   * How the cache is made: what was compiled in the rehearsal would be compiled at once in every
   * start, which takes longer than it saves.
   */
  static final String WITHOUT_TRAINING = "-XX:-AOTRecordTraining";

  /** What is in the folder; another one has another name. */
  private static final String LAYOUT = "one jar";

  /** One class of each jar that the client needs. */
  private static final List<String> JARS =
      List.of(
          CLIENT + "AWSLambda.class",
          "com/amazonaws/services/lambda/runtime/RequestHandler.class",
          "com/amazonaws/services/lambda/runtime/serialization/PojoSerializer.class",
          "software/amazon/awssdk/utilslite/SdkInternalThreadLocal.class");

  private final Path folder;

  private JavaArchive(Path folder) {
    this.folder = folder;
  }

  /**
   * The one of this Java and these jars, with its class path; the cache may be missing yet.
   *
   * @param temporary folder that all users may share
   * @param own something that is this user's
   */
  static JavaArchive open(Path temporary, Path own) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String type : JARS) {
      jars.add(jarOf(type));
    }
    Path folder =
        temporary.resolve("lectern-java-" + System.getProperty("user.name") + "-" + name(jars));
    if (!Files.isDirectory(folder)) {
      make(temporary, folder, jars);
    }
    if (!Files.getOwner(folder).equals(Files.getOwner(own))) {
      throw new IOException(folder + " belongs to another user");
    }
    return new JavaArchive(folder);
  }

  private static String name(List<Path> jars) throws IOException {
    StringBuilder text = new StringBuilder(LAYOUT).append(WITHOUT_TRAINING);
    text.append(System.getProperty("java.home"));
    text.append(System.getProperty("java.vm.version"));
    for (Path jar : jars) {
      text.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
    }
    for (String type : OWN) {
      text.append(HexFormat.of().formatHex(bytes(type, true)));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The folder appears whole: two sandboxes may start at once. */
  private static void make(Path temporary, Path folder, List<Path> jars) throws IOException {
    Path fresh = Files.createTempDirectory(temporary, "lectern-java-new-");
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(fresh.resolve("runtime.jar")))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      Set<String> names = new HashSet<>(OWN);
      for (String type : OWN) {
        add(out, type, bytes(type, true));
      }
      add(out, SERVICE, WEEK.replace('/', '.').getBytes(StandardCharsets.UTF_8));
      for (Path jar : jars) {
        copy(jar, out, names);
      }
    }
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException first) {
      discard(fresh, folder, first);
    }
  }

  /** Copies the classes and services of a jar that are not there yet. */
  private static void copy(Path jar, JarOutputStream out, Set<String> names) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile())) {
      for (ZipEntry each : from.stream().toList()) {
        String name = each.getName();
        boolean wanted =
            name.startsWith("META-INF/")
                ? name.startsWith("META-INF/services/") && !each.isDirectory()
                : name.endsWith(".class") && !name.equals("module-info.class");
        if (wanted && names.add(name)) {
          try (InputStream in = from.getInputStream(each)) {
            add(out, name, in.readAllBytes());
          }
        }
      }
    }
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private static void discard(Path fresh, Path folder, IOException cause) throws IOException {
    Files.deleteIfExists(fresh.resolve("runtime.jar"));
    Files.deleteIfExists(fresh);
    if (!Files.isDirectory(folder)) {
      throw cause;
    }
  }

  /** The class path of a function's process, as the cache was made with. */
  Path classPath() {
    return folder.resolve("runtime.jar");
  }

  /** The cache, when it was made. */
  Optional<Path> cache() {
    return Optional.of(folder.resolve("runtime.aot")).filter(Files::isRegularFile);
  }

  /** A place to make a cache at. What was begun long ago was never ended, and goes. */
  Path draft() throws IOException {
    Instant longAgo = Instant.now().minus(Duration.ofHours(1));
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "draft*.aot")) {
      for (Path each : drafts) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(longAgo)) {
          discard(each);
        }
      }
    }
    return Files.createTempFile(folder, "draft", ".aot");
  }

  /** Takes a cache that was made. */
  void keep(Path draft) throws IOException {
    Files.move(draft, folder.resolve("runtime.aot"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a draft, with what the JVM writes beside it on the way. */
  static void discard(Path draft) throws IOException {
    Files.deleteIfExists(draft);
    Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".config"));
  }

  private static byte[] bytes(String type, boolean ours) throws IOException {
    try (InputStream in = resource(type, ours).openStream()) {
      return in.readAllBytes();
    }
  }

  private static Path jarOf(String type) throws IOException {
    String url = resource(type, false).toString();
    int end = url.lastIndexOf("!/");
    return Path.of(URI.create(url.substring("jar:".length(), end)));
  }

  /** Ours of two classes of one name, or the one that is not ours. */
  private static URL resource(String name, boolean ours) throws IOException {
    var urls = JavaArchive.class.getClassLoader().getResources(name);
    while (urls.hasMoreElements()) {
      URL url = urls.nextElement();
      boolean client = url.toString().contains("aws-lambda-java-runtime-interface-client");
      if (!ours || !client) {
        return url;
      }
    }
    throw new IOException(name + " is missing from Lectern's class path");
  }
}
