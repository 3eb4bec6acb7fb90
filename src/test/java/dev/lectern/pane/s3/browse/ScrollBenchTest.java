package dev.lectern.pane.s3.browse;

import dev.lectern.bench.Frames;
import dev.lectern.bench.Scrolling;
import dev.lectern.bench.Scrolling.Shown;
import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.fxml.Views;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a frame takes while the list of objects is scrolled, against a plain table. */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ScrollBenchTest extends FxTest {

  private static final int KEYS = 100_000;
  private static final int PAGE = 1_000;

  static {
    Frames.atFullSpeed();
  }

  private final FakeDialogs dialogs = new FakeDialogs();
  private final FxTaskRunner tasks = new FxTaskRunner(dialogs::problem);

  private static final class Many extends FakeObjects {
    @Override
    public Page page(Query query, @Nullable String from) {
      int begin = from == null ? 0 : Integer.parseInt(from);
      List<ObjectRow> rows = new ArrayList<>(PAGE);
      for (int i = begin; i < begin + PAGE; i++) {
        String name = "key-%07d-with-a-name-of-some-length.json".formatted(i);
        rows.add(new ObjectRow(name, false, i * 37L, Instant.EPOCH, "STANDARD", false));
      }
      return new Page(rows, begin + PAGE < KEYS ? Integer.toString(begin + PAGE) : null);
    }
  }

  @Test
  void measure() throws Exception {
    ObjectsViewModel model = read(() -> new ObjectsViewModel(new Many(), tasks));
    ObjectsController controller = read(() -> new ObjectsController(model, actions(model)));
    Parent root =
        read(
            () ->
                (Parent)
                    Views.load("s3", "objects", Map.of(ObjectsController.class, () -> controller))
                        .root());
    Scene ours = show(root, 1280, 760);
    interact(() -> model.open("big", ""));
    until(() -> model.rows().size() == PAGE);
    TableView<?> table = (TableView<?>) read(() -> ours.lookup("#s3-objects"));
    loadAll(model, table);
    TableView<Integer> plain = read(ScrollBenchTest::plainTable);
    Scene plainScene = show(plain, 1280, 760);
    Scrolling scrolling = new Scrolling(scene -> interact(() -> stage.setScene(scene)));
    Shown our = new Shown(ours, table, KEYS);
    Shown bare = new Shown(plainScene, plain, KEYS);
    scrolling.wheel("100,000 objects", our, bare);
    scrolling.jumps("100,000 objects", our, bare);
    interact(controller::close);
    tasks.close();
  }

  /** The least that shows as much text: JavaFX's own cells in the same theme. */
  private static TableView<Integer> plainTable() {
    TableView<Integer> plain = new TableView<>();
    plain.getStyleClass().addAll("dense", "edge-to-edge");
    plain.setItems(FXCollections.observableList(IntStream.range(0, KEYS).boxed().toList()));
    for (int i = 0; i < 4; i++) {
      TableColumn<Integer, String> column = new TableColumn<>("Column " + i);
      column.setPrefWidth(310);
      column.setCellValueFactory(
          cell -> new ReadOnlyStringWrapper("key-%07d-with-a-name".formatted(cell.getValue())));
      plain.getColumns().add(column);
    }
    return plain;
  }

  private ObjectActions actions(ObjectsViewModel model) {
    return new ObjectActions(
        model,
        new Many(),
        tasks,
        dialogs,
        dialogs,
        (Moves)
            Proxy.newProxyInstance(
                Moves.class.getClassLoader(),
                new Class<?>[] {Moves.class},
                (self, method, arguments) -> null),
        (there, all) -> CompletableFuture.completedFuture(Choice.SKIP),
        text -> {});
  }

  private void loadAll(ObjectsViewModel model, TableView<?> table) {
    ChangeListener<Boolean> follow =
        (o, before, now) -> {
          if (!now && model.rows().size() < KEYS) {
            Platform.runLater(model::more);
          }
        };
    interact(
        () -> {
          model.loadingMoreProperty().addListener(follow);
          table.scrollTo(model.rows().size() - 1);
        });
    until(() -> model.rows().size() == KEYS);
    interact(
        () -> {
          model.loadingMoreProperty().removeListener(follow);
          table.scrollTo(0);
        });
  }
}
