package dev.lectern.pane.calls;

import dev.lectern.json.JsonIndent;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Match;
import dev.lectern.sandbox.Decision.Mismatch;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One statement: what of it fits the request is marked, and what does not. FX thread. */
final class StatementView extends VBox {

  private static final double LINE = 20;

  private final Texts texts;
  private final CodeView code = new CodeView();
  private final GridPane facts = new GridPane(12, 4);
  private String shown = "";

  StatementView(Texts texts, String prefix, Consumer<String> copy) {
    super(8);
    this.texts = texts;
    code.setLabel(texts.get("why.statement"));
    CopyButton button =
        new CopyButton(prefix + "-statement-copy", texts.get("why.statement"), () -> shown, copy);
    getChildren().addAll(Parts.heading(texts.get("why.statement"), button), code, facts);
    facts.setId(prefix + "-mismatch");
  }

  /** Shows a statement of a decision; nothing when there is none. */
  void show(Decision decision, @Nullable Match match) {
    boolean there = match != null && !match.text().isEmpty();
    setVisible(there);
    setManaged(there);
    facts.getChildren().clear();
    if (match == null || !there) {
      return;
    }
    shown = JsonIndent.orSame(match.text());
    code.show(shown, Syntax.JSON);
    code.setPrefHeight(LINE * (shown.lines().count() + 1));
    code.setMinHeight(Math.min(LINE * (shown.lines().count() + 1), LINE * 14));
    Mismatch mismatch = match.mismatch();
    if (mismatch == null) {
      mark("Action", "hit");
      mark("Resource", "hit");
      mark("Effect", match.allow() ? "hit" : "miss");
    } else {
      mark(mismatch.element(), "miss");
      fact(0, "why.element", mismatch.element());
      fact(1, "why.seen", mismatch.seen().isEmpty() ? texts.get("why.seen.none") : mismatch.seen());
      fact(2, "why.wanted", mismatch.wanted());
    }
    code.setAccessibleHelp(decision.reason());
  }

  private void fact(int row, String key, String value) {
    Label text = Parts.wrapped(value, "mono");
    GridPane.setHgrow(text, Priority.ALWAYS);
    facts.addRow(row, Parts.whole(texts.get(key), "text-muted"), text);
  }

  /** Marks the lines of an element; of a condition the lines of its key. */
  private void mark(String element, String style) {
    String name = element.substring(element.indexOf(' ') + 1);
    String[] lines = shown.split("\n", -1);
    int depth = -1;
    for (int i = 0; i < lines.length; i++) {
      int indent = lines[i].length() - lines[i].stripLeading().length();
      if (depth < 0 && lines[i].stripLeading().startsWith("\"" + name + "\"")) {
        depth = indent;
        code.mark(i, style);
      } else if (depth >= 0 && (indent > depth || (closes(lines[i]) && indent == depth))) {
        code.mark(i, style);
      } else if (depth >= 0) {
        return;
      }
    }
  }

  private static boolean closes(String line) {
    String text = line.strip();
    return text.startsWith("]") || text.startsWith("}");
  }
}
