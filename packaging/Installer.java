import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Builds the installer of the system that it runs on, with the JDK that it runs on. Started by
 * {@code packaging/build} in the project's folder.
 */
final class Installer {

  /** The operating systems, with what jpackage makes there and the programs that it needs. */
  private enum Os {
    LINUX(
        "deb",
        Map.of(
            "app-image",
            List.of(),
            "deb",
            List.of("dpkg-deb", "fakeroot"),
            "rpm",
            List.of("rpmbuild")),
        "lib/runtime/bin/java",
        "lib/app",
        "lib/runtime"),
    MACOS(
        "dmg",
        Map.of("app-image", List.of(), "dmg", List.of("hdiutil"), "pkg", List.of("pkgbuild")),
        "Contents/runtime/Contents/Home/bin/java",
        "Contents/app",
        "Contents/runtime/Contents/Home"),
    WINDOWS(
        "msi",
        Map.of("app-image", List.of(), "msi", List.of("wix"), "exe", List.of("wix")),
        "runtime/bin/java.exe",
        "app",
        "runtime");

    final String usual;
    final Map<String, List<String>> types;
    final String java;
    final String app;
    final String runtime;

    Os(String usual, Map<String, List<String>> types, String java, String app, String runtime) {
      this.usual = usual;
      this.types = types;
      this.java = java;
      this.app = app;
      this.runtime = runtime;
    }

