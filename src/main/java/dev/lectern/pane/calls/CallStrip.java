package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What stays of the Call Lens while it is closed: the last call. */
final class CallStrip extends HBox {

  /** Width, in letters, from which there is room to say what the strip shows. */
  private static final double ROOMY = 70;

  private final Texts texts;
  private final Label caption = Parts.text("", "text-small", "text-muted");
  private final Label name = Parts.text("", "mono");
  private final Label key = Parts.text("", "mono", "text-muted");
  private final Label status = Parts.text("", "chip");
  private final Label took = Parts.text("", "text-small", "text-muted");
  private final Label count = Parts.text("", "text-small", "text-muted");

  CallStrip(CallsViewModel model, Texts texts, Runnable open) {
    this.texts = texts;
    getStyleClass().add("calls-strip");
    getStylesheets().add(Views.class.getResource("/fxml/calls/calls.css").toExternalForm());
    setId("calls-strip");
    Button button = Icons.button("calls-open", "fth-chevron-up", texts.get("open"), open);
    button.getStyleClass().add("small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label title = Parts.text(texts.get("title"), "heading");
    key.setMinWidth(0);
    for (Label whole : new Label[] {title, name, took, count}) {
      whole.setMinWidth(Label.USE_PREF_SIZE);
    }
    for (Label cut : new Label[] {key, status}) {
      CutTip.on(cut);
    }
    Parts.whileWide(caption, this, ROOMY);
    getChildren().addAll(button, title, caption, name, key, status, took, gap, count);
    setOnMouseClicked(event -> open.run());
    model.lastProperty().subscribe(this::show);
    model.keptProperty().subscribe(kept -> count.setText(calls(kept.intValue())));
  }

  private String calls(int kept) {
    return kept == 1 ? texts.get("calls.one") : texts.get("calls.many", kept);
  }

  private void show(@Nullable ApiCall call) {
    status.setVisible(call != null);
    caption.setText(texts.get(call == null ? "no.calls" : "last.call"));
    name.setText(call == null ? "" : CallText.name(call));
    key.setText(call == null ? "" : Format.visible(CallText.keyParameter(call)));
    status.setText(call == null ? "" : CallText.status(call));
    // a bare number has no room to lose; an error's name may be cut, with its tip
    status.setMinWidth(status.getText().length() > 3 ? USE_COMPUTED_SIZE : USE_PREF_SIZE);
    took.setText(call == null ? "" : CallText.millis(call.took()));
    if (call != null) {
      Chips.tone(status, CallText.tone(call));
    }
  }
}
