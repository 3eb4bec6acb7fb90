package dev.lectern.ui.editor;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Brings the colours of a syntax into a code area. */
final class Highlights {

  private Highlights() {}

  /** FX thread. */
  static void apply(CodeArea area, Syntax syntax) {
    String text = area.getText();
    if (text.isEmpty()) {
      return;
    }
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int at = 0;
    for (Syntax.Token token : syntax.tokens(text)) {
      spans.add(List.of(), token.start() - at);
      spans.add(List.of(token.kind().styleClass()), token.end() - token.start());
      at = token.end();
    }
    spans.add(List.of(), text.length() - at);
    area.setStyleSpans(0, spans.create());
  }
}