    static Os here() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return name.contains("win") ? WINDOWS : name.contains("mac") ? MACOS : LINUX;
    }
  }

  /** What the user can mend; its message is all there is to say. */
  private static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * The program's own, the compiler for code that is typed in it, and what its libraries ask for
   * only when they run.
   */
  private static final String MODULES =
      String.join(
          ",",
          "java.base",
          "java.compiler",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.scripting",
          "java.security.jgss",
          "java.sql",
          "java.xml",
          "jdk.accessibility",
          "jdk.charsets",
          "jdk.compiler",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final String CACHE = "lectern.aot";

  private final Os os = Os.here();

  /** The project's folder is the working one. */
  private final Path work = Path.of("target", "installer");

  private final Path program = work.resolve("program");
  private final Path jdk = Path.of(System.getProperty("java.home"));
  private final String type;
  private final String version;
  private final List<String> flags;

  private Installer(String type) throws IOException, Refused {
    this.type = type;
    String pom = Files.readString(Path.of("pom.xml"));
    this.version = property(pom, "version").replace("-SNAPSHOT", "");
    this.flags = List.of(property(pom, "console.jvm").split(" "));
  }

  /** Takes {@code --type TYPE}; prints where the installer lies. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    try {
      Installer installer = new Installer(type(List.of(arguments)));
      installer.needed();
      System.out.println(installer.build());
    } catch (Refused refused) {
      System.err.println("packaging/build: " + refused.getMessage());
      System.exit(1);
    }
  }

  private static String type(List<String> arguments) throws Refused {
    Os os = Os.here();
    if (arguments.isEmpty()) {
      return os.usual;
    }
    if (arguments.size() == 2
        && arguments.getFirst().equals("--type")
        && os.types.containsKey(arguments.get(1))) {
      return arguments.get(1);
    }
    throw new Refused(
        "takes --type with one of "
            + String.join(", ", os.types.keySet().stream().sorted().toList())
            + ", not "
            + String.join(" ", arguments));
  }

  private static String property(String pom, String name) throws Refused {
    Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
    if (!found.find()) {
      throw new Refused("pom.xml has no " + name);
    }
    return found.group(1);
  }

  /** Nothing is begun that cannot be ended. */
  private void needed() throws Refused {
    List<String> missing = new ArrayList<>();
    for (String tool : List.of("jpackage", "jlink")) {
      if (!Files.isExecutable(jdk.resolve("bin").resolve(executable(tool)))) {
        throw new Refused("the JDK in " + jdk + " has no " + tool + ". Install a whole JDK 25.");
      }
    }
    List<String> tools = new ArrayList<>(os.types.get(type));
    tools.add("mvn");
    for (String tool : tools) {
      if (!onPath(tool)) {
        missing.add(tool);
      }
    }
    if (!missing.isEmpty()) {
      throw new Refused(
          "a "
              + type
              + " needs "
              + String.join(" and ", missing)
              + ", which this system does not have. Install it with the system's package manager.");
    }
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(Path::of)
        .flatMap(folder -> Stream.of(tool, tool + ".exe", tool + ".cmd").map(folder::resolve))
        .anyMatch(Files::isExecutable);
  }

  private String executable(String tool) {
    return os == Os.WINDOWS ? tool + ".exe" : tool;
  }

  private Path build() throws IOException, InterruptedException, Refused {
    delete(work);
    compile();
    Path image = image();
    List<String> classPath = classPath(image);
    train(image, classPath);
    if (os == Os.LINUX) {
      launcher(image, classPath);
    }
    if (type.equals("app-image")) {
      return image;
    }
    return installer(image);
  }

  private void compile() throws IOException, InterruptedException, Refused {
    say("the program and its libraries");
    run(
        Map.of(),
        os == Os.WINDOWS ? "mvn.cmd" : "mvn",
        "-q",
        "-B",
        "-ntp",
        "-Pinstaller",
        "package");
    try (Stream<Path> jars = Files.list(Path.of("target"))) {
      Path jar =
          jars.filter(file -> file.getFileName().toString().matches("lectern-.*\\.jar"))
              .findFirst()
              .orElseThrow(() -> new Refused("Maven made no jar of the program"));
      Files.copy(jar, program.resolve("lectern.jar"));
    }
    emptyJavaFx();
    styleSheets();
    libraries();
    for (String content : List.of("labs", "demos")) {
      copy(Path.of(content), program.resolve(content));
    }
    new Licences(program, work.resolve("libraries.txt"), Path.of("packaging", "licences"))
        .write(program.resolve("licences"), Path.of("LICENSE"), Path.of("NOTICE"));
  }

  /** Beside each of JavaFX's jars for this system lies an empty one for all. */
  private void emptyJavaFx() throws IOException {
    try (Stream<Path> jars = Files.list(program)) {
      for (Path jar : jars.toList()) {
        if (jar.getFileName().toString().matches("javafx-[a-z]+-[0-9.]+\\.jar")) {
          Files.delete(jar);
        }
      }
    }
  }

  private void styleSheets() throws IOException, InterruptedException, Refused {
    String javaFx;
    try (Stream<Path> jars = Files.list(program)) {
      javaFx =
          jars.map(Path::toString)
              .filter(jar -> jar.matches(".*javafx-[^/\\\\]*\\.jar"))
              .collect(Collectors.joining(java.io.File.pathSeparator));
    }
    run(
        Map.of(),
        jdk.resolve("bin").resolve(executable("java")).toString(),
        "-cp",
        javaFx,
        Path.of("packaging", "StyleSheets.java").toString(),
        program.resolve("lectern.jar").toString());
  }

  /**
   * JavaFX looks for its native libraries beside its jars first. From inside of them it would
   * unpack them into the user's folder, and compare them with what it unpacked at each start.
   */
  private void libraries() throws IOException {
    if (os == Os.WINDOWS) {
      return; // there it looks in ../bin, which is jpackage's own
    }
    try (Stream<Path> jars = Files.list(program)) {
      for (Path jar :
          jars.filter(file -> file.getFileName().toString().startsWith("javafx-")).toList()) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().matches("[^/]+\\.(so|dylib)")) {
              try (InputStream library = zip.getInputStream(entry)) {
                Files.copy(library, program.resolve(entry.getName()));
              }
            }
          }
        }
      }
    }
  }

  private Path image() throws IOException, InterruptedException, Refused {
    say("the runtime and the image");
    List<String> command =
        jpackage(
            "--type",
            "app-image",
            "--input",
            program.toString(),
            "--main-jar",
            "lectern.jar",
            "--main-class",
            "dev.lectern.app.Launcher",
            "--add-modules",
            MODULES,
            // Without --strip-native-commands: functions in Java run on bin/java.
            "--jlink-options",
            "--strip-debug --no-man-pages --no-header-files --compress=zip-6",
            "--icon",
            icon().toString());
    for (String flag : flags) {
      command.addAll(List.of("--java-options", flag));
    }
    command.addAll(
        List.of(
            "--java-options",
            "--enable-native-access=ALL-UNNAMED",
            "--java-options",
            "--sun-misc-unsafe-memory-access=allow",
            "--java-options",
            "-XX:AOTCache=$APPDIR/" + CACHE,
            // Where the cache cannot be used, the program starts without it and says nothing.
            "--java-options",
            "-Xlog:aot=off",
            "--java-options",
            "-Xlog:cds=off",
            // The rehearsal records nothing to compile, and a start need not look for it.
            "--java-options",
            "-XX:-AOTReplayTraining"));
    if (os == Os.LINUX) {
      // What the compiler has freed goes back to the system, every ten seconds. The heap takes
      // its memory from the system in large pages where it may: a tenth less to do in a start.
      command.addAll(
          List.of(
              "--java-options",
              "-XX:TrimNativeHeapInterval=10000",
              "--java-options",
              "-XX:+UseTransparentHugePages",
              // a system that does not lend them is no reason for a warning in the terminal
              "--java-options",
              "-Xlog:pagesize=off"));
    }
    if (os == Os.WINDOWS) {
      // A program with a window has no terminal there; this one has.
      Path terminal = work.resolve("terminal.properties");
      Files.writeString(terminal, "win-console=true\nwin-shortcut=false\nwin-menu=false\n");
      command.addAll(List.of("--add-launcher", "lectern=" + terminal));
    }
    run(Map.of(), command.toArray(String[]::new));
    return work.resolve(name() + (os == Os.MACOS ? ".app" : ""));
  }

  private String name() {
    return os == Os.LINUX ? "lectern" : "Lectern";
  }

  private List<String> jpackage(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                jdk.resolve("bin").resolve(executable("jpackage")).toString(),
                "--name",
                name(),
                "--dest",
                work.toString(),
                "--app-version",
                os == Os.MACOS ? macVersion() : version,
                "--vendor",
                "The Lectern developers",
                "--description",
                "The way to learn AWS: a training console with a sandbox of its own",
                "--copyright",
                "Copyright 2026 The Lectern developers"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** macOS takes no version that begins with 0. */
  private String macVersion() {
    return version.replaceFirst("^0\\.", "1.");
  }

  private Path icon() throws IOException {
    Path drawn = Path.of("src", "main", "resources", "icon");
    return switch (os) {
      case LINUX -> drawn.resolve("lectern-256.png");
      case WINDOWS -> Icons.ico(drawn, work.resolve("lectern.ico"));
      case MACOS -> Icons.icns(drawn, work.resolve("lectern.icns"));
    };
  }

  /** What jpackage's launcher is told by this setting of its, in its order. */
  private List<String> told(Path image, String setting) throws IOException {
    try (Stream<String> lines = Files.lines(image.resolve(os.app).resolve(name() + ".cfg"))) {
      return lines
          .filter(line -> line.startsWith(setting + "="))
          .map(line -> line.substring(setting.length() + 1))
          .toList();
    }
  }

  /** The jars, with {@code $APPDIR} for their folder. */
  private List<String> classPath(Path image) throws IOException {
    return told(image, "app.classpath");
  }

  /**
   * A shell script in place of jpackage's launcher for Linux: that one asks rpm and dpkg, twice
   * each, which package it came with, before it starts Java. That is a tenth of a start, and more
   * where many packages are installed. What runs is called lectern in the list of processes, too.
   */
  private void launcher(Path image, List<String> classPath) throws IOException {
    Path bin = image.resolve("bin").resolve(name());
    List<String> options = new ArrayList<>(told(image, "java-options"));
    options.add("-cp");
    options.add(String.join(":", classPath));
    String script =
        """
        #!/bin/sh
        # Starts Lectern, wherever its folder lies.
        PROGRAM=$(readlink -f -- "$0")
        PROGRAM=${PROGRAM%%/bin/*}
        APPDIR=$PROGRAM/lib/app
        # Meant for other programs' Java; JAVA_TOOL_OPTIONS holds for all of them.
        unset JDK_JAVA_OPTIONS
        exec "$PROGRAM/lib/runtime/bin/lectern" \\
        %s
          dev.lectern.app.Launcher "$@"
        """
            .formatted(
                options.stream()
                    .map(option -> "  \"" + option + "\" \\")
                    .collect(Collectors.joining("\n")));
    Files.writeString(bin, script);
    Path runtime = image.resolve("lib/runtime/bin");
    Files.copy(
        runtime.resolve("java"), runtime.resolve("lectern"), StandardCopyOption.COPY_ATTRIBUTES);
    // Only the replaced launcher read these.
    Files.delete(image.resolve("lib/libapplauncher.so"));
    Files.delete(image.resolve(os.app).resolve(name() + ".cfg"));
  }

  /**
   * The ahead-of-time cache (JEP 483): a rehearsal without a display, on the image's own runtime.
   */
  private void train(Path image, List<String> classPath)
      throws IOException, InterruptedException, Refused {
    say("the ahead-of-time cache");
    Path app = image.resolve(os.app);
    List<String> command = new ArrayList<>();
    command.add(image.resolve(os.java).toAbsolutePath().toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:AOTCacheOutput=" + app.resolve(CACHE).toAbsolutePath(),
            // What was compiled in the rehearsal would be compiled at once in every start.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-Xlog:aot=error",
            "-Xlog:cds=error",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            String.join(java.io.File.pathSeparator, classPath)
                .replace("$APPDIR", app.toAbsolutePath().toString()),
            "dev.lectern.app.Launcher",
            "rehearse"));
    run(Map.of(), command.toArray(String[]::new));
    if (!Files.isRegularFile(app.resolve(CACHE))) {
      throw new Refused("the rehearsal made no ahead-of-time cache");
    }
  }

  private Path installer(Path image) throws IOException, InterruptedException, Refused {
    say("the " + type);
    List<String> command =
        jpackage("--type", type, "--app-image", image.toString(), "--license-file", "LICENSE");
    for (String file : List.of("kit", "results")) {
      // what a double click on such a file starts
      Path association = Path.of("packaging", "associations", file + ".properties");
      command.addAll(List.of("--file-associations", association.toString()));
    }
    command.addAll(
        switch (os) {
          case LINUX ->
              List.of(
                  "--resource-dir",
                  Path.of("packaging", "linux").toString(),
                  "--linux-deb-maintainer",
                  "lectern@localhost",
                  "--linux-shortcut",
                  "--linux-menu-group",
                  "Education",
                  "--linux-app-category",
                  "education",
                  "--linux-package-deps",
                  type.equals("deb") ? "libgtk-3-0" : "gtk3");
          case MACOS -> List.of("--mac-package-identifier", "dev.lectern");
          case WINDOWS ->
              List.of(
                  "--win-per-user-install",
                  "--win-menu",
                  "--win-shortcut-prompt",
                  "--win-upgrade-uuid",
                  "0f7d1a5e-6c3b-4f8e-9a51-2b7c8f4e1d90");
        });
    // The default compression of a deb takes two minutes for 5 MB less.
    run(
        Map.of("DPKG_DEB_COMPRESSOR_TYPE", "zstd", "DPKG_DEB_COMPRESSOR_LEVEL", "10"),
        command.toArray(String[]::new));
    try (Stream<Path> files = Files.list(work)) {
      return files
          .filter(file -> file.toString().endsWith("." + type))
          .findFirst()
          .orElseThrow(() -> new Refused("jpackage made no " + type));
    }
  }

  private static void say(String what) {
    System.err.println("packaging/build: " + what);
  }

  private static void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException, Refused {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    // What is printed is the installer's path alone.
    Path log = Path.of("target", "installer.log");
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.to(log.toFile()));
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new Refused(command[0] + " ended with " + code + ":\n" + Files.readString(log));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failed)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
    Files.createDirectories(folder);
  }
}
