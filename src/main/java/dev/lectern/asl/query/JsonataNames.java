package dev.lectern.asl.query;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the text of a JSONata expression. */
final class JsonataNames {

  /** Texts, names in back quotes and comments hold no names of variables. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|/\\*.*?\\*/", Pattern.DOTALL);

  private static final Pattern VARIABLE =
      Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(\\s*(?:\\(|:=))?");
  private static final Pattern PARAMETERS = Pattern.compile("(?:function|\u03bb)\\s*\\(([^)]*)\\)");

  private JsonataNames() {}

  static String bare(String source) {
    return QUOTED.matcher(source).replaceAll(found -> " ".repeat(found.group().length()));
  }

  /** Variables that are read and not bound in the expression itself. */
  static Set<String> variables(String source) {
    String bare = bare(source);
    Set<String> own = new HashSet<>(Set.of("states"));
    Matcher parameters = PARAMETERS.matcher(bare);
    while (parameters.find()) {
      Matcher names = VARIABLE.matcher(parameters.group(1));
      while (names.find()) {
        own.add(names.group(1));
      }
    }
    Set<String> read = new TreeSet<>();
    Matcher names = VARIABLE.matcher(bare);
    while (names.find()) {
      String after = names.group(2);
      if (after != null && after.endsWith("=")) {
        own.add(names.group(1));
      } else if (after == null) {
        read.add(names.group(1));
      }
    }
    read.removeAll(own);
    return Set.copyOf(read);
  }
}
