package dev.lectern.presenter;

import dev.lectern.presenter.Talk.Move;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Timer, step, notes and the buttons of the speaker: below the window, or on another screen. */
final class SpeakerBar extends VBox {

  /** What the buttons ask for besides the talk's own moves. */
  interface Wishes {
    void notes();

    void blank();

    void leave();

    void restartTimer();

    void openDemos();
  }

  /** In the strip these are icons: the step's title needs the room. */
  private static final Set<String> SHORT =
      Set.of("presenter-back", "presenter-reset", "presenter-timer", "presenter-leave");

  private final Texts texts;
  private final MarkdownHost host;
  private final Wishes wishes;
  private final Label clock = new Label();
  private final Label pace = new Label();
  private final ProgressBar time = new ProgressBar(0);
  private final Label where = new Label();
  private final Label step = new Label();
  private final Chip masked;
  private final HBox buttons = new HBox();
  private final VBox notes = new VBox();
  private final ScrollPane scroll = new ScrollPane(notes);
  private final boolean whole;
  private @Nullable Talk talk;
  private boolean notesShown;

  /**
   * @param whole on a screen of its own: the notes are always there
   */
  SpeakerBar(Texts texts, MarkdownHost host, Wishes wishes, boolean whole) {
    this.texts = texts;
    this.host = host;
    this.wishes = wishes;
    this.whole = whole;
    this.masked = new Chip(texts.get("masked"), Tone.NEUTRAL, "fth-eye-off");
    if (!whole) {
      // smaller than what the class reads; type is 150 % at least here, so this is 15 px and more
      setStyle("-fx-font-size: 0.8em");
    }
    setId(whole ? "presenter-notes-window" : "presenter-bar");
    getStyleClass().addAll("presenter-bar", whole ? "whole" : "strip");
    getStylesheets().add(Views.styleSheet("presenter"));
    clock.setId("presenter-clock");
    clock.getStyleClass().add("presenter-clock");
    clock.setMinWidth(USE_PREF_SIZE);
    pace.getStyleClass().add("presenter-pace");
    pace.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().addAll("small", "presenter-time");
    time.setAccessibleText(texts.get("time"));
    where.getStyleClass().add("presenter-where");
    CutTip.on(where);
    step.setId("presenter-step");
    step.getStyleClass().add("presenter-step");
    CutTip.on(step);
    step.setMinWidth(0);
    where.setMinWidth(0);
    buttons.getStyleClass().add("presenter-buttons");
    notes.setId("presenter-notes-text");
    notes.getStyleClass().add("presenter-notes");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "presenter-scroll");
    scroll.setAccessibleText(texts.get("notes.title"));
    arrange();
  }

  private void arrange() {
    VBox timing = new VBox(new HBox(clock, pace), time);
    timing.getStyleClass().add("presenter-timing");
    time.setMaxWidth(Double.MAX_VALUE);
    timing.setMinWidth(USE_PREF_SIZE);
    VBox about = new VBox(where, step);
    about.setMinWidth(0);
    about.getStyleClass().add("presenter-about");
    HBox.setHgrow(about, Priority.ALWAYS);
    HBox row = new HBox(timing, about, masked, buttons);
    row.getStyleClass().add("presenter-row");
    masked.setMinWidth(USE_PREF_SIZE);
    buttons.setMinWidth(USE_PREF_SIZE);
    getChildren().add(row);
    if (whole) {
      row.getChildren().remove(buttons);
      VBox.setVgrow(scroll, Priority.ALWAYS);
      getChildren().addAll(scroll, buttons);
    }
  }

  /** Shows the notes below the row, or no more. */
  void notes(boolean shown) {
    notesShown = shown;
    if (!whole) {
      getChildren().remove(scroll);
      if (shown && talk != null) {
        getChildren().add(scroll);
      }
    }
    buttons();
  }

  /** Whether secrets are covered. */
  void masked(boolean now) {
    masked.setText(texts.get(now ? "masked" : "unmasked"));
    masked.setTone(now ? Tone.NEUTRAL : Tone.WARNING);
    masked.setGraphic(Icons.of(now ? "fth-eye-off" : "fth-eye"));
  }

  /** The time that has passed. */
  void time(Pace now) {
    clock.setText(now.clock());
    long behind = now.behind();
    pace.setText(
        now.minutes() == 0
            ? ""
            : behind == 0
                ? texts.get("pace.on-time", now.minutes())
                : texts.get("pace.behind", now.minutes(), behind));
    pace.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("late"), behind > 0);
    time.setVisible(now.minutes() > 0);
    time.setManaged(now.minutes() > 0);
    time.setProgress(now.share());
  }

  /** What is presented; null for nothing. */
  void tell(@Nullable Talk now) {
    talk = now;
    if (now == null) {
      where.setText(texts.get("nothing"));
      step.setText(texts.get("nothing.text"));
    } else {
      where.setText(
          now.number() == 0
              ? now.title()
              : texts.get("where", now.title(), now.number(), now.steps()));
      step.setText(now.number() == 0 ? texts.get("before") : now.step());
    }
    notes.getChildren().setAll(now == null ? List.of() : lines(now));
    notes(notesShown);
  }

  private List<Node> lines(Talk now) {
    List<Node> lines = new ArrayList<>();
    if (!now.outcome().isEmpty()) {
      Label outcome =
          new Label(
              now.outcome(),
              Icons.of(now.unexpected() ? "fth-alert-triangle" : "fth-check-circle"));
      outcome.setWrapText(true);
      outcome.getStyleClass().add(now.unexpected() ? "warning" : "success");
      lines.add(outcome);
    }
    GridPane grid = new GridPane();
    grid.getStyleClass().add("presenter-grid");
    MarkdownView say = new MarkdownView(host, now.notes());
    say.setId("presenter-say");
    line(grid, texts.get("notes.say"), say);
    if (!now.expect().isEmpty()) {
      line(grid, texts.get("notes.expect"), new Label(now.expect()));
    }
    if (!now.next().isEmpty()) {
      line(grid, texts.get("notes.next"), new Label(now.next()));
    }
    lines.add(grid);
    return lines;
  }

  private static void line(GridPane grid, String name, Node value) {
    Label label = new Label(name);
    label.getStyleClass().add("presenter-name");
    label.setMinWidth(USE_PREF_SIZE);
    GridPane.setHgrow(value, Priority.ALWAYS);
    GridPane.setValignment(label, javafx.geometry.VPos.TOP);
    if (value instanceof Label text) {
      text.setWrapText(true);
    }
    grid.addRow(grid.getRowCount(), label, value);
  }

  private void buttons() {
    List<Node> all = new ArrayList<>();
    Talk now = talk;
    if (now == null) {
      all.add(button("presenter-demos", "open-demos", "fth-play", true, wishes::openDemos));
    } else if (now.number() == 0) {
      all.add(move("presenter-set-up", "set-up", "fth-play", now, Move.SET_UP, true));
    } else {
      boolean done = !now.possible().contains(Move.PERFORM);
      boolean last = !now.possible().contains(Move.NEXT);
      all.add(move("presenter-back", "back", "fth-chevron-left", now, Move.BACK, false));
      all.add(move("presenter-perform", "perform", "fth-play", now, Move.PERFORM, !done));
      all.add(move("presenter-next", "next", "fth-chevron-right", now, Move.NEXT, done && !last));
      all.add(move("presenter-reset", "reset", "fth-rotate-ccw", now, Move.RESET, false));
    }
    if (!whole && now != null) {
      all.add(
          button(
              "presenter-notes",
              notesShown ? "notes.hide" : "notes",
              "fth-file-text",
              false,
              wishes::notes));
    }
    all.add(button("presenter-timer", "timer", "fth-clock", false, wishes::restartTimer));
    all.add(button("presenter-blank", "blank", "fth-square", false, wishes::blank));
    all.add(button("presenter-leave", "leave", "fth-x", false, wishes::leave));
    keepFocus(all);
  }

  private void keepFocus(List<Node> all) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    String focused = owner != null && buttons.getChildren().contains(owner) ? owner.getId() : null;
    buttons.getChildren().setAll(all);
    if (focused != null) {
      all.stream()
          .filter(node -> focused.equals(node.getId()))
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  private Button move(String id, String text, String icon, Talk now, Move move, boolean first) {
    Button button = button(id, text, icon, first, () -> now.go(move));
    button.setDisable(!now.possible().contains(move));
    return button;
  }

  private Button button(String id, String text, String icon, boolean first, Runnable run) {
    Button button = new Button(texts.get("button." + text), Icons.of(icon));
    button.setId(id);
    if (!whole && SHORT.contains(id)) {
      Icons.only(button, icon, texts.get("long." + text));
      button.setText(null);
    }
    button.setAccessibleText(texts.get("long." + text));
    button.setTooltip(new javafx.scene.control.Tooltip(texts.get("long." + text)));
    button.getStyleClass().add("small");
    if (first) {
      button.getStyleClass().add("accent");
    }
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }
}
