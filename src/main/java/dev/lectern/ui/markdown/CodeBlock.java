package dev.lectern.ui.markdown;

import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Code with its language's name and a copy button; long lines go on below. */
final class CodeBlock extends VBox {

  private static final int MOST_CHARS = 20_000;

  CodeBlock(String code, String language, MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    getStyleClass().add("markdown-code-block");
    String word = language.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    String all = code.stripTrailing();
    boolean cut = all.length() > MOST_CHARS;
    String name = name(word, texts);
    Label label = new Label(name);
    label.getStyleClass().addAll("text-small", "text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    CopyButton button = new CopyButton(ids.next("copy"), name, () -> all, host.copy());
    button.getStyleClass().add("small");
    HBox header = new HBox(label, gap, button);
    header.getStyleClass().add("markdown-code-header");
    SelectableText text =
        new SelectableText(
            coloured(cut ? all.substring(0, MOST_CHARS) : all, syntax(word)), host.copy(), texts);
    text.getStyleClass().add("markdown-code-text");
    VBox holder = new VBox(text);
    holder.getStyleClass().add("markdown-code-holder");
    getChildren().addAll(header, holder);
    host.below().apply(word, all).ifPresent(getChildren()::add);
    if (cut) {
      Label note = new Label(texts.get("code.cut", MOST_CHARS, all.length()));
      note.setWrapText(true);
      note.getStyleClass().addAll("text-small", "text-muted", "markdown-code-note");
      getChildren().add(note);
    }
  }

  private static String name(String word, Texts texts) {
    String key = "language." + word;
    if (word.isEmpty()) {
      return texts.get("language");
    }
    return texts.bundle().containsKey(key) ? texts.get(key) : word;
  }

  private static Syntax syntax(String word) {
    return switch (word) {
      case "aws", "bash", "sh", "shell", "console" -> Syntax.SHELL;
      case "json" -> Syntax.JSON;
      case "xml", "html" -> Syntax.XML;
      case "java" -> Syntax.JAVA;
      case "http" -> Syntax.HTTP;
      default -> Syntax.PLAIN;
    };
  }

  private static List<Node> coloured(String code, Syntax syntax) {
    List<Node> pieces = new ArrayList<>();
    int at = 0;
    for (Syntax.Token token : syntax.tokens(code)) {
      if (token.start() > at) {
        pieces.add(new Text(code.substring(at, token.start())));
      }
      Text text = new Text(code.substring(token.start(), token.end()));
      text.getStyleClass().add(token.kind().styleClass());
      pieces.add(text);
      at = token.end();
    }
    if (at < code.length()) {
      pieces.add(new Text(code.substring(at)));
    }
    return pieces;
  }
}
