package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.View;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What stays of the guide while it is closed: how many steps are done. */
final class LabStrip extends VBox {

  private final LabsViewModel model;
  private final Texts texts;
  private final Label count = new Label();
  private final Button open;
  private final Tooltip tip = new Tooltip();

  LabStrip(LabsViewModel model, Texts texts, Runnable show) {
    this.model = model;
    this.texts = texts;
    setId("labs-strip");
    getStyleClass().add("labs-strip");
    getStylesheets().add(LabParts.css());
    open = Icons.button("labs-open", "fth-book-open", texts.get("open"), show);
    count.getStyleClass().addAll("text-small", "labs-strip-count");
    getChildren().addAll(open, count);
    setOnMouseClicked(event -> show.run());
    Tooltip.install(this, tip);
    model.revisionProperty().subscribe(now -> say());
  }

  private void say() {
    View view = model.viewProperty().get();
    if (view == null) {
      count.setText("");
      tell(texts.get("strip.none"));
      return;
    }
    long over =
        view.lab().steps().stream().filter(step -> view.progress().step(step.id()).over()).count();
    int all = view.lab().steps().size();
    count.setText(texts.get("points", over, all));
    tell(
        texts.get("lab", view.lab().id(), view.lab().title())
            + ": "
            + texts.get("strip", over, all));
  }

  private void tell(String what) {
    tip.setText(what);
    open.setAccessibleText(texts.get("strip.accessible", what));
  }
}
