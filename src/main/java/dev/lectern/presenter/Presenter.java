package dev.lectern.presenter;

import dev.lectern.presenter.Talk.Move;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.theme.ThemeManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Presenter mode: large type, covered secrets, a spotlight on what is talked about, timer and notes
 * for the speaker, a black screen at a key. Leaving it brings everything back. FX thread.
 */
public final class Presenter implements AutoCloseable {

  /** Smallest size of type while presenting, in percent. */
  public static final int TYPE = 150;

  private static final long REVEAL_MILLIS = 5_000;
  private static final long TICK_MILLIS = 1_000;

  private final Texts texts = Texts.of("presenter");
  private final ThemeManager theme;
  private final TaskRunner tasks;
  private final Presentation presentation;
  private final InstantSource time;
  private final Runnable openDemos;
  private final Masks masks;
  private final MarkdownHost host;
  private final SpeakerBar bar;
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper();
  private final Region black = new Region();
  private final ObservableValue<List<Action>> actions;
  private final Function<Stage, Optional<Rectangle2D>> otherScreen;
  private final Runnable look = this::look;
  private @Nullable Stage stage;
  private @Nullable BorderPane frame;
  private @Nullable Spotlight spotlight;
  private @Nullable NotesScreen screen;
  private @Nullable TaskHandle tick;
  private @Nullable TaskHandle covering;
  private Instant since;
  private boolean notes;
  private int typeBefore;
  private int shownStep;

  /**
   * Nothing changes before it is begun.
   *
   * @param secrets finds what must not be seen
   * @param openDemos opens the list of demos
   */
  public Presenter(
      ThemeManager theme,
      TaskRunner tasks,
      Presentation presentation,
      SecretText secrets,
      InstantSource time,
      MarkdownHost host,
      Runnable openDemos) {
    this(theme, tasks, presentation, secrets, time, host, openDemos, NotesScreen::beside);
  }

  /** With another way to find room for the notes. */
  Presenter(
      ThemeManager theme,
      TaskRunner tasks,
      Presentation presentation,
      SecretText secrets,
      InstantSource time,
      MarkdownHost host,
      Runnable openDemos,
      Function<Stage, Optional<Rectangle2D>> otherScreen) {
    this.otherScreen = otherScreen;
    this.theme = theme;
    this.tasks = tasks;
    this.presentation = presentation;
    this.time = time;
    this.openDemos = openDemos;
    this.since = time.instant();
    this.masks = new Masks(secrets);
    this.host = host;
    this.bar = new SpeakerBar(texts, host, new Buttons(), false);
    black.setId("presenter-black");
    black.getStyleClass().add("presenter-black");
    black.setAccessibleText(texts.get("blanked"));
    black.visibleProperty().bind(blank);
    actions = Bindings.createObjectBinding(this::everyAction, on, presentation.talkProperty());
    presentation.talkProperty().addListener((o, before, now) -> told(before, now));
  }

  /**
   * Gives it the window that it presents in, which has its scene.
   *
   * @throws IllegalArgumentException when the scene is not a stack with the window's frame below
   */
  public void install(Stage window) {
    if (!(window.getScene().getRoot() instanceof StackPane root)
        || !(root.getChildren().getFirst() instanceof BorderPane content)) {
      throw new IllegalArgumentException("The window is not built as presenter mode knows it");
    }
    stage = window;
    frame = content;
    Spotlight made = new Spotlight(content);
    made.getStylesheets().add(Views.styleSheet("presenter"));
    black.getStylesheets().add(Views.styleSheet("presenter"));
    spotlight = made;
    root.getChildren().add(root.getChildren().indexOf(content) + 1, made);
    root.getChildren().add(black);
  }

  /** Whether it is on. */
  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** Whether secrets are covered now. */
  public boolean hiding() {
    return masks.hiding();
  }

  /** How many places are covered now, in all windows. */
  public int covered() {
    return masks.count();
  }

  /** What can be done, for palette and key list. */
  public ObservableValue<List<Action>> actions() {
    return actions;
  }

  private List<Action> everyAction() {
    List<Action> all = new ArrayList<>();
    KeyCombination f5 = new KeyCodeCombination(KeyCode.F5);
    if (!on.get()) {
      all.add(action("begin", "fth-monitor", this::begin).key(f5));
      return all;
    }
    all.add(action("end", "fth-x", this::leave).key(f5));
    all.add(action("leave", "fth-x", this::escape).key(new KeyCodeCombination(KeyCode.ESCAPE)));
    all.add(action("blank", "fth-square", this::blank).key(new KeyCodeCombination(KeyCode.B)));
    all.add(action("timer", "fth-clock", this::restartTimer));
    all.add(
        action("reveal", "fth-eye", this::reveal)
            .key(
                new KeyCodeCombination(
                    KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)));
    Talk talk = presentation.talkProperty().get();
    if (talk == null) {
      all.add(action("demos", "fth-play", openDemos));
      return all;
    }
    all.add(action("notes", "fth-file-text", this::notes).key(new KeyCodeCombination(KeyCode.N)));
    all.add(move("set-up", "fth-play", Move.SET_UP, null));
    all.add(move("back", "fth-chevron-left", Move.BACK, new KeyCodeCombination(KeyCode.PAGE_UP)));
    all.add(
        move("next", "fth-chevron-right", Move.NEXT, new KeyCodeCombination(KeyCode.PAGE_DOWN)));
    all.add(move("perform", "fth-play", Move.PERFORM, new KeyCodeCombination(KeyCode.D)));
    all.add(move("reset", "fth-rotate-ccw", Move.RESET, null));
    all.add(move("show", "fth-map-pin", Move.SHOW, null));
    return List.copyOf(all);
  }

