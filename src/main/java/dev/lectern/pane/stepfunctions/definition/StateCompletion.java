package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.editor.CompletionPopup;
import dev.lectern.ui.editor.CompletionPopup.Offer;
import dev.lectern.ui.editor.CompletionPopup.Proposal;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Offers fields, state names, error names and resources of the States Language at the caret. */
final class StateCompletion {

  private StateCompletion() {}

  /** Puts it on an editor. */
  static void on(CodeEditor editor, Texts texts) {
    var _ =
        new CompletionPopup(
            editor,
            "stepfunctions-completion",
            texts.get("completion"),
            caret -> at(editor.area().getText(), caret));
  }

  /** What may stand at a caret. */
  static Offer at(String text, int caret) {
    JsonPlace place = JsonPlace.of(text, caret);
    if (place == null) {
      return Offer.NONE;
    }
    List<Proposal> proposals = new ArrayList<>();
    String typed = place.typed().toLowerCase(Locale.ROOT);
    for (Vocabulary.Word word : Vocabulary.at(place)) {
      if (word.text().toLowerCase(Locale.ROOT).contains(typed)) {
        proposals.add(place.key() ? field(word, text, place) : value(word));
      }
    }
    proposals.sort(
        (a, b) ->
            Boolean.compare(
                b.text().toLowerCase(Locale.ROOT).startsWith(typed),
                a.text().toLowerCase(Locale.ROOT).startsWith(typed)));
    boolean done = proposals.size() == 1 && proposals.getFirst().text().equals(place.typed());
    return done ? Offer.NONE : new Offer(place.from(), place.to(), List.copyOf(proposals));
  }

  private static Proposal field(Vocabulary.Word word, String text, JsonPlace place) {
    String rest = text.substring(place.to()).stripLeading();
    if (rest.startsWith(":")) {
      String name = "\"" + word.text() + "\"";
      return new Proposal(word.text(), word.detail(), name, name.length());
    }
    String insert = "\"" + word.text() + "\": " + word.value();
    int caret = insert.length() - word.back();
    return new Proposal(word.text(), word.detail(), insert, caret);
  }

  private static Proposal value(Vocabulary.Word word) {
    String insert = word.value().isEmpty() ? "\"" + word.text() + "\"" : word.value();
    return new Proposal(word.text(), word.detail(), insert, insert.length());
  }
}
