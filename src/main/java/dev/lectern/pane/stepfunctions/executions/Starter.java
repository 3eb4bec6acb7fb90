package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.Took;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks what to start, and shows what came of an Express execution. FX thread. */
final class Starter {

  private final ExecutionsViewModel model;
  private final Dialogs dialogs;
  private final BooleanSupplier unsaved;
  private final Texts texts = Texts.of("stepfunctions");

  Starter(ExecutionsViewModel model, Dialogs dialogs, BooleanSupplier unsaved) {
    this.model = model;
    this.dialogs = dialogs;
    this.unsaved = unsaved;
  }

  /** Asks, and starts. */
  void ask() {
    Machine of = model.machine();
    if (of == null) {
      return;
    }
    StartForm form = new StartForm(of, model.input(), unsaved.getAsBoolean());
    model.startable(form::versions);
    model.recent(rows -> form.previous(rows, row -> model.inputOf(row, form::input)));
    var _ =
        dialogs.form(
            texts.get("start.title", of.name()),
            form.view(),
            texts.get("start.verb"),
            form.valid(),
            () -> model.start(of, form.result(), form.waits()));
  }

  /**
   * Shows how an Express execution ended.
   *
   * @param open shows what happened in it, where that is known
   */
  void show(ExecutionsGateway.Result result, Consumer<String> open) {
    FormParts parts = new FormParts(texts);
    boolean good = result.status().equals("SUCCEEDED");
    Chip status = new Chip(result.status(), good ? Tone.SUCCESS : Tone.DANGER);
    Label times =
        new Label(
            texts.get(
                "result.times",
                Took.of(Duration.ofMillis(result.millis())),
                Format.number(result.billedMillis()),
                result.billedMemory()));
    VBox all = new VBox(8, parts.row(status, times));
    CodeView code = new CodeView();
    code.setLabel(texts.get("result.output"));
    code.setPrefSize(620, 280);
    if (good) {
      code.show(JsonIndent.orSame(result.output()), Syntax.JSON);
    } else {
      code.setWrap(true);
      code.show(result.error() + "\n\n" + result.cause(), Syntax.PLAIN);
    }
    String title = texts.get("result.title", result.name().replaceFirst(":.*", ""));
    if (!model.beyond()) {
      all.getChildren().addAll(code, parts.note(texts.get("result.about")));
      var _ = dialogs.read(title, all);
      return;
    }
    all.getChildren().addAll(code, parts.note(texts.get("result.beyond")));
    all.getProperties().put(Dialogs.READ, true);
    dialogs
        .form(title, all, texts.get("result.open"))
        .thenAccept(
            yes -> {
              if (yes) {
                open.accept(result.name());
              }
            });
  }
}
