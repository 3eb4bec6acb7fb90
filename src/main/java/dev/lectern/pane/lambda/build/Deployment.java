package dev.lectern.pane.lambda.build;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.deploy.JavaBuild;
import dev.lectern.deploy.SdkJars;
import dev.lectern.deploy.Zip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Deployment packages. The same files give the same bytes, so that Lambda sees when nothing has
 * changed. Any thread.
 */
public final class Deployment {

  private static final int LARGEST_TEXT = 256 * 1024;
  private static final int MOST_FILES = 300;

  /**
   * A package that was made.
   *
   * @param zip empty when there are problems
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Built(byte[] zip, List<CodeProblem> problems) {}

  /**
   * A package that was read.
   *
   * @param texts files that can be shown, by name
   * @param others names of the other files
   */
  public record Contents(Map<String, String> texts, List<String> others) {}

  private Deployment() {}

  /**
   * Makes a package of sources. Java is compiled; its sources lie beside the classes, so that they
   * can be shown again.
   *
   * @param runtime for example {@code java25}
   */
  public static Built build(String runtime, Map<String, String> sources) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Map<String, String> java = new LinkedHashMap<>();
    sources.forEach(
        (name, text) -> {
          files.put(name, text.getBytes(StandardCharsets.UTF_8));
          if (name.endsWith(".java")) {
            java.put(name, text);
          }
        });
    if (Language.of(runtime) == Language.JAVA) {
      JavaBuild.Result result = JavaBuild.compile(java, release(runtime), SdkJars.forHandlers());
      if (!result.problems().isEmpty()) {
        return new Built(new byte[0], result.problems());
      }
      files.putAll(result.classes());
      files.putAll(SdkJars.of(java.values()));
    }
    return new Built(Zip.of(files, ""), List.of());
  }

  /** What the compiler says of sources in Java; nothing in other languages. */
  public static List<CodeProblem> check(String runtime, Map<String, String> sources)
      throws IOException {
    Map<String, String> java = new TreeMap<>(sources);
    java.keySet().removeIf(name -> !name.endsWith(".java"));
    return Language.of(runtime) != Language.JAVA || java.isEmpty()
        ? List.of()
        : JavaBuild.compile(java, release(runtime), SdkJars.forHandlers()).problems();
  }

  private static int release(String runtime) {
    String digits = runtime.replaceAll("\\D.*?(\\d+).*", "$1").replaceAll("\\D", "");
    return digits.isEmpty() ? 25 : Math.max(8, Integer.parseInt(digits));
  }

  /** What is in a zip; texts up to 256 KB are read, the rest is named. */
  public static Contents read(byte[] zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    List<String> others = new java.util.ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory() || texts.size() + others.size() >= MOST_FILES) {
          continue;
        }
        byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
        String text = bytes.length > LARGEST_TEXT ? null : text(bytes);
        if (text == null) {
          others.add(entry.getName());
        } else {
          texts.put(entry.getName(), text);
        }
      }
    }
    return new Contents(texts, others);
  }

  private static @org.jspecify.annotations.Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') >= 0 ? null : text;
    } catch (CharacterCodingException binary) {
      return null;
    }
  }
}
