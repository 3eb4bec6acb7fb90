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
    int from = place.key() ? begin(text, place.from()) : place.from();
    return done ? Offer.NONE : new Offer(from, place.to(), List.copyOf(proposals));
  }

  /** Where a new field begins: with its comma behind the value before it, if none is there. */
  private static int begin(String text, int from) {
    return comma(text, from) ? text.substring(0, from).stripTrailing().length() : from;
  }

  /** Whether a field that begins there needs a comma before it. */
  private static boolean comma(String text, int from) {
    String before = text.substring(0, from).stripTrailing();
    return !before.isEmpty() && "{[,:".indexOf(before.charAt(before.length() - 1)) < 0;
  }

  private static Proposal field(Vocabulary.Word word, String text, JsonPlace place) {
    String rest = text.substring(place.to()).stripLeading();
    String gap = text.substring(begin(text, place.from()), place.from());
    String before = comma(text, place.from()) ? "," + (gap.isEmpty() ? " " : gap) : "";
    String name = before + "\"" + word.text() + "\"";
    if (rest.startsWith(":")) {
      return new Proposal(word.text(), word.detail(), name, name.length());
    }
    String insert = name + ": " + word.value();
    int caret = insert.length() - word.back();
    String comma = rest.startsWith("\"") ? "," : "";
    return new Proposal(word.text(), word.detail(), insert + comma, caret);
  }

  private static Proposal value(Vocabulary.Word word) {
    String insert = word.value().isEmpty() ? "\"" + word.text() + "\"" : word.value();
    return new Proposal(word.text(), word.detail(), insert, insert.length());
  }
}
