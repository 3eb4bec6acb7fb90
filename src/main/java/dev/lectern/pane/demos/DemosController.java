package dev.lectern.pane.demos;

import static java.util.Objects.requireNonNullElse;

import dev.lectern.lab.Demo;
import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.LabException;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.pane.demos.DemosViewModel.Stand;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.InSight;
import dev.lectern.ui.control.KeyboardFocus;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of demos, and the steps of one with what the speaker may say. */
public final class DemosController {

  /** What does the step that is next. */
  private static final String PERFORM = "demo-perform";

  private final DemosViewModel model;
  private final Texts texts;
  private final StepCard cards;

  /** How many steps were done when they were shown last. */
  private int seen;

  /** Of the button that has the keyboard again when what it began is done; empty if none. */
  private String waiting = "";

  @FXML private ListView<Demo> list;
  @FXML private Label title;
  @FXML private Label summary;
  @FXML private Chip minutes;
  @FXML private Button setUp;
  @FXML private Button reset;
  @FXML private VBox trouble;
  @FXML private VBox steps;

  DemosController(DemosViewModel model, Shell shell, Desktop desktop, Texts texts) {
    this.model = model;
    this.texts = texts;
    MarkdownHost host =
        new MarkdownHost(desktop::copy, desktop::browse, address -> Optional.empty());
    cards = new StepCard(model, shell, host, texts);
  }

  @FXML
  private void initialize() {
    list.setCellFactory(view -> new DemoCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    setUp.setOnAction(event -> model.setUp());
    reset.setOnAction(event -> model.reset());
    setUp.disableProperty().bind(model.busyProperty());
    model.catalogueProperty().addListener((o, before, now) -> fill(now));
    model.standProperty().addListener((o, before, now) -> show());
    model.busyProperty().addListener((o, before, now) -> show());
    fill(model.catalogueProperty().get());
    show();
  }

  private void fill(DemoDesk.@Nullable Catalogue all) {
    if (all == null) {
      return;
    }
    list.getItems().setAll(all.demos());
    show();
  }

  private void show() {
    Stand stand = model.standProperty().get();
    DemoDesk.Catalogue all = model.catalogueProperty().get();
    String none = all == null ? "reading" : "none";
    title.setText(
        stand == null ? texts.get(none) : stand.demo().id() + "  " + stand.demo().title());
    summary.setText(
        stand != null ? stand.demo().summary() : all == null ? "" : texts.get("none.text"));
    minutes.setText(stand == null ? "" : texts.get("minutes", stand.demo().minutes()));
    minutes.setVisible(stand != null);
    Node owner = list.getScene() == null ? null : list.getScene().getFocusOwner();
    String held = owner == null ? "" : held(owner);
    setUp.setVisible(stand != null);
    setUp.setText(texts.get(stand != null && stand.ready() ? "again" : "set-up"));
    reset.setVisible(stand != null);
    reset.setDisable(stand == null || !stand.ready() || model.busyProperty().get());
    trouble.getChildren().clear();
    if (all != null) {
      for (LabException.Finding finding : all.problems()) {
        trouble.getChildren().add(new MessageBand(Tone.WARNING, finding.toString()));
      }
    }
    steps.getChildren().clear();
    if (stand != null) {
      list.getSelectionModel().select(stand.demo());
      if (stand.problem() != null && !current(stand)) {
        trouble.getChildren().add(StepCard.band(stand.problem()));
      }
      for (int i = 0; i < stand.demo().steps().size(); i++) {
        steps.getChildren().add(cards.of(stand, i));
      }
      int done = stand.done().size();
      if (done > seen && current(stand)) {
        // its buttons too
        InSight.bring(steps.getChildren().get(done));
      }
      seen = done;
    }
    if (owner != null) {
      hold(owner, held);
    }
  }

  /** The id of this owner of the keyboard, whose button is made anew now, or rests; else empty. */
  private String held(Node owner) {
    boolean mine = owner == setUp || owner == reset;
    for (Node up = owner; up != null && !mine; up = up.getParent()) {
      mine = up == steps;
    }
    return mine ? requireNonNullElse(owner.getId(), PERFORM) : owner == list ? waiting : "";
  }

  /**
   * Gives the keyboard to the same button of the step that is next, or to what does that step.
   * While something is done they all rest, and the list has it: elsewhere a key would do what
   * nobody meant.
   */
  private void hold(Node owner, String id) {
    waiting = model.busyProperty().get() ? id : "";
    if (id.isEmpty()) {
      return;
    }
    Node same = steps.lookup("#" + id);
    Node next = same == null ? steps.lookup("#" + PERFORM) : same;
    if (next == null || next.isDisabled()) {
      KeyboardFocus.pass(owner, list);
    } else {
      // it is new: a page follows the keyboard to where a control lies
      InSight.bring(next);
      KeyboardFocus.pass(owner, next);
    }
  }

  /** Whether a step is under way, which then tells what went wrong: the top may be out of sight. */
  private static boolean current(Stand stand) {
    return stand.ready() && stand.done().size() < stand.demo().steps().size();
  }
}
