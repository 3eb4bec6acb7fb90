package dev.lectern.pane.s3.browse;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Files that are ready to be dragged out of the window. A drag takes only files that exist when it
 * begins, and fetching them then would stop the window; so the chosen objects are downloaded into a
 * temporary folder first, with the progress of every transfer, and lie here until others are
 * chosen. FX thread.
 */
final class DragShelf {

  /** More than this is what "Download" is for: nobody wants it twice on the disk. */
  static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Most files of one drag. */
  static final int MOST_FILES = 200;

  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Moves moves;
  private final Texts texts = Texts.of("s3");
  private final ObservableList<Path> files = FXCollections.observableArrayList();
  private Order order = new Order("", "", List.of());
  private boolean fetching;

  /**
   * What is asked for.
   *
   * @param prefix the folder that is shown; paths are what follows it in the keys
   */
  record Order(String bucket, String prefix, List<ObjectRow> rows) {

    /** What is in a folder may have changed since. */
    private boolean hasFolder() {
      return rows.stream().anyMatch(ObjectRow::folder);
    }
  }

  DragShelf(ObjectsGateway gateway, TaskRunner tasks, Moves moves) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.moves = moves;
  }

  /**
   * Fetches what is chosen, unless just that lies here.
   *
   * @param refused is told why it cannot be dragged
   */
  void fetch(Order wanted, Consumer<UserProblem> refused) {
    if (wanted.equals(order) && !wanted.hasFolder() && !files.isEmpty()) {
      return;
    }
    order = wanted;
    files.clear();
    fetching = true;
    tasks
        .work(
            texts.get("objects.download.looking"),
            progress -> gateway.objects(wanted.bucket(), wanted.rows(), progress))
        .onSuccess(found -> fetchAll(wanted, found, refused))
        .onFailure(why -> refuse(wanted, why, refused))
        .start();
  }

  private void fetchAll(Order wanted, List<ObjectRow> found, Consumer<UserProblem> refused) {
    if (wanted != order) {
      return;
    }
    long bytes = found.stream().mapToLong(ObjectRow::size).sum();
    if (found.size() > MOST_FILES || bytes > MOST_BYTES) {
      refuse(
          wanted,
          UserProblem.of(
              texts.get("objects.drag.much"),
              texts.get(
                  "objects.drag.much.why",
                  found.size(),
                  Format.bytes(bytes),
                  MOST_FILES,
                  Format.bytes(MOST_BYTES)),
              texts.get("objects.drag.much.remedy")),
          refused);
      return;
    }
    moves
        .fetch(wanted.bucket(), wanted.prefix(), found)
        .thenAccept(
            fetched -> {
              if (wanted == order) {
                fetching = false;
                files.setAll(fetched);
              }
            });
  }

  private void refuse(Order wanted, UserProblem why, Consumer<UserProblem> refused) {
    if (wanted == order) {
      fetching = false;
      refused.accept(why);
    }
  }

  /** Forgets files of other objects than those that are chosen now. */
  void keepOnly(Order chosen) {
    if (!chosen.equals(order)) {
      order = chosen;
      fetching = false;
      files.clear();
    }
  }

  /** Whether files are on their way. */
  boolean fetching() {
    return fetching;
  }

  /** What can be dragged now: files, and folders for the common prefixes that were chosen. */
  ObservableList<Path> files() {
    return files;
  }
}
