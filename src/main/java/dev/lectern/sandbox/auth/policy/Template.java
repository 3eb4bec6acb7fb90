package dev.lectern.sandbox.auth.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy that may have wildcards and policy variables: {@code home/${aws:username}/*},
 * {@code ${aws:PrincipalTag/team, 'none'}}, {@code ${*}} (IAM User Guide, "IAM policy elements:
 * Variables and tags"). Variables are known in version 2012-10-17 only.
 */
public final class Template {

  /** Stand for {@code *} and {@code ?}; both are no characters of Unicode. */
  static final char ANY = '\uFDD0';

  static final char ONE = '\uFDD1';

  /**
   * A piece: a text with wildcards, or a variable.
   *
   * @param pattern wildcards as {@link #ANY} and {@link #ONE}
   * @param key the variable's key, null for a text
   * @param fallback what stands for the variable when it has no value, null without one
   */
  private record Piece(String pattern, @Nullable String key, @Nullable String fallback) {}

  private final String text;
  private final List<Piece> pieces;
  private final @Nullable String fixed;
  private final @Nullable String fixedLower;

  private Template(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
    boolean plain = pieces.stream().allMatch(piece -> piece.key() == null);
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.pattern()));
    this.fixed = plain ? all.toString() : null;
    this.fixedLower = plain ? all.toString().toLowerCase(Locale.ROOT) : null;
  }

  /**
   * Reads a text.
   *
   * @param variables whether the policy's version knows variables
   */
  public static Template of(String text, boolean variables) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = variables && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end < 0) {
        pattern.append(wildcard(text.charAt(at)));
        at++;
        continue;
      }
      String inner = text.substring(at + 2, end);
      if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
        pattern.append(inner);
      } else {
        pieces.add(new Piece(pattern.toString(), null, null));
        pattern.setLength(0);
        pieces.add(variable(inner));
      }
      at = end + 1;
    }
    pieces.add(new Piece(pattern.toString(), null, null));
    return new Template(text, List.copyOf(pieces));
  }

  private static char wildcard(char c) {
    return switch (c) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> c;
    };
  }

  private static Piece variable(String inner) {
    int comma = inner.indexOf(',');
    if (comma < 0) {
      return new Piece("", inner.strip(), null);
    }
    String fallback = inner.substring(comma + 1).strip();
    boolean quoted = fallback.length() >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
    return new Piece(
        "",
        inner.substring(0, comma).strip(),
        quoted ? fallback.substring(1, fallback.length() - 1) : fallback);
  }

  /** As it stands in the policy. */
  public String text() {
    return text;
  }

  /** Whether it has policy variables. */
  public boolean hasVariables() {
    return fixed == null;
  }

  /** The keys of its policy variables. */
  public List<String> variables() {
    List<String> keys = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.key() != null) {
        keys.add(piece.key());
      }
    }
    return keys;
  }

  /** With its variables filled in, its wildcards as characters; null when one has no value. */
  public @Nullable String plain(Context context) {
    String pattern = pattern(context);
    return pattern == null ? null : pattern.replace(ANY, '*').replace(ONE, '?');
  }

  /** Whether a text matches it with its wildcards. */
  public boolean matches(String value, Context context) {
    String pattern = fixed != null ? fixed : pattern(context);
    return pattern != null && glob(pattern, value);
  }

  /** The same where large and small letters are the same; the value is in lower case. */
  boolean matchesLower(String lower) {
    return fixedLower != null && glob(fixedLower, lower);
  }

  @Nullable String pattern(Context context) {
    if (fixed != null) {
      return fixed;
    }
    StringBuilder all = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.key() == null) {
        all.append(piece.pattern());
        continue;
      }
      String value = context.one(piece.key());
      String filled = value == null ? piece.fallback() : value;
      if (filled == null) {
        return null;
      }
      all.append(filled);
    }
    return all.toString();
  }

  /** Whether a text matches a pattern, without regular expressions: they may take long. */
  static boolean glob(String pattern, String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int mark = 0;
    while (v < value.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == ANY) {
        star = p++;
        mark = v;
      } else if (p < pattern.length() && (wanted == ONE || wanted == value.charAt(v))) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
