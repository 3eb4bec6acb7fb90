package dev.lectern.pane.s3.browse;

import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Files that are ready to be dragged out of the window. A drag takes only files that exist when it
 * begins, and fetching them then would stop the window; so the chosen objects are downloaded into a
 * temporary folder first, with the progress of every transfer, and lie here until they are dragged
 * or others are chosen. FX thread.
 */
final class DragShelf {

  /** More than this is what "Download" is for: nobody wants it twice on the disk. */
  static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Most files of one drag. */
  static final int MOST_FILES = 200;

  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Moves moves;
  private final Texts texts = Texts.of("s3");
  private final ObservableList<Path> files = FXCollections.observableArrayList();

  DragShelf(ObjectsGateway gateway, TaskRunner tasks, Dialogs dialogs, Moves moves) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.moves = moves;
  }

  /** Fetches what is chosen, or says why that is too much. */
  void fetch(String bucket, List<ObjectRow> chosen) {
    files.clear();
    tasks
        .work(
            texts.get("objects.download.looking"),
            progress -> gateway.objects(bucket, chosen, progress))
        .onSuccess(found -> fetchAll(bucket, found))
        .onFailure(dialogs::problem)
        .start();
  }

  private void fetchAll(String bucket, List<ObjectRow> found) {
    long bytes = found.stream().mapToLong(ObjectRow::size).sum();
    if (found.size() > MOST_FILES || bytes > MOST_BYTES) {
      dialogs.problem(
          UserProblem.of(
              texts.get("objects.drag.much"),
              texts.get(
                  "objects.drag.much.why",
                  found.size(),
                  Format.bytes(bytes),
                  MOST_FILES,
                  Format.bytes(MOST_BYTES)),
              texts.get("objects.drag.much.remedy")));
      return;
    }
    moves.fetch(bucket, found).thenAccept(files::setAll);
  }

  /** What can be dragged now. */
  ObservableList<Path> files() {
    return files;
  }
}
