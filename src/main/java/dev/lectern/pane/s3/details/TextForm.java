package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.TextViewModel.Question;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.i18n.Texts;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The editor of a text object, what saving will do, and the choice when somebody was faster. */
final class TextForm extends VBox {

  private static final double WIDTH = 820;
  private static final double HEIGHT = 440;
  private static final double LEAST = 140;

  /**
   * @param readAgain replaces what was typed by what S3 has now
   */
  TextForm(TextViewModel model, Texts texts, Runnable readAgain) {
    super(8);
    setId("s3-text");
    getProperties().put(Dialogs.CTRL_S, true);
    CodeEditor editor = new CodeEditor("s3-text-code", texts.get("text.label"));
    editor.setPrefSize(WIDTH, HEIGHT);
    editor.setMinHeight(LEAST);
    VBox.setVgrow(editor, Priority.ALWAYS);
    editor.show(model.typedProperty().get(), model.syntax());
    editor.textProperty().addListener((o, before, now) -> model.typedProperty().set(now));
    Label after = new Label(model.consequence());
    after.setId("s3-text-after");
    after.setWrapText(true);
    after.setPrefWidth(WIDTH);
    after.setMinHeight(Region.USE_PREF_SIZE);
    after.getStyleClass().addAll("text-small", "text-muted");
    model
        .questionProperty()
        .addListener(
            (o, before, now) -> {
              after.setText(model.consequence());
              if (now == Question.NONE) {
                editor.show(model.typedProperty().get(), model.syntax());
                fireEvent(new Event(Dialogs.SETTLED));
              }
            });
    getChildren().addAll(editor, after, question(model, texts, readAgain));
  }

  private static FlowPane question(TextViewModel model, Texts texts, Runnable readAgain) {
    CheckBox agreed = new CheckBox();
    agreed.setId("s3-text-agreed");
    agreed
        .textProperty()
        .bind(model.questionProperty().map(asked -> texts.get("text.agree." + asked.name())));
    agreed.selectedProperty().bindBidirectional(model.agreedProperty());
    Button again = new Button(texts.get("text.again"));
    again.setId("s3-text-again");
    again.setAccessibleText(texts.get("text.again"));
    again.setOnAction(event -> readAgain.run());
    again.visibleProperty().bind(model.questionProperty().map(Question::another));
    again.managedProperty().bind(again.visibleProperty());
    FlowPane choice = new FlowPane(16, 8, agreed, again);
    choice.setMinHeight(Region.USE_PREF_SIZE);
    choice.visibleProperty().bind(model.questionProperty().isNotEqualTo(Question.NONE));
    choice.managedProperty().bind(choice.visibleProperty());
    return choice;
  }
}
