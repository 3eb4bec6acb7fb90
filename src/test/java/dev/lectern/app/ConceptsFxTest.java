package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.Pictures;
import dev.lectern.ui.i18n.Language;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Cards and questions of a module, in English and in French, and the progress that stays. */
@Isolated("it changes the language of the whole process")
@Timeout(120)
class ConceptsFxTest extends ConsoleJourney {

  private final Locale before = Language.now();

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
  }

  @AfterEach
  void language() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  @Test
  void aQuestionIsAnsweredAndTheProgressIsKeptInAnyLanguage() {
    fire("#shell-concepts-5");
    until(() -> shown("#concept-versions"));
    assertThat(read(() -> text("#concepts-heading"))).isEqualTo("5  Storage 1");
    assertThat(read(this::progress)).startsWith("0 of 9");
    int right = right("marker");
    fire("#answer-marker-" + (right == 1 ? 2 : 1));
    until(() -> shown("#question-again-marker"));
    assertThat(read(this::progress)).startsWith("0 of 9");
    fire("#question-again-marker");
    fire("#answer-marker-" + right);
    until(() -> progress().startsWith("1 of 9"));
    interact(() -> Pictures.take(stage.getScene(), "concepts-cards"));
    interact(() -> ((ScrollPane) node("#concepts")).setVvalue(0.55));
    interact(() -> Pictures.take(stage.getScene(), "concepts-questions"));

    act("Language: français");
    until(() -> text("#concepts-heading").equals("5  Stockage 1"));
    assertThat(read(this::progress)).startsWith("1 sur 9");
    interact(() -> Pictures.take(stage.getScene(), "concepts-fr"));
    fire("#concepts-next");
    until(() -> text("#concepts-heading").equals("6  Storage 2"));

    restart();
    until(() -> shown("#concepts-heading"));
    assertThat(read(() -> text("#concepts-heading"))).isEqualTo("6  Storage 2");
    fire("#concepts-previous");
    until(() -> text("#concepts-heading").equals("5  Stockage 1"));
    assertThat(read(this::progress)).startsWith("1 sur 9");
  }

  /** Which of the answers that are shown is right, from 1. */
  private int right(String question) {
    for (int i = 1; i <= 3; i++) {
      String id = "#answer-" + question + "-" + i;
      if (read(() -> ((Labeled) node(id)).getText()).startsWith("All its versions")) {
        return i;
      }
    }
    throw new AssertionError("no right answer is shown");
  }

  private String progress() {
    return node("#concepts-heading").getParent().getChildrenUnmodifiable().stream()
        .filter(node -> node.getStyleClass().contains("chip"))
        .map(node -> ((Label) node).getText())
        .findFirst()
        .orElse("");
  }

  private String text(String id) {
    return node(id) instanceof Label label ? label.getText() : "";
  }
}
