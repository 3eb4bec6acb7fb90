import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Puts a read form (.bss) beside each style sheet in a jar: JavaFX takes it by itself where it is
 * asked for the sheet, and a start need not read a hundred thousand characters. For sheets without
 * addresses of other files, which would be kept as those of where they were read.
 */
final class StyleSheets {

  private StyleSheets() {}

  /** Takes the jar; runs on a class path with JavaFX. */
  public static void main(String... arguments) throws IOException {
    Path work = Files.createTempDirectory("lectern-sheets-");
    Path text = work.resolve("sheet.css");
    Path read = work.resolve("sheet.bss");
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
      for (Path sheet : sheets(jar.getPath("/"))) {
        if (Files.readString(sheet).matches("(?s).*(url\\(|@import).*")) {
          throw new IOException(sheet + " names another file");
        }
        Files.copy(sheet, text, StandardCopyOption.REPLACE_EXISTING);
        Stylesheet.convertToBinary(text.toFile(), read.toFile());
        String name = sheet.getFileName().toString().replaceFirst("\\.css$", ".bss");
        Files.copy(read, sheet.resolveSibling(name));
      }
    } finally {
      Files.deleteIfExists(text);
      Files.deleteIfExists(read);
      Files.delete(work);
    }
  }

  private static List<Path> sheets(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".css")).toList();
    }
  }
}
