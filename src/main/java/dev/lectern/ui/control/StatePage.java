package dev.lectern.ui.control;

import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page that stands where data would be. */
final class StatePage extends VBox {

  /** Text columns stop here, so that a line can be read. */
  private static final double COLUMN = 420;

  private final FlowPane buttons = new FlowPane(8, 8);

  private StatePage(String icon, String title, List<Action> actions) {
    getStyleClass().add("state-page");
    FontIcon picture = Icons.of(icon);
    picture.getStyleClass().add("state-icon");
    getChildren().addAll(picture, text(title, "state-title"));
    buttons.setAlignment(Pos.CENTER);
    for (int i = 0; i < actions.size(); i++) {
      buttons.getChildren().add(button(actions.get(i), i == 0));
    }
  }

  static StatePage empty(String icon, String title, String sentence, List<Action> actions) {
    StatePage page = new StatePage(icon, title, actions);
    page.getChildren().add(page.text(sentence, "state-text"));
    page.getChildren().add(page.buttons);
    return page;
  }

  static StatePage problem(Texts texts, UserProblem problem, List<Action> actions) {
    String icon = problem.denied() ? "fth-shield" : "fth-alert-triangle";
    StatePage page = new StatePage(icon, problem.title(), actions);
    page.getStyleClass().add(problem.denied() ? "denied" : "problem");
    if (problem.code() != null) {
      Label code = page.text(problem.code(), "state-code");
      code.getStyleClass().add("mono");
      page.getChildren().add(code);
    }
    page.getChildren().add(page.text(problem.why(), "state-text"));
    page.getChildren().add(page.text(problem.remedy(), "state-text"));
    page.getChildren().add(page.buttons);
    page.buttons.getChildren().addAll(CallButtons.of(problem, texts));
    String details = details(texts, problem);
    if (!details.isBlank()) {
      page.addDetails(texts, details);
    }
    return page;
  }

  private static String details(Texts texts, UserProblem problem) {
    return problem.requestId() == null
        ? problem.details()
        : texts.get("state.request", problem.requestId()) + "\n" + problem.details();
  }

  private void addDetails(Texts texts, String details) {
    TextArea area = new TextArea(details);
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(5);
    area.setMaxWidth(COLUMN * 1.3);
    area.getStyleClass().add("mono");
    area.setId("state-details-text");
    area.setAccessibleText(texts.get("state.details"));
    area.setVisible(false);
    area.setManaged(false);
    Button toggle = new Button(texts.get("state.details"));
    toggle.setId("state-details");
    toggle.getStyleClass().add("flat");
    toggle.setOnAction(
        event -> {
          boolean show = !area.isVisible();
          area.setVisible(show);
          area.setManaged(show);
          toggle.setText(texts.get(show ? "state.details.hide" : "state.details"));
        });
    buttons.getChildren().add(toggle);
    getChildren().add(area);
  }

  private static Button button(Action action, boolean main) {
    Button button = new Button(action.text(), Icons.of(action.icon()));
    button.setId("state-" + action.id());
    button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
    button.setOnAction(event -> action.run().run());
    if (main) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  private Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMaxWidth(COLUMN);
    label.setMinHeight(USE_PREF_SIZE);
    label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    label.setAlignment(Pos.CENTER);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
    return label;
  }
}
