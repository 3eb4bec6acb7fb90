package dev.lectern.app;

import dev.lectern.lab.LabLoader;
import dev.lectern.lab.check.AwsCalls;
import dev.lectern.lab.kit.KitShelf;
import dev.lectern.pane.classroom.Classroom;
import dev.lectern.sandbox.SandboxInstance;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Class kits of this program's data, and the ways by which one comes in. */
final class Kits {

  private static final System.Logger LOG = System.getLogger(Kits.class.getName());

  private final KitShelf shelf;
  private final Path asked;

  Kits(DataHome home, Supplier<Optional<SandboxInstance>> sandbox) {
    Path folder = home.folder().resolve("kits");
    asked = folder.resolve("asked.txt");
    shelf =
        new KitShelf(
            folder,
            labs ->
                Files.isDirectory(labs)
                    ? new LabLoader(AwsCalls::known).loadAll(labs)
                    : new LabLoader.Catalogue(List.of(), List.of()),
            sandbox,
            InstantSource.system());
  }

  KitShelf shelf() {
    return shelf;
  }

  /** Leaves word for the console, which may be open already, to open a kit or results. */
  void ask(Path kit) throws IOException {
    Files.createDirectories(asked.getParent());
    Files.writeString(asked, kit.toString());
  }

  /** The file that was asked for since the last look. */
  Optional<Path> asked() {
    try {
      if (!Files.exists(asked)) {
        return Optional.empty();
      }
      String path = Files.readString(asked).strip();
      Files.delete(asked);
      return Optional.of(Path.of(path));
    } catch (IOException | InvalidPathException e) {
      LOG.log(Level.WARNING, "The file that was asked for cannot be read: " + e);
      return Optional.empty();
    }
  }

  /**
   * Opens a kit, or shows the results of a file's folder.
   *
   * @param open opens a pane at a place
   */
  static void open(Path file, Classroom classroom, BiConsumer<String, String> open) {
    if (Classroom.isKit(file)) {
      classroom.open(file);
    } else {
      Classroom.results(file).ifPresent(place -> open.accept(Classroom.PANE, place));
    }
  }

  /** A kit, or results, dropped anywhere on the window is opened, whatever lies under the mouse. */
  static void drop(Scene scene, Consumer<Path> open) {
    scene.addEventFilter(
        DragEvent.DRAG_OVER,
        event -> {
          if (file(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    scene.addEventFilter(
        DragEvent.DRAG_DROPPED,
        event ->
            file(event)
                .ifPresent(
                    file -> {
                      event.setDropCompleted(true);
                      event.consume();
                      open.accept(file);
                    }));
  }

  private static Optional<Path> file(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files == null || files.size() != 1
        ? Optional.empty()
        : Optional.of(files.getFirst().toPath())
            .filter(file -> Classroom.isKit(file) || Classroom.results(file).isPresent());
  }
}
