package dev.lectern.ui.markdown;

import dev.lectern.ui.i18n.Texts;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/**
 * Shows CommonMark with tables: headings, paragraphs, lists, code with a copy button, links, images
 * and quotes (as notes). HTML in the text is shown as the text that it is. Each paragraph can be
 * selected with the mouse and copied. As high as it needs to be at any width. Text beyond what a
 * person reads (200,000 characters) is cut, and a note says so. FX thread.
 */
public final class MarkdownView extends VBox {

  static final int MOST_CHARS = 200_000;

  /** Deeper nesting than this is no guide but an attack on the stack. */
  private static final int MOST_OPEN_BLOCKS = 64;

  /**
   * Control characters, and those that turn the direction of a text: they make code read other than
   * it runs, and JavaFX's layout fails on many of them.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(MOST_OPEN_BLOCKS)
          .build();

  private final Texts texts = Texts.of("markdown");
  private final MarkdownHost host;
  private String source = "";

  /** An empty one. */
  public MarkdownView(MarkdownHost host) {
    this.host = host;
    URL css = MarkdownView.class.getResource("/fxml/markdown/markdown.css");
    getStylesheets().add(Objects.requireNonNull(css).toExternalForm());
    getStyleClass().addAll("markdown", "markdown-blocks");
    setFillWidth(true);
    setMinHeight(USE_PREF_SIZE);
  }

  /** One that shows a text. */
  public MarkdownView(MarkdownHost host, String markdown) {
    this(host);
    show(markdown);
  }

  /** Replaces what is shown. */
  public void show(String markdown) {
    source = markdown;
    boolean cut = markdown.length() > MOST_CHARS;
    String shown =
        UNSEEN.matcher(cut ? markdown.substring(0, MOST_CHARS) : markdown).replaceAll("\uFFFD");
    Blocks blocks = new Blocks(host, texts, Ids.of(this));
    getChildren().setAll(blocks.of(PARSER.parse(shown)));
    if (cut) {
      getChildren().add(blocks.note(texts.get("cut", MOST_CHARS)));
    }
  }

  /** The Markdown that was given. */
  public String source() {
    return source;
  }

  /** Gives ids to what can be pressed: unique in a view, the view's own id in front. */
  static final class Ids {

    private final MarkdownView view;
    private int next;

    private Ids(MarkdownView view) {
      this.view = view;
    }

    static Ids of(MarkdownView view) {
      return new Ids(view);
    }

    String next(String kind) {
      String prefix = view.getId() == null ? "markdown" : view.getId();
      return prefix + "-" + kind + "-" + ++next;
    }
  }
}
