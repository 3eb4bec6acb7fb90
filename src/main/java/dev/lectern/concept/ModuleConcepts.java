package dev.lectern.concept;

import java.util.List;

/**
 * What one module has to read and to answer. Texts are Markdown; <code>{s3.put-max}</code> stands
 * for a fact, <code>{=6}</code> for a number that an exercise made up.
 *
 * @param module number of the course module
 */
public record ModuleConcepts(int module, String title, List<Card> cards, List<Question> questions) {

  public ModuleConcepts {
    cards = cards == null ? List.of() : List.copyOf(cards);
    questions = questions == null ? List.of() : List.copyOf(questions);
  }

  /** A concept in a few sentences. */
  public record Card(String id, String title, String text) {}

  /**
   * A question.
   *
   * @param choose how many answers are right; 0 in the file means one
   * @param answers in the order of the file, which is not the order that is shown
   */
  public record Question(String id, String ask, int choose, List<Answer> answers) {
    public Question {
      choose = Math.max(1, choose);
      answers = answers == null ? List.of() : List.copyOf(answers);
    }
  }

  /**
   * An answer.
   *
   * @param why it is right or wrong
   */
  public record Answer(String text, boolean right, String why) {}
}
