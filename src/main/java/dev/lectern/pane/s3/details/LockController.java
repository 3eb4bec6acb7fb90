package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Retention and legal hold; asked of S3 when it is unfolded. */
public final class LockController {

  /** The choice of a retention. */
  private enum Mode {
    NONE,
    GOVERNANCE,
    COMPLIANCE
  }

  private final ObjectDetailsViewModel model;
  private final Draft<Lock> draft;
  private final Texts texts = Texts.of("s3details");
  private boolean showing;

  @FXML private TitledPane card;
  @FXML private StackPane place;
  @FXML private VBox content;
  @FXML private HBox modePlace;
  @FXML private DatePicker until;
  @FXML private Label untilNote;
  @FXML private CheckBox hold;
  @FXML private CheckBox bypass;
  @FXML private VBox trouble;
  @FXML private HBox bar;
  @FXML private Label consequence;
  @FXML private Button save;

  private final Segments<Mode> modes;

  /** Made again when the field is there. */
  private DayText days = new DayText(() -> null);

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new StackPane());

  LockController(ObjectDetailsViewModel model) {
    this.model = model;
    draft = model.lock();
    modes =
        new Segments<>(
            "s3-lock-mode",
            mode -> mode == Mode.NONE ? texts.get("lock.mode.none") : mode.name(),
            Mode.values());
  }

  @FXML
  private void initialize() {
    place.getChildren().clear();
    state = new StateView(content);
    place.getChildren().setAll(state);
    modePlace.getChildren().setAll(modes);
    card.expandedProperty().addListener((o, before, now) -> model.wantLock(now));
    modes.valueProperty().addListener((o, before, now) -> edit());
    until.valueProperty().addListener((o, before, now) -> edit());
    hold.selectedProperty().addListener((o, before, now) -> edit());
    days = new DayText(until::getValue);
    until.setConverter(days);
    until.setPromptText(DayText.pattern());
    SaveBar saves =
        new SaveBar(draft, bar, trouble, consequence, save, this::savable, this::sentence);
    until.getEditor().textProperty().addListener((o, before, now) -> typed(now, saves));
    draft.valueProperty().addListener((o, before, now) -> show());
    model.lockProperty().addListener((o, before, now) -> facet(now));
    facet(model.lockProperty().get());
    show();
  }

  /** A whole day counts at once; what is none is kept as it is, and told. */
  private void typed(String text, SaveBar saves) {
    LocalDate day = days.fromString(text);
    if (day != null && !day.equals(until.getValue())) {
      until.setValue(day);
    }
    saves.show();
  }

  /**
   * Whether the end was changed to one that is past by this computer's clock. S3 has its own, and
   * that of the sandbox may be behind: it has the last word.
   */
  private boolean over() {
    Instant end = draft.valueProperty().get().until();
    return end != null
        && !end.equals(draft.savedProperty().get().until())
        && !end.isAfter(Instant.now());
  }

  private boolean savable() {
    Lock now = draft.valueProperty().get();
    return draft.dirtyProperty().get()
        && !draft.savingProperty().get()
        && (now.mode().isEmpty() || (now.until() != null && days.unread().isEmpty()));
  }

  private String sentence() {
    Lock now = draft.valueProperty().get();
    if (!now.mode().isEmpty()) {
      if (!days.unread().isEmpty()) {
        return texts.get("lock.after.unread", days.unread(), DayText.pattern());
      }
      if (now.until() == null) {
        return texts.get("lock.after.date");
      }
      if (over()) {
        return texts.get("lock.after.over");
      }
    }
    return texts.get("lock.after." + (now.mode().isEmpty() ? "NONE" : now.mode()));
  }

  private void edit() {
    if (showing) {
      return;
    }
    Mode mode = modes.valueProperty().get();
    LocalDate day = until.getValue();
    Lock saved = draft.savedProperty().get();
    Instant end = null;
    if (mode != Mode.NONE && day != null) {
      // the end of the chosen day, unless that is the day on which it ends anyway
      end =
          saved.until() != null && day.equals(day(saved.until()))
              ? saved.until()
              : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    showing = true;
    draft
        .valueProperty()
        .set(new Lock(mode == Mode.NONE ? "" : mode.name(), end, hold.isSelected()));
    showing = false;
    enable();
  }

  private static LocalDate day(Instant end) {
    return LocalDate.ofInstant(end.minusSeconds(1), ZoneOffset.UTC);
  }

  private void show() {
    if (!showing) {
      showing = true;
      Lock now = draft.valueProperty().get();
      modes.valueProperty().set(now.mode().isEmpty() ? Mode.NONE : Mode.valueOf(now.mode()));
      LocalDate day = now.until() == null ? null : day(now.until());
      until.setValue(day);
      until.getEditor().setText(days.toString(day));
      hold.setSelected(now.hold());
      showing = false;
    }
    enable();
  }

  private void enable() {
    until.setDisable(modes.valueProperty().get() == Mode.NONE);
    boolean governed = draft.savedProperty().get().mode().equals("GOVERNANCE");
    bypass.setVisible(governed);
    bypass.setManaged(governed);
    Instant end = draft.valueProperty().get().until();
    untilNote.setText(end == null ? "" : texts.get("lock.until.exact", end.toString()));
  }

  private void facet(Facet<Lock> lock) {
    switch (lock) {
      case Facet.Nothing<Lock> nothing -> {
        state.showContent();
        if (card.isExpanded()) {
          model.wantLock(true);
        }
      }
      case Facet.Loading<Lock> loading -> state.showLoading();
      case Facet.There<Lock> there -> state.showContent();
      case Facet.Failed<Lock>(var problem) ->
          state.showProblem(
              problem,
              Action.of("s3-lock-retry", texts.get("retry"), "fth-refresh-cw", model::loadLock));
    }
  }

  @FXML
  private void save() {
    model.saveLock(bypass.isVisible() && bypass.isSelected());
  }

  @FXML
  private void discard() {
    draft.discard();
    show();
  }
}
