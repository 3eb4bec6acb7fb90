package dev.lectern.ui.markdown;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;

/** Turns blocks into nodes, one below the other. */
final class Blocks {

  /** Lists and quotes deeper than this are not indented any more. */
  private static final int DEEPEST = 6;

  private static final int MOST_BLOCKS = 400;

  private final MarkdownHost host;
  private final Texts texts;
  private final MarkdownView.Ids ids;
  private int count;

  Blocks(MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    this.host = host;
    this.texts = texts;
    this.ids = ids;
  }

  /** The blocks in a document. */
  List<Node> of(org.commonmark.node.Node document) {
    List<Node> nodes = new ArrayList<>();
    children(document, nodes, 0);
    if (count >= MOST_BLOCKS) {
      nodes.add(note(texts.get("blocks.cut", MOST_BLOCKS)));
    }
    return nodes;
  }

  /** A small sentence about the text itself. */
  Node note(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("text-small", "text-muted");
    return label;
  }

  private void children(org.commonmark.node.Node parent, List<Node> into, int depth) {
    for (org.commonmark.node.Node child = parent.getFirstChild();
        child != null && count < MOST_BLOCKS;
        child = child.getNext()) {
      count++;
      block(child, into, depth);
    }
  }

  private void block(org.commonmark.node.Node block, List<Node> into, int depth) {
    switch (block) {
      case Heading heading -> into.add(heading(heading));
      case ListBlock list -> list(list, into, depth);
      case BlockQuote quote -> quote(quote, into, depth);
      case FencedCodeBlock code -> into.add(code(code.getLiteral(), code.getInfo()));
      case IndentedCodeBlock code -> into.add(code(code.getLiteral(), ""));
      case HtmlBlock html -> into.add(verbatim(html.getLiteral()));
      case ThematicBreak line -> into.add(line());
      case TableBlock table -> into.add(new Table(table, host, texts, ids));
      case LinkReferenceDefinition definition -> {}
      default -> into.add(Inlines.flow(block, host, texts, ids));
    }
  }

  private Node heading(Heading heading) {
    SelectableText text = Inlines.flow(heading, host, texts, ids);
    text.getStyleClass().addAll("markdown-heading", "h" + Math.min(3, heading.getLevel()));
    text.setAccessibleRole(AccessibleRole.TEXT);
    return text;
  }

  private Node code(String literal, String info) {
    return new CodeBlock(literal, info == null ? "" : info, host, texts, ids);
  }

  private Node verbatim(String literal) {
    List<Node> pieces = List.of(new javafx.scene.text.Text(literal.stripTrailing()));
    return new SelectableText(pieces, host.copy(), texts);
  }

  private static Node line() {
    Region line = new Region();
    line.getStyleClass().add("markdown-line");
    return line;
  }

  private void list(ListBlock list, List<Node> into, int depth) {
    if (depth >= DEEPEST) {
      for (org.commonmark.node.Node item = list.getFirstChild();
          item != null && count < MOST_BLOCKS;
          item = item.getNext()) {
        children(item, into, depth);
      }
      return;
    }
    VBox rows = new VBox();
    rows.getStyleClass().add(list.isTight() ? "markdown-list-tight" : "markdown-list");
    Integer start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
    int number = start == null ? 1 : start;
    for (org.commonmark.node.Node item = list.getFirstChild();
        item != null && count < MOST_BLOCKS;
        item = item.getNext()) {
      Label marker = new Label(list instanceof BulletList ? "•" : number++ + ".");
      marker.getStyleClass().add("markdown-marker");
      marker.setMinWidth(Region.USE_PREF_SIZE);
      rows.getChildren().add(new HBox(marker, column(item, depth + 1)));
    }
    rows.getChildren().forEach(row -> row.getStyleClass().add("markdown-item"));
    into.add(rows);
  }

  private void quote(BlockQuote quote, List<Node> into, int depth) {
    if (depth >= DEEPEST) {
      children(quote, into, depth);
      return;
    }
    HBox note = new HBox(Icons.of("fth-info"), column(quote, depth + 1));
    note.getStyleClass().add("markdown-note");
    into.add(note);
  }

  private VBox column(org.commonmark.node.Node parent, int depth) {
    List<Node> nodes = new ArrayList<>();
    children(parent, nodes, depth);
    VBox column = new VBox();
    column.getChildren().addAll(nodes);
    column.getStyleClass().add("markdown-blocks");
    column.setMinWidth(0);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }
}
