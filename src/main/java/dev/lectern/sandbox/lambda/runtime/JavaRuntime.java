package dev.lectern.sandbox.lambda.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Java functions run on the Java of the console, with AWS's runtime interface client (Apache-2.0).
 * Its native library is replaced by a class of ours that stands before it on the class path, so
 * that it runs on every operating system.
 */
final class JavaRuntime {

  private static final String CLIENT = "com/amazonaws/services/lambda/runtime/api/client/";
  private static final String NATIVE_CLIENT = CLIENT + "runtimeapi/NativeClient.class";

  /** One class of each jar that the client needs. */
  private static final List<String> JARS =
      List.of(
          CLIENT + "AWSLambda.class",
          "com/amazonaws/services/lambda/runtime/RequestHandler.class",
          "com/amazonaws/services/lambda/runtime/serialization/PojoSerializer.class",
          "software/amazon/awssdk/utilslite/SdkInternalThreadLocal.class");

  private final Path folder;
  private final Path program =
      Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");

  /** Keeps its own jar in this folder. */
  JavaRuntime(Path folder) {
    this.folder = folder;
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** The command that starts a handler. */
  List<String> command(String handler, int memory, Path scratch) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    // Lambda's own choices: one collector thread, the quick compiler only.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-Xmx" + Math.max(16, memory * 85 / 100) + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    // The client would set the place where Amazon Linux has them.
    command.add(
        "-Djavax.net.ssl.trustStore="
            + Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(handler);
    return command;
  }

  private synchronized List<String> classPath() throws IOException {
    List<String> path = new ArrayList<>();
    path.add(ownJar().toString());
    for (String type : JARS) {
      path.add(jarOf(type).toString());
    }
    return path;
  }

  private Path ownJar() throws IOException {
    Path jar = folder.resolve("lectern-lambda-runtime.jar");
    if (!Files.exists(jar)) {
      try (InputStream bytes = resource(NATIVE_CLIENT, true).openStream();
          JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new JarEntry(NATIVE_CLIENT));
        bytes.transferTo(out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Path jarOf(String type) throws IOException {
    String url = resource(type, false).toString();
    int end = url.lastIndexOf("!/");
    return Path.of(URI.create(url.substring("jar:".length(), end)));
  }

  /** Ours of two classes of one name, or the one that is not ours. */
  private static URL resource(String name, boolean ours) throws IOException {
    var urls = JavaRuntime.class.getClassLoader().getResources(name);
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
