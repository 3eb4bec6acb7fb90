package dev.lectern.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a lab while they are edited: checked as if they were saved, without saving them.
 * Blocks; safe for any thread.
 */
public final class LabBench {

  /** What can be edited, in the order in which a lab is written. */
  public static final List<String> FILES = List.of("lab.json", "guide.md", "solution.json");

  /**
   * A lab as it would be.
   *
   * @param lab empty when something is wrong
   * @param findings what is wrong; {@code file} is one of {@link #FILES} or a file beside them
   */
  public record Checked(Optional<Lab> lab, List<LabException.Finding> findings) {}

  private final LabLoader loader;

  /** With the loader of the program. */
  public LabBench(LabLoader loader) {
    this.loader = loader;
  }

  /** The texts of a folder by file name; empty where there is no such file. */
  public Map<String, String> read(Path folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      Path path = folder.resolve(file);
      texts.put(file, Files.exists(path) ? Files.readString(path) : "");
    }
    return texts;
  }

  /** A lab as it is saved. */
  public Checked load(Path folder) {
    try {
      return new Checked(Optional.of(loader.load(folder)), List.of());
    } catch (LabException wrong) {
      return new Checked(Optional.empty(), wrong.findings().stream().map(LabBench::plain).toList());
    }
  }

  /** Checks the texts beside the other files of the folder. */
  public Checked check(Path folder, Map<String, String> texts) throws IOException {
    Path temporary = Files.createTempDirectory("lectern-lab");
    Path copy = temporary.resolve("module").resolve(String.valueOf(folder.getFileName()));
    try {
      copy(folder, copy);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(copy.resolve(text.getKey()), text.getValue());
      }
      return load(copy);
    } finally {
      Folders.delete(temporary);
    }
  }

  /** Saves the texts, each as a whole or not at all. */
  public void save(Path folder, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path to = folder.resolve(text.getKey());
      Path next = folder.resolve(text.getKey() + ".new");
      Files.writeString(next, text.getValue());
      Files.move(next, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static LabException.Finding plain(LabException.Finding finding) {
    String file = finding.file().substring(finding.file().lastIndexOf('/') + 1);
    return new LabException.Finding(
        file, finding.line(), finding.column(), finding.where(), finding.what());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path there = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.copy(file, there);
        }
      }
    }
  }
}
