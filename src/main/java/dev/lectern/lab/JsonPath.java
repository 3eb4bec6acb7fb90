package dev.lectern.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A way into a JSON answer, in a subset of JMESPath, the language of the AWS CLI's {@code --query}:
 * {@code Versions[?IsLatest == `true`].VersionId}, {@code Uploads[0].Key}, {@code Parts[*]}, {@code
 * Versions[*] | [-1].VersionId}. It leads to none, one or several places.
 */
public final class JsonPath {

  private sealed interface Part {
    List<JsonNode> from(List<JsonNode> nodes);
  }

  private record Member(String name) implements Part {
    @Override
    public List<JsonNode> from(List<JsonNode> nodes) {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode node : nodes) {
        JsonNode child = node.get(name);
        if (child != null && !child.isNull()) {
          found.add(child);
        }
      }
      return found;
    }
  }

  private record Index(int index) implements Part {
    @Override
    public List<JsonNode> from(List<JsonNode> nodes) {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode node : nodes) {
        int at = index < 0 ? node.size() + index : index;
        if (node.isArray() && at >= 0 && at < node.size()) {
          found.add(node.get(at));
        }
      }
      return found;
    }
  }

  private record Every() implements Part {
    @Override
    public List<JsonNode> from(List<JsonNode> nodes) {
      List<JsonNode> found = new ArrayList<>();
      nodes.stream().filter(JsonNode::isArray).forEach(array -> array.forEach(found::add));
      return found;
    }
  }

  private record Filter(List<Condition> conditions) implements Part {
    @Override
    public List<JsonNode> from(List<JsonNode> nodes) {
      return new Every()
          .from(nodes).stream()
              .filter(node -> conditions.stream().allMatch(c -> c.test(node).passed()))
              .toList();
    }
  }

  /** Picks from all that was found so far, as JMESPath does after a pipe. */
  private record Pick(int index) implements Part {
    @Override
    public List<JsonNode> from(List<JsonNode> nodes) {
      int at = index < 0 ? nodes.size() + index : index;
      return at >= 0 && at < nodes.size() ? List.of(nodes.get(at)) : List.of();
    }
  }

  private final String text;
  private final List<Part> parts;

  private JsonPath(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException with the place and what may stand there
   */
  public static JsonPath parse(String text) {
    return new JsonPath(text, new Reader(text).read());
  }

  /** Every place that it leads to, in order. */
  public List<JsonNode> find(JsonNode root) {
    return along(parts, root);
  }

  /** The things whose last member it asks for, whether they have it or not. */
  List<JsonNode> owners(JsonNode root) {
    boolean member = parts.getLast() instanceof Member;
    return along(member ? parts.subList(0, parts.size() - 1) : parts, root);
  }

  private static List<JsonNode> along(List<Part> parts, JsonNode root) {
    List<JsonNode> nodes = List.of(root);
    for (Part part : parts) {
      nodes = part.from(nodes);
    }
    return nodes;
  }

  /**
   * The last name on the way: what the thing is called. A key that is a mere number says nothing
   * without the name of its map.
   */
  String noun() {
    String noun = text;
    for (Part part : parts) {
      if (part instanceof Member member) {
        String name = member.name();
        noun = name.matches("\\d+") ? noun + "." + name : name;
      }
    }
    return noun;
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Part> read() {
      List<Part> parts = new ArrayList<>();
      if (text.isBlank()) {
        throw wrong("a path is missing; write a member such as Status or Versions[*]");
      }
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == ' ') {
          at++;
        } else if (c == '.') {
          at++;
          parts.add(new Member(name()));
        } else if (c == '|') {
          at++;
          skipSpaces();
          parts.add(new Pick(pick()));
        } else if (c == '[') {
          parts.add(bracket());
        } else if (parts.isEmpty()) {
          parts.add(new Member(name()));
        } else {
          throw wrong("'" + c + "' cannot stand here; use '.', '[' or '|'");
        }
      }
      return List.copyOf(parts);
    }

    private Part bracket() {
      int close = closing();
      String inside = text.substring(at + 1, close).trim();
      at = close + 1;
      if (inside.equals("*")) {
        return new Every();
      }
      if (inside.startsWith("?")) {
        return new Filter(
            Arrays.stream(inside.substring(1).split("&&"))
                .map(condition -> Condition.parse(condition.trim()))
                .toList());
      }
      return new Index(number(inside));
    }

    private int pick() {
      if (at >= text.length() || text.charAt(at) != '[') {
        throw wrong("after '|' write an index such as [0] or [-1]");
      }
      int close = closing();
      String inside = text.substring(at + 1, close).trim();
      at = close + 1;
      return number(inside);
    }

    private int number(String inside) {
      try {
        return Integer.parseInt(inside);
      } catch (NumberFormatException e) {
        throw wrong("[" + inside + "] is no index; write [0], [-1], [*] or [?Member == 'value']");
      }
    }

    private int closing() {
      char quote = 0;
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '`') {
          quote = c;
        } else if (c == ']') {
          return i;
        }
      }
      throw wrong("']' is missing");
    }

    private String name() {
      int start = at;
      if (at < text.length() && text.charAt(at) == '"') {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
          throw wrong("the closing '\"' is missing");
        }
        at = end + 1;
        return text.substring(start + 1, end);
      }
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "_$-".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (at == start) {
        throw wrong("a member's name is missing");
      }
      return text.substring(start, at);
    }

    private void skipSpaces() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("'" + text + "', character " + (at + 1) + ": " + what);
    }
  }
}
