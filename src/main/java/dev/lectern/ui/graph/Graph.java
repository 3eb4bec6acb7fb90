package dev.lectern.ui.graph;

import dev.lectern.ui.control.Format;
import java.util.List;

/**
 * What is to be drawn: boxes, arrows, and boxes that hold graphs of their own. No arrow crosses the
 * border of a box. Ids are unique in the whole graph. The order of the nodes says nothing: what is
 * drawn depends on where the arrows lead, and on the order of the arrows that leave one node.
 *
 * @param entry where reading begins; drawn at the top
 * @param edges an edge that leads to no node is not drawn
 */
public record Graph(String entry, List<Node> nodes, List<Edge> edges) {

  /** Nothing. */
  public static final Graph EMPTY = new Graph("", List.of(), List.of());

  /** Copies its lists. */
  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** How a node looks. */
  public enum Shape {
    /** The dot that a graph begins with. */
    START,
    /** The ring that it ends with. */
    END,
    BOX,
    /** A box with round ends, for a fork. */
    PILL,
    /** A frame around its parts, with its title above them. */
    FRAME
  }

  /**
   * A box.
   *
   * @param title written on it
   * @param kind one word, read out with the title and a style class in small letters
   * @param icon of the Feather set, before the title; empty for none
   * @param note written small beside a frame's title; empty for none
   * @param parts what a frame holds, side by side; empty for the other shapes
   * @param longest characters of the title that are drawn at most
   */
  public record Node(
      String id,
      Shape shape,
      String title,
      String kind,
      String icon,
      String note,
      List<Graph> parts,
      int longest) {

    /** Characters of a title that are drawn on the screen at most. */
    static final int LONGEST_TITLE = 36;

    /** Copies its parts. */
    public Node {
      parts = List.copyOf(parts);
    }

    /**
     * The title as it is drawn: of a long one the beginning and the end, as boxes that are much
     * wider than others would make the whole drawing small. The whole title is read out, and in a
     * tooltip.
     */
    String shown() {
      return Format.middle(title, longest);
    }

    /** A node for the screen. */
    public Node(
        String id,
        Shape shape,
        String title,
        String kind,
        String icon,
        String note,
        List<Graph> parts) {
      this(id, shape, title, kind, icon, note, parts, LONGEST_TITLE);
    }

    /** A node that holds nothing. */
    public Node(String id, Shape shape, String title, String kind) {
      this(id, shape, title, kind, "", "", List.of());
    }
  }

  /**
   * An arrow.
   *
   * @param kind one word, a style class: {@code next}, {@code choice}, {@code default}, {@code
   *     catch}
   * @param label written beside it; empty for none
   */
  public record Edge(String id, String from, String to, String kind, String label) {

    /** Whether it is not the way that things usually go: others are drawn straight before it. */
    boolean weak() {
      return kind.equals("catch");
    }
  }

  /** The same with every title as it is: a picture is not cut to the size of a screen. */
  Graph whole() {
    return new Graph(
        entry,
        nodes.stream()
            .map(
                node ->
                    new Node(
                        node.id(),
                        node.shape(),
                        node.title(),
                        node.kind(),
                        node.icon(),
                        node.note(),
                        node.parts().stream().map(Graph::whole).toList(),
                        Integer.MAX_VALUE))
            .toList(),
        edges);
  }

  /** How many nodes there are, those within frames too. */
  public int size() {
    return nodes.stream()
        .mapToInt(node -> 1 + node.parts().stream().mapToInt(Graph::size).sum())
        .sum();
  }
}
