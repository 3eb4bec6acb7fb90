package dev.lectern.pane.labs;

import dev.lectern.lab.LabTerminal.Ran;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.InSight;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Runs a line of a guide where it stands: the learner completes it, runs it in the console's
 * session, and reads the answer below it. Folded at first. FX thread.
 */
final class LineRunner extends VBox {

  private static final int ROWS = 5;

  /** Stands in the lines of a guide for what the learner finds out. */
  private static final String GAP = "…";

  private final LabsServices services;
  private final Texts texts;
  private final Button toggle;
  private final TextArea line;
  private final Button run;
  private final VBox answer = new VBox();
  private final VBox more;

  LineRunner(String id, String code, LabsServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
    getStyleClass().add("labs-line");
    setId(id + "-box");
    toggle = new Button(texts.get("line.here"));
    toggle.setId(id);
    toggle.getStyleClass().addAll("flat", "small", "labs-more");
    line = new TextArea(code);
    line.setId(id + "-text");
    line.setAccessibleText(texts.get("line.text"));
    line.setWrapText(true);
    line.setPrefRowCount(ROWS);
    line.getStyleClass().add("mono");
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    run = new Button(texts.get("line.run"), Icons.of("fth-play"));
    run.setId(id + "-run");
    run.getStyleClass().add("small");
    run.setOnAction(event -> run());
    answer.setId(id + "-answer");
    FlowPane buttons = new FlowPane(run);
    buttons.getStyleClass().add("labs-buttons");
    more = new VBox(line, buttons, answer);
    more.getStyleClass().add("labs-line-more");
    toggle.setOnAction(
        event -> {
          fold(!more.isVisible());
          if (more.isVisible()) {
            begin();
          }
        });
    fold(false);
    getChildren().addAll(toggle, more);
  }

  private void fold(boolean out) {
    toggle.setGraphic(
        LabParts.icon(out ? "fth-chevron-down" : "fth-chevron-right", "labs-tone-quiet"));
    more.setVisible(out);
    more.setManaged(out);
  }

  /** What is to be filled in is chosen: typing puts the value there. */
  private void begin() {
    InSight.bring(this);
    line.requestFocus();
    int gap = line.getText().indexOf(GAP);
    if (gap >= 0) {
      line.selectRange(gap, gap + GAP.length());
    }
  }

  /**
   * Enter runs the line, with the shortcut key too, which else would run what the pane beside it
   * has; with Shift it breaks the line, as in a shell after a backslash.
   */
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
      run();
      event.consume();
    }
  }

  private void run() {
    if (run.isDisabled()) {
      return;
    }
    run.setDisable(true);
    String typed = line.getText().strip();
    services
        .tasks()
        .work(texts.get("line.running"), progress -> services.terminal().run(typed, progress))
        .onSuccess(this::ran)
        .onFailure(why -> show("text", why.title() + " " + why.why()))
        .andFinally(() -> run.setDisable(false))
        .start();
  }

  private void ran(Ran ran) {
    String text = ran.ok() && ran.text().isBlank() ? texts.get("line.done") : ran.text();
    show(text.startsWith("{") ? "json" : "text", text);
    services.shell().reload();
  }

  private void show(String language, String text) {
    answer
        .getChildren()
        .setAll(
            LabParts.plain(
                answer.getId() + "-text",
                "~~~~~~" + language + "\n" + text + "\n~~~~~~",
                services));
    InSight.bring(this);
  }
}
