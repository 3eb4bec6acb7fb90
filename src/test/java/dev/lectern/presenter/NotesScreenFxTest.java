package dev.lectern.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.presenter.Talk.Move;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Pictures;
import dev.lectern.ui.markdown.MarkdownHost;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a second screen the class sees no notes, and the speaker has everything there. */
class NotesScreenFxTest extends FxTest {

  private final Presentation presentation = new Presentation();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final AtomicReference<Move> moved = new AtomicReference<>();
  private BorderPane frame;
  private FxTaskRunner tasks;
  private Presenter presenter;

  @BeforeEach
  void open() {
    interact(
        () -> {
          frame = new BorderPane(new Label("account 123456789012"));
          tasks = new FxTaskRunner(problem -> {});
          presenter =
              new Presenter(
                  theme,
                  tasks,
                  presentation,
                  new SecretText(List::of),
                  now::get,
                  new MarkdownHost(text -> {}, address -> {}, address -> Optional.empty()),
                  () -> {},
                  window -> Optional.of(new Rectangle2D(0, 0, 900, 620)));
        });
    show(new StackPane(frame));
    interact(() -> presenter.install(stage));
  }

  @AfterEach
  void close() {
    interact(
        () -> {
          presenter.close();
          tasks.close();
        });
  }

  @Test
  void theNotesAreThereAndNotWithTheClass() {
    interact(
        () -> {
          presentation.tell(this, talk(EnumSet.allOf(Move.class)));
          presenter.begin();
        });
    Stage notes = read(this::notes);
    assertThat(read(() -> frame.getBottom())).isNull();
    assertThat(read(presenter::covered)).isEqualTo(1);
    interact(() -> Pictures.take(notes.getScene(), "presenter-notes-screen"));
    assertThat(read(() -> notes.getScene().lookup("#presenter-say"))).isNotNull();
    assertThat(read(() -> ((Label) notes.getScene().lookup("#presenter-step")).getText()))
        .isEqualTo("Delete the object");
    interact(() -> ((ButtonBase) notes.getScene().lookup("#presenter-perform")).fire());
    assertThat(moved.get()).isEqualTo(Move.PERFORM);
    interact(() -> ((ButtonBase) notes.getScene().lookup("#presenter-leave")).fire());
    assertThat(read(notes::isShowing)).isFalse();
    assertThat(read(() -> presenter.onProperty().get())).isFalse();
    assertThat(read(presenter::covered)).isZero();
  }

  @Test
  void afterTheLastStepNoButtonThatCannotBePressedCallsForIt() {
    interact(
        () -> {
          presentation.tell(this, talk(EnumSet.of(Move.BACK, Move.RESET)));
          presenter.begin();
        });
    Stage notes = read(this::notes);
    assertThat(read(() -> notes.getScene().getRoot().lookupAll(".button.accent"))).isEmpty();
  }

  private Stage notes() {
    return (Stage)
        Window.getWindows().stream()
            .filter(window -> window != stage && window instanceof Stage)
            .filter(window -> window.getScene().lookup("#presenter-notes-window") != null)
            .findFirst()
            .orElseThrow();
  }

  private Talk talk(EnumSet<Move> possible) {
    return new Talk(
        "Demo 5.1 Versioning",
        12,
        3,
        8,
        "Delete the object",
        "Nothing was deleted: a marker lies on top of the stack.",
        "A delete without a version id deletes nothing. It puts a delete marker on top. Watch the"
            + " answer in the Call Lens: `x-amz-delete-marker: true`.",
        "A delete marker on top of three versions; GetObject is refused with 404 NoSuchKey.",
        "",
        false,
        List.of("nothing"),
        "Read a version by its id",
        false,
        possible,
        moved::set);
  }
}
