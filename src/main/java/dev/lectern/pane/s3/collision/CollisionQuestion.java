package dev.lectern.pane.s3.collision;

import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The question as a form: which keys are there, and the two ways on. */
public final class CollisionQuestion implements Collisions {

  /** Keys that are named; more would not be read. */
  private static final int NAMED = 5;

  private static final double WIDTH = 460;

  private final Dialogs dialogs;
  private final Texts texts = Texts.of("s3");

  /** Asks in the window of these dialogs. */
  public CollisionQuestion(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  @Override
  public CompletableFuture<Choice> ask(List<String> there, int all) {
    RadioButton overwrite = choice("overwrite", there.size());
    RadioButton skip = choice("skip", all - there.size());
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(skip, overwrite);
    skip.setSelected(true);
    String sentence =
        all == 1
            ? texts.get("collision.sentence.one")
            : texts.get("collision.sentence", there.size(), all);
    VBox form = new VBox(8, new Label(sentence));
    there.stream().limit(NAMED).forEach(key -> form.getChildren().add(named(key)));
    if (there.size() > NAMED) {
      form.getChildren().add(new Label(texts.get("collision.more", there.size() - NAMED)));
    }
    form.getChildren().addAll(skip, overwrite);
    return dialogs
        .form(
            texts.get(all == 1 ? "collision.title.one" : "collision.title"),
            form,
            texts.get("collision.verb"))
        .thenApply(
            yes -> !yes ? Choice.CANCEL : skip.isSelected() ? Choice.SKIP : Choice.OVERWRITE);
  }

  private static Label named(String key) {
    Label label = new Label(key);
    label.getStyleClass().add("mono");
    label.setMaxWidth(WIDTH);
    return label;
  }

  private RadioButton choice(String name, int count) {
    RadioButton button = new RadioButton(texts.get("collision." + name, count));
    button.setId("s3-collision-" + name);
    button.setAccessibleText(button.getText());
    button.setWrapText(true);
    button.setMaxWidth(WIDTH);
    return button;
  }
}
