package dev.lectern.ui.markdown;

import dev.lectern.ui.i18n.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Turns what stands inside a paragraph into pieces of one flow of text. */
final class Inlines {

  private enum Style {
    STRONG,
    EMPHASIS,
    LINK
  }

  /** Deeper nesting is shown plain. */
  private static final int DEEPEST = 24;

  /** Of one paragraph; what is longer nobody reads, and laying it out takes long. */
  private static final int MOST_CHARS = 20_000;

  private static final int MOST_PIECES = 1_000;

  private final MarkdownHost host;
  private final Texts texts;
  private final MarkdownView.Ids ids;
  private final List<Node> pieces = new ArrayList<>();
  private int chars;

  private Inlines(MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    this.host = host;
    this.texts = texts;
    this.ids = ids;
  }

  /** The flow of a block's children. */
  static SelectableText flow(
      org.commonmark.node.Node block, MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    Inlines inlines = new Inlines(host, texts, ids);
    inlines.children(block, EnumSet.noneOf(Style.class), 0);
    return new SelectableText(inlines.pieces, host.copy(), texts);
  }

  private void children(org.commonmark.node.Node parent, EnumSet<Style> styles, int depth) {
    if (depth > DEEPEST) {
      text(plain(parent), styles);
      return;
    }
    for (org.commonmark.node.Node child = parent.getFirstChild();
        child != null && chars < MOST_CHARS && pieces.size() < MOST_PIECES;
        child = child.getNext()) {
      inline(child, styles, depth);
    }
  }

  private void inline(org.commonmark.node.Node node, EnumSet<Style> styles, int depth) {
    switch (node) {
      case org.commonmark.node.Text text -> text(text.getLiteral(), styles);
      case Code code -> text(code.getLiteral(), styles, "markdown-code");
      case HtmlInline html -> text(html.getLiteral(), styles);
      case SoftLineBreak soft -> text(" ", styles);
      case HardLineBreak hard -> text("\n", styles);
      case StrongEmphasis strong -> children(strong, with(styles, Style.STRONG), depth + 1);
      case Emphasis emphasis -> children(emphasis, with(styles, Style.EMPHASIS), depth + 1);
      case Link link -> link(link, styles, depth);
      case org.commonmark.node.Image image -> image(image, styles);
      default -> children(node, styles, depth + 1);
    }
  }

  private static EnumSet<Style> with(EnumSet<Style> styles, Style more) {
    EnumSet<Style> both = EnumSet.copyOf(styles);
    both.add(more);
    return both;
  }

  private Text text(String literal, EnumSet<Style> styles, String... classes) {
    boolean tooLong = chars + literal.length() > MOST_CHARS;
    String shown = tooLong ? literal.substring(0, Math.max(0, MOST_CHARS - chars)) + " …" : literal;
    chars += literal.length();
    Text text = new Text(shown);
    styles.forEach(
        style -> text.getStyleClass().add("markdown-" + style.name().toLowerCase(Locale.ROOT)));
    text.getStyleClass().addAll(classes);
    pieces.add(text);
    return text;
  }

  /** Only addresses of the web are opened; any other is shown beside its text. */
  private void link(Link link, EnumSet<Style> styles, int depth) {
    Optional<String> address = web(link.getDestination());
    if (address.isEmpty() || styles.contains(Style.LINK)) {
      children(link, styles, depth + 1);
      if (!link.getDestination().isEmpty()) {
        text(" (" + link.getDestination() + ")", styles);
      }
      return;
    }
    int first = pieces.size();
    children(link, with(styles, Style.LINK), depth + 1);
    boolean reached = false;
    for (Node piece : pieces.subList(first, pieces.size())) {
      if (piece instanceof Text text) {
        press(text, address.get());
        if (!reached) {
          reach(text, plain(link), address.get());
          reached = true;
        }
      }
    }
  }

  private void press(Text text, String address) {
    text.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            host.browse().accept(address);
          }
        });
  }

  /** One stop of the Tab key a link, however many pieces it has. */
  private void reach(Text text, String name, String address) {
    text.setId(ids.next("link"));
    text.setFocusTraversable(true);
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(name);
    text.setAccessibleHelp(texts.get("link.help", address));
    text.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            host.browse().accept(address);
            event.consume();
          }
        });
  }

  private static Optional<String> web(String destination) {
    try {
      URI uri = new URI(destination);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void image(org.commonmark.node.Image image, EnumSet<Style> styles) {
    String name = plain(image);
    String address = image.getDestination();
    boolean relative = !address.contains(":") && !address.startsWith("/");
    Optional<Image> picture = relative ? host.image().apply(address) : Optional.empty();
    if (picture.isEmpty() || picture.get().isError()) {
      text(texts.get("image.missing", name.isEmpty() ? address : name), styles);
      return;
    }
    ImageView view = new ImageView(picture.get());
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setAccessibleText(name.isEmpty() ? address : name);
    pieces.add(view);
  }

  /** The text of a node and everything in it, however deep. */
  static String plain(org.commonmark.node.Node top) {
    StringBuilder text = new StringBuilder();
    org.commonmark.node.Node node = top.getFirstChild();
    while (node != null && node != top) {
      switch (node) {
        case org.commonmark.node.Text leaf -> text.append(leaf.getLiteral());
        case Code code -> text.append(code.getLiteral());
        case HtmlInline html -> text.append(html.getLiteral());
        case SoftLineBreak soft -> text.append(' ');
        case HardLineBreak hard -> text.append('\n');
        default -> {}
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != null && node != top && node.getNext() == null) {
        node = node.getParent();
      }
      node = node == null || node == top ? null : node.getNext();
    }
    return text.toString();
  }
}
