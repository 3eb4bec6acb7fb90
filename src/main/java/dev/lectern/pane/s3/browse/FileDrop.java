package dev.lectern.pane.s3.browse;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files and folders that are dropped on a node; the node is marked while they hover. */
final class FileDrop {

  private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

  FileDrop(Node target, Consumer<List<Path>> dropped) {
    target.setOnDragOver(
        event -> {
          if (takes(event)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    target.setOnDragEntered(event -> target.pseudoClassStateChanged(OVER, takes(event)));
    target.setOnDragExited(event -> target.pseudoClassStateChanged(OVER, false));
    target.setOnDragDropped(event -> drop(event, dropped));
  }

  /** What was dragged from here is here already. */
  private static boolean takes(DragEvent event) {
    return !DragFiles.isSource(event.getGestureSource()) && event.getDragboard().hasFiles();
  }

  private static void drop(DragEvent event, Consumer<List<Path>> dropped) {
    List<File> files = event.getDragboard().getFiles();
    event.setDropCompleted(files != null && !files.isEmpty());
    event.consume();
    if (files != null && !files.isEmpty()) {
      dropped.accept(files.stream().map(File::toPath).toList());
    }
  }
}
