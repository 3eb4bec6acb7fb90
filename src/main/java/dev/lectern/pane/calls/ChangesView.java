package dev.lectern.pane.calls;

import dev.lectern.sandbox.Authority.Change;
import dev.lectern.sandbox.Authority.Edit;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What would let the request through: each way as the edits that it takes. FX thread. */
final class ChangesView extends VBox {

  private static final double LINE = 20;

  private final Texts texts;

  /**
   * Ways, the smallest first.
   *
   * @param apply makes a change
   */
  ChangesView(List<Change> changes, Texts texts, String prefix, Consumer<Change> apply) {
    super(12);
    this.texts = texts;
    for (int i = 0; i < changes.size(); i++) {
      getChildren().add(way(changes.get(i), prefix + "-" + i, i == 0, apply));
    }
  }

  private VBox way(Change change, String id, boolean first, Consumer<Change> apply) {
    VBox way = new VBox(6);
    Chip exact =
        change.exact()
            ? new Chip(texts.get("change.exact"), Tone.SUCCESS)
            : new Chip(texts.get("change.wider"), Tone.WARNING);
    Button button = new Button(texts.get("change.apply"));
    button.setId(id + "-apply");
    button.getStyleClass().addAll("small", first ? "accent" : "button-outlined");
    button.setOnAction(
        event -> {
          button.setDisable(true);
          apply.accept(change);
        });
    String title = texts.get(first ? "change.smallest" : "change.other");
    way.getChildren().add(new FlowPane(8, 8, Parts.whole(title, "heading"), exact, button));
    change.edits().forEach(edit -> way.getChildren().add(edit(edit)));
    return way;
  }

  private VBox edit(Edit edit) {
    Label words =
        Parts.wrapped(
            texts.get(
                "change." + edit.verb().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                LayersView.name(edit.policy())));
    HBox call =
        new HBox(
            8,
            Parts.whole(edit.service() + ":" + edit.operation(), "mono"),
            new MiddleEllipsisLabel(edit.owner()));
    CodeView code = new CodeView();
    code.setLabel(words.getText());
    code.showChange(edit.before(), edit.after(), Syntax.JSON);
    long lines = code.area().getParagraphs().size();
    code.setPrefHeight(LINE * (lines + 1));
    code.setMinHeight(LINE * Math.min(16, lines + 1));
    return new VBox(4, words, call, code);
  }
}