  private Action action(String id, String icon, Runnable run) {
    return Action.of("presenter-" + id, texts.get("action." + id), icon, run);
  }

  private Action move(String id, String icon, Move move, @Nullable KeyCombination key) {
    ObservableBooleanValue can =
        Bindings.createBooleanBinding(
            () -> {
              Talk talk = presentation.talkProperty().get();
              return talk != null && talk.possible().contains(move);
            },
            presentation.talkProperty());
    Action action =
        action(
                id,
                icon,
                () ->
                    Optional.ofNullable(presentation.talkProperty().get())
                        .ifPresent(talk -> talk.go(move)))
            .when(can);
    return key == null ? action : action.key(key);
  }

  /** Begins; nothing happens when it is on. */
  public void begin() {
    if (stage == null || frame == null || on.get()) {
      return;
    }
    typeBefore = theme.scaleProperty().get();
    theme.presentingProperty().set(true);
    theme.scaleProperty().set(Math.max(TYPE, typeBefore));
    since = time.instant();
    masks.set(true);
    stage.getScene().addPostLayoutPulseListener(look);
    on.set(true);
    Stage presented = stage;
    screen =
        otherScreen
            .apply(presented)
            .map(
                room ->
                    NotesScreen.open(
                        presented,
                        room,
                        theme,
                        new SpeakerBar(texts, host, new Buttons(), true),
                        this::leave))
            .orElse(null);
    frame.setBottom(screen == null ? bar : null);
    tell();
    tick();
    Talk talk = presentation.talkProperty().get();
    if (talk != null && talk.number() > 0) {
      talk.go(Move.SHOW);
    }
  }

  /** Ends; everything is as it was before. */
  public void leave() {
    if (!on.get() || stage == null || frame == null) {
      return;
    }
    on.set(false);
    blank.set(false);
    masks.set(false);
    stage.getScene().removePostLayoutPulseListener(look);
    frame.setBottom(null);
    if (spotlight != null) {
      spotlight.tell(null);
    }
    if (screen != null) {
      screen.close();
      screen = null;
    }
    stop(tick);
    stop(covering);
    theme.scaleProperty().set(typeBefore);
    theme.presentingProperty().set(false);
  }

  private void escape() {
    if (blank.get()) {
      blank.set(false);
    } else {
      leave();
    }
  }

  /** A black window, or the picture again. */
  private void blank() {
    blank.set(!blank.get());
  }

  private void notes() {
    notes = !notes;
    bar.notes(notes);
  }

  private void restartTimer() {
    since = time.instant();
    showTime();
  }

  private void reveal() {
    stop(covering);
    masks.hide(false);
    speakers().forEach(each -> each.masked(false));
    covering =
        tasks.later(
            REVEAL_MILLIS,
            () -> {
              masks.hide(true);
              speakers().forEach(each -> each.masked(true));
            });
  }

  private static void stop(@Nullable TaskHandle handle) {
    if (handle != null) {
      handle.cancel();
    }
  }

  private void told(@Nullable Talk before, @Nullable Talk now) {
    if (!on.get()) {
      return;
    }
    boolean begun = now != null && now.number() > 0 && (before == null || before.number() == 0);
    if (begun) {
      since = time.instant();
    }
    int stepBefore = shownStep;
    tell();
    if (now != null && now.number() > 0 && (now.number() != stepBefore || now.doneAfter(before))) {
      now.go(Move.SHOW);
    }
  }

  private void tell() {
    Talk talk = presentation.talkProperty().get();
    shownStep = talk == null ? 0 : talk.number();
    speakers()
        .forEach(
            each -> {
              each.tell(talk);
              each.masked(masks.hiding());
            });
    if (spotlight != null) {
      spotlight.tell(talk);
    }
    showTime();
  }

  private List<SpeakerBar> speakers() {
    return screen == null ? List.of(bar) : List.of(bar, screen.bar());
  }

  private void tick() {
    showTime();
    tick = tasks.later(TICK_MILLIS, this::tick);
  }

  private void showTime() {
    Talk talk = presentation.talkProperty().get();
    Pace pace =
        new Pace(
            Duration.between(since, time.instant()),
            talk == null ? 0 : talk.minutes(),
            talk == null ? 0 : talk.number(),
            talk == null ? 0 : talk.steps());
    speakers().forEach(each -> each.time(pace));
  }

  private void look() {
    Objects.requireNonNull(spotlight).look();
  }

  @Override
  public void close() {
    leave();
  }

  private final class Buttons implements SpeakerBar.Wishes {
    @Override
    public void notes() {
      Presenter.this.notes();
    }

    @Override
    public void blank() {
      Presenter.this.blank();
    }

    @Override
    public void leave() {
      Presenter.this.leave();
    }

    @Override
    public void restartTimer() {
      Presenter.this.restartTimer();
    }

    @Override
    public void openDemos() {
      openDemos.run();
    }
  }
}
