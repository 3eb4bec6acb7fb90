package dev.lectern.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indents the beginning of an XML text, which no parser would take because its end is missing. */
final class XmlIndent {

  private static final Pattern TOKEN = Pattern.compile("<[^>]*>|<[^>]*$|[^<]+");

  private XmlIndent() {}

  /** The same tags and texts, each element on a line of its own; an element of text on one line. */
  static String beginning(String xml) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(xml);
    while (matcher.find()) {
      if (!matcher.group().isBlank()) {
        tokens.add(matcher.group().strip());
      }
    }
    StringBuilder out = new StringBuilder();
    int depth = 0;
    boolean inline = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean closes = token.startsWith("</");
      if (closes) {
        depth = Math.max(0, depth - 1);
      }
      if (!inline && !out.isEmpty()) {
        out.append('\n').append("  ".repeat(depth));
      }
      out.append(token);
      boolean opens = opens(token);
      if (opens) {
        depth++;
      }
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      // a text stays with its tags, an empty element with its end
      inline =
          !next.isEmpty()
              && (opens && (!next.startsWith("<") || next.startsWith("</"))
                  || !token.startsWith("<") && next.startsWith("</"));
    }
    return out.toString();
  }

  private static boolean opens(String token) {
    return token.startsWith("<")
        && token.endsWith(">")
        && !token.startsWith("</")
        && !token.startsWith("<?")
        && !token.startsWith("<!")
        && !token.endsWith("/>");
  }
}
