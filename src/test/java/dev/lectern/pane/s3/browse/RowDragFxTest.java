package dev.lectern.pane.s3.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.event.EventType;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The movement of the hand becomes a drag when there are files to drag, not before. */
class RowDragFxTest extends FxTest {

  private final FakeObjects s3 = new FakeObjects();
  private final DirectTaskRunner tasks = new DirectTaskRunner();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final List<CompletableFuture<List<Path>>> fetches = new ArrayList<>();
  private ObjectsViewModel model;
  private ObjectActions actions;
  private Label row;

  @BeforeEach
  void rows() {
    s3.keys.put("a.txt", 10L);
    s3.keys.put("dir/b.txt", 10L);
    s3.keys.put("huge", DragShelf.MOST_BYTES);
    interact(
        () -> {
          model = new ObjectsViewModel(s3, tasks, 3);
          actions =
              new ObjectActions(
                  model,
                  s3,
                  tasks,
                  dialogs,
                  dialogs,
                  new FakeMoves(fetches),
                  (there, all) -> CompletableFuture.completedFuture(Choice.SKIP),
                  text -> {});
          model.open("bucket", "");
          row = new Label("row");
          new RowDrag(actions).install(row);
        });
    show(new StackPane(row));
  }

  private boolean mouse(EventType<MouseEvent> type, double x) {
    MouseEvent event =
        new MouseEvent(
            type,
            x,
            0,
            x,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            null);
    interact(() -> row.fireEvent(event));
    return event.isDragDetect();
  }

  private Cursor cursor() {
    return row.getScene().getCursor();
  }

  private void choose(int index) {
    interact(() -> model.selection().setAll(model.rows().get(index)));
  }

  @Test
  void theDragBeginsWhenTheFilesAreThere() {
    choose(0);
    assertThat(mouse(MouseEvent.MOUSE_PRESSED, 0)).isFalse();
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 12)).isFalse();
    assertThat(fetches).isEmpty();
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 19)).isFalse();
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 20)).isFalse();
    assertThat(fetches).hasSize(1);
    assertThat(cursor()).isEqualTo(Cursor.WAIT);
    interact(() -> fetches.getFirst().complete(List.of(Path.of("a.txt"))));
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 30)).isTrue();
    assertThat(cursor()).isNull();
    assertThat(actions.uris()).isEqualTo("s3://bucket/a.txt");
  }

  @Test
  void whatLiesReadyIsNotFetchedAgainButFoldersAre() {
    choose(0);
    mouse(MouseEvent.MOUSE_PRESSED, 0);
    mouse(MouseEvent.MOUSE_DRAGGED, 19);
    interact(() -> fetches.getFirst().complete(List.of(Path.of("a.txt"))));
    mouse(MouseEvent.MOUSE_RELEASED, 19);
    mouse(MouseEvent.MOUSE_PRESSED, 0);
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 19)).isTrue();
    assertThat(fetches).hasSize(1);

    choose(1);
    assertThat(actions.shelf().files()).isEmpty();
    for (int drag = 1; drag <= 2; drag++) {
      mouse(MouseEvent.MOUSE_PRESSED, 0);
      mouse(MouseEvent.MOUSE_DRAGGED, 19);
      interact(() -> fetches.getLast().complete(List.of(Path.of("dir"))));
      assertThat(fetches).hasSize(1 + drag);
    }
  }

  @Test
  void filesThatComeWhenOthersAreChosenAreForgotten() {
    choose(0);
    mouse(MouseEvent.MOUSE_PRESSED, 0);
    mouse(MouseEvent.MOUSE_DRAGGED, 19);
    choose(1);
    interact(() -> fetches.getFirst().complete(List.of(Path.of("a.txt"))));
    assertThat(actions.shelf().files()).isEmpty();
  }

  @Test
  void tooMuchIsDraggedByNameAndSaidWhenNobodyTookIt() {
    interact(() -> model.selection().setAll(model.rows()));
    mouse(MouseEvent.MOUSE_PRESSED, 0);
    assertThat(mouse(MouseEvent.MOUSE_DRAGGED, 19)).isTrue();
    assertThat(fetches).isEmpty();
    assertThat(dialogs.problems).isEmpty();
    interact(
        () ->
            row.fireEvent(
                new DragEvent(DragEvent.DRAG_DONE, null, 0, 0, 0, 0, null, row, null, null)));
    assertThat(dialogs.problems)
        .extracting(UserProblem::title)
        .containsExactly("This is too much to drag.");
  }

  @Test
  void onlyObjectsOfS3AreKnownAsWhatIsHereAlready() {
    assertThat(DragFiles.isSource(row)).isTrue();
    assertThat(DragFiles.isSource(new Label("a file"))).isFalse();
    assertThat(DragFiles.isSource(null)).isFalse();
  }

  @Test
  void gtkGetsNamesInAscii() {
    Path emoji = Path.of("/tmp/d/\u00fc \ud83d\ude00+%.txt");
    ClipboardContent linux = new ClipboardContent();
    DragFiles.put(linux, List.of(emoji, Path.of("/tmp/d/b")), "Linux");
    assertThat(linux.get(DataFormat.URL))
        .isEqualTo("file:///tmp/d/%C3%BC%20%F0%9F%98%80+%25.txt\r\nfile:///tmp/d/b");
    assertThat(linux).doesNotContainKey(DataFormat.FILES);
    ClipboardContent windows = new ClipboardContent();
    DragFiles.put(windows, List.of(emoji), "Windows 11");
    assertThat(windows.get(DataFormat.FILES)).isEqualTo(List.of(emoji.toFile()));
  }
}
