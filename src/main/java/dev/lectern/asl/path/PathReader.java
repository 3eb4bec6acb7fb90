package dev.lectern.asl.path;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Reads a path, front to back; strict where common readers are lenient. */
final class PathReader {

  private static final String NOT_IN_NAMES = ".[]()'\" *?,@\t\n";
  private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

  private final String text;
  private int at;

  PathReader(String text) {
    this.text = text;
  }

  JsonPath read() throws PathException {
    if (!text.startsWith("$")) {
      throw new PathException("it does not begin with '$'");
    }
    at = 1;
    JsonPath.Root root = JsonPath.Root.INPUT;
    String variable = "";
    if (peek('$')) {
      at++;
      root = JsonPath.Root.CONTEXT;
    } else if (at < text.length() && !peek('.') && !peek('[')) {
      int from = at;
      while (at < text.length() && !peek('.') && !peek('[')) {
        at++;
      }
      variable = text.substring(from, at);
      if (!VARIABLE.matcher(variable).matches()) {
        throw new PathException("'" + variable + "' is no name of a variable");
      }
      root = JsonPath.Root.VARIABLE;
    }
    List<Step> steps = steps();
    if (at < text.length()) {
      throw new PathException("there is something unexpected at character " + (at + 1));
    }
    return new JsonPath(text, root, variable, List.copyOf(steps));
  }

  private List<Step> steps() throws PathException {
    List<Step> steps = new ArrayList<>();
    while (at < text.length() && (peek('.') || peek('['))) {
      if (text.startsWith("..", at)) {
        at += 2;
        steps.add(new Step.Descent(peek('[') ? bracket() : named()));
      } else if (peek('.')) {
        at++;
        steps.add(named());
      } else {
        steps.add(bracket());
      }
    }
    return steps;
  }

  private Step named() throws PathException {
    if (peek('*')) {
      at++;
      return new Step.Wildcard();
    }
    int from = at;
    while (at < text.length() && NOT_IN_NAMES.indexOf(text.charAt(at)) < 0) {
      if (endsOperand(text.charAt(at))) {
        break;
      }
      at++;
    }
    if (at == from) {
      throw new PathException("a name is missing at character " + (at + 1));
    }
    return new Step.Child(text.substring(from, at));
  }

  private boolean inFilter;

  /** In a filter an operator ends a name. */
  private boolean endsOperand(char c) {
    return inFilter && "=!<>&|)".indexOf(c) >= 0;
  }

  private Step bracket() throws PathException {
    expect('[');
    skip();
    Step step;
    if (peek('\'') || peek('"')) {
      List<String> names = new ArrayList<>(List.of(quoted()));
      skip();
      while (peek(',')) {
        at++;
        skip();
        names.add(quoted());
        skip();
      }
      step = names.size() == 1 ? new Step.Child(names.getFirst()) : new Step.Names(names);
    } else if (peek('*')) {
      at++;
      step = new Step.Wildcard();
    } else if (peek('?')) {
      at++;
      step = new Step.Query(filter());
    } else {
      step = numbers();
    }
    skip();
    expect(']');
    return step;
  }

  private Step numbers() throws PathException {
    int end = text.indexOf(']', at);
    String inside = end < 0 ? "" : text.substring(at, end).strip();
    try {
      if (inside.matches("-?\\d*:-?\\d*") && !inside.equals(":")) {
        String[] bounds = inside.split(":", -1);
        at = end;
        return new Step.Slice(
            bounds[0].isEmpty() ? null : Integer.valueOf(bounds[0]),
            bounds[1].isEmpty() ? null : Integer.valueOf(bounds[1]));
      }
      if (inside.matches("-?\\d+")) {
        at = end;
        return new Step.Index(Integer.parseInt(inside));
      }
      if (inside.matches("-?\\d+(\\s*,\\s*-?\\d+)+")) {
        at = end;
        List<Integer> indexes = new ArrayList<>();
        for (String index : inside.split("\\s*,\\s*")) {
          indexes.add(Integer.valueOf(index));
        }
        return new Step.Indexes(indexes);
      }
    } catch (NumberFormatException tooLarge) {
      throw new PathException("the index " + inside + " is too large");
    }
    throw new PathException(
        "'[' must be followed by a quoted name, an index, '*' or '?' at character " + (at + 1));
  }

  private String quoted() throws PathException {
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '\'' && quote != '"') {
      throw new PathException("a quoted name is missing at character " + (at + 1));
    }
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return name.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        c = text.charAt(++at);
      }
      name.append(c);
    }
    throw new PathException("a quote is not closed");
  }

  private Filter filter() throws PathException {
    boolean before = inFilter;
    inFilter = true;
    expect('(');
    Filter filter = or();
    expect(')');
    inFilter = before;
    return filter;
  }

  private Filter or() throws PathException {
    List<Filter> parts = new ArrayList<>(List.of(and()));
    while (text.startsWith("||", at)) {
      at += 2;
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter and() throws PathException {
    List<Filter> parts = new ArrayList<>(List.of(term()));
    while (text.startsWith("&&", at)) {
      at += 2;
      parts.add(term());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter term() throws PathException {
    skip();
    if (peek('!')) {
      at++;
      Filter part = term();
      skip();
      return new Filter.Not(part);
    }
    if (peek('(')) {
      at++;
      Filter inner = or();
      expect(')');
      skip();
      return inner;
    }
    Filter.Operand left = operand();
    skip();
    for (String operator : List.of("==", "!=", "<=", ">=", "=~", "<", ">", "nin ", "in ")) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        skip();
        Filter made =
            operator.equals("=~")
                ? new Filter.Matches(left, regex())
                : new Filter.Compare(left, operator.strip(), operand());
        skip();
        return made;
      }
    }
    return new Filter.Exists(left);
  }

  private Filter.Operand operand() throws PathException {
    skip();
    if (peek('@') || peek('$')) {
      boolean element = peek('@');
      at++;
      return new Filter.Operand.Found(element, List.copyOf(steps()));
    }
    return new Filter.Operand.Literal(literal());
  }

  private JsonNode literal() throws PathException {
    skip();
    if (peek('\'') || peek('"')) {
      return StringNode.valueOf(quoted());
    }
    if (peek('[')) {
      at++;
      var list = Json.array();
      skip();
      while (!peek(']')) {
        list.add(literal());
        skip();
        if (peek(',')) {
          at++;
        } else if (!peek(']')) {
          throw new PathException("a list is not closed");
        }
        skip();
      }
      at++;
      return list;
    }
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || peek('.') || peek('-'))) {
      at++;
    }
    String word = text.substring(from, at);
    if (word.matches("-?\\d+(\\.\\d+)?")) {
      return Json.MAPPER.readTree(word);
    }
    return switch (word) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      case "null" -> NullNode.getInstance();
      default -> throw new PathException("a value is missing at character " + (from + 1));
    };
  }

  private Pattern regex() throws PathException {
    int end = peek('/') ? text.indexOf('/', at + 1) : -1;
    if (end < 0) {
      throw new PathException("a pattern stands between two '/'");
    }
    String pattern = text.substring(at + 1, end);
    at = end + 1;
    boolean anyCase = peek('i');
    if (anyCase) {
      at++;
    }
    try {
      return Pattern.compile(pattern, anyCase ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException wrong) {
      throw new PathException("the pattern is none");
    }
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void expect(char c) throws PathException {
    skip();
    if (!peek(c)) {
      throw new PathException("'" + c + "' is missing at character " + (at + 1));
    }
    at++;
  }
}
