package dev.lectern.pane.concepts;

import dev.lectern.concept.ConceptBook;
import dev.lectern.concept.Fact;
import dev.lectern.concept.FactText;
import dev.lectern.concept.ModuleConcepts;
import dev.lectern.concept.ModuleConcepts.Answer;
import dev.lectern.concept.ModuleConcepts.Card;
import dev.lectern.concept.ModuleConcepts.Question;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Cards first, then the questions; an answer shows at once why it is right or wrong. */
public final class ConceptsController {

  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final ConceptsViewModel model;
  private final Texts texts;
  private final MarkdownHost host;

  @FXML private Label title;
  @FXML private Chip progress;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private VBox cards;
  @FXML private VBox questions;

  ConceptsController(ConceptsViewModel model, Texts texts, MarkdownHost host) {
    this.model = model;
    this.texts = texts;
    this.host = host;
  }

  @FXML
  private void initialize() {
    previous.setOnAction(event -> model.show(model.module() - 1));
    next.setOnAction(event -> model.show(model.module() + 1));
    model.bookProperty().addListener((o, before, now) -> show());
    model.revisionProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    ConceptBook book = model.bookProperty().get();
    if (book == null) {
      return;
    }
    ModuleConcepts module = book.module(model.module()).orElse(book.modules().getFirst());
    title.setText(texts.get("heading", module.module(), module.title()));
    long right = model.progress(module);
    progress.setText(texts.get("progress", right, module.questions().size()));
    progress.setTone(right == module.questions().size() ? Tone.SUCCESS : Tone.NEUTRAL);
    previous.setDisable(book.module(model.module() - 1).isEmpty());
    next.setDisable(book.module(model.module() + 1).isEmpty());
    cards.getChildren().setAll(module.cards().stream().map(card -> card(book, card)).toList());
    List<Node> asked = new ArrayList<>();
    for (int i = 0; i < module.questions().size(); i++) {
      asked.add(question(book, module.questions().get(i), i + 1));
    }
    questions.getChildren().setAll(asked);
  }

  private Node card(ConceptBook book, Card card) {
    Label heading = new Label(card.title());
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    VBox box = new VBox(heading);
    box.setId("concept-" + card.id());
    box.getStyleClass().addAll("panel-card", "concept-card");
    add(box, book.text(card.text()), "concept-text-" + card.id());
    return box;
  }

  /** The text, and below it what of it AWS may change, with the month when it was looked at. */
  private void add(VBox box, FactText text, String id) {
    MarkdownView view = new MarkdownView(host, text.text());
    view.setId(id);
    box.getChildren().add(view);
    for (Fact fact : text.facts()) {
      Label line =
          new Label(texts.get("fact", fact.text(texts.locale()), fact.asOf(), fact.source()));
      line.getStyleClass().addAll("text-small", "text-muted");
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      box.getChildren().add(line);
    }
  }

  private Node question(ConceptBook book, Question question, int number) {
    boolean answered = model.answered(question);
    Label count = new Label(texts.get("question", number));
    count.getStyleClass().add("heading");
    HBox head = new HBox(count);
    head.getStyleClass().add("concept-head");
    if (question.choose() > 1) {
      head.getChildren().add(new Chip(texts.get("choose", question.choose()), Tone.ACCENT));
    }
    if (model.known(question)) {
      head.getChildren().add(new Chip(texts.get("known"), Tone.SUCCESS, "fth-check"));
    }
    VBox box = new VBox(head);
    box.setId("question-" + question.id());
    box.getStyleClass().addAll("panel-card", "concept-card");
    FactText ask = book.text(question.ask());
    add(box, ask, "question-text-" + question.id());
    List<Answer> answers = ConceptsViewModel.shown(question);
    Set<Integer> chosen = model.chosen(question);
    for (int i = 0; i < answers.size(); i++) {
      box.getChildren()
          .add(answer(book, question, answers.get(i), i, chosen.contains(i), answered));
    }
    if (answered) {
      Button again = new Button(texts.get("again"), Icons.of("fth-rotate-ccw"));
      again.setId("question-again-" + question.id());
      again.setAccessibleText(texts.get("again.long", number));
      again.getStyleClass().addAll("small", "flat");
      again.setOnAction(event -> model.again(question));
      box.getChildren().add(again);
    }
    return box;
  }

  private Node answer(
      ConceptBook book, Question question, Answer answer, int index, boolean chosen, boolean over) {
    String plain = book.text(answer.text()).text();
    Button button = new Button(plain.replace("`", ""));
    button.setId("answer-" + question.id() + "-" + (index + 1));
    button.setWrapText(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.getStyleClass().add("concept-answer");
    button.setOnAction(event -> model.choose(question, index));
    boolean one = question.choose() == 1;
    button.setGraphic(Icons.of(icon(answer, one, chosen, over)));
    button.pseudoClassStateChanged(RIGHT, over && answer.right());
    button.pseudoClassStateChanged(WRONG, over && chosen && !answer.right());
    button.setAccessibleText(
        over
            ? texts.get(answer.right() ? "answer.right" : "answer.wrong", button.getText())
            : button.getText());
    if (!over) {
      return button;
    }
    VBox box = new VBox(button);
    box.getStyleClass().add("concept-why");
    MarkdownView why = new MarkdownView(host, book.text(answer.why()).text());
    why.setId("why-" + question.id() + "-" + (index + 1));
    box.getChildren().add(why);
    return box;
  }

  /** A ring where one answer is right, a box where several are; then what was right. */
  private static String icon(Answer answer, boolean one, boolean chosen, boolean over) {
    if (over) {
      return answer.right() ? "fth-check-circle" : chosen ? "fth-x-circle" : "fth-circle";
    }
    return one ? "fth-circle" : chosen ? "fth-check-square" : "fth-square";
  }
}
