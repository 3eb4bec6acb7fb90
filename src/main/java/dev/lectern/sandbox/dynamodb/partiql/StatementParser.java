package dev.lectern.sandbox.dynamodb.partiql;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Formula;
import dev.lectern.sandbox.dynamodb.expression.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grammar of whole statements. */
final class StatementParser {

  private final Tokens tokens;
  private final Terms terms;
  private final Predicates predicates;

  StatementParser(Tokens tokens) {
    this.tokens = tokens;
    this.terms = new Terms(tokens);
    this.predicates = new Predicates(tokens, terms);
  }

  Statement whole() {
    Statement statement = statement();
    tokens.expectEnd();
    return statement;
  }

  private Statement statement() {
    if (tokens.acceptKeyword("SELECT")) {
      return select();
    }
    if (tokens.acceptKeyword("INSERT")) {
      return insert();
    }
    if (tokens.acceptKeyword("UPDATE")) {
      return update();
    }
    if (tokens.acceptKeyword("DELETE")) {
      tokens.expectKeyword("FROM");
      String table = terms.table();
      Condition where = where();
      return new Statement.Delete(table, where, returning("ALL_OLD"));
    }
    if (tokens.acceptKeyword("EXISTS")) {
      tokens.expect("(");
      tokens.expectKeyword("SELECT");
      Statement.Select select = select();
      tokens.expect(")");
      return new Statement.Exists(select);
    }
    throw StatementException.malformed("Expected data manipulation");
  }

  private Statement.Select select() {
    List<Statement.Column> columns = new ArrayList<>();
    if (!tokens.accept("*")) {
      do {
        if (tokens.peekAhead().is("(")) {
          throw new StatementException("Unsupported token in expression: " + tokens.peek().text());
        }
        DocumentPath path = terms.path();
        columns.add(new Statement.Column(path, columnName(path)));
      } while (tokens.accept(","));
    }
    tokens.expectKeyword("FROM");
    String table = terms.table();
    String index = tokens.accept(".") ? terms.table() : null;
    Optional<Condition> where =
        tokens.acceptKeyword("WHERE") ? Optional.of(predicates.whole()) : Optional.empty();
    return new Statement.Select(table, index, columns, where, orders(where.isPresent()));
  }

  /** A path is answered under its last name, with the places in lists that follow it. */
  private static String columnName(DocumentPath path) {
    StringBuilder name = new StringBuilder();
    for (DocumentPath.Step step : path.steps()) {
      switch (step) {
        case DocumentPath.Step.Name member -> {
          name.setLength(0);
          name.append(member.name());
        }
        case DocumentPath.Step.Index place -> name.append('[').append(place.index()).append(']');
      }
    }
    return name.toString();
  }

  private List<Statement.Order> orders(boolean where) {
    List<Statement.Order> orders = new ArrayList<>();
    if (!tokens.acceptKeyword("ORDER")) {
      return orders;
    }
    tokens.expectKeyword("BY");
    do {
      String attribute = terms.name();
      boolean down = tokens.acceptKeyword("DESC");
      if (!down) {
        tokens.acceptKeyword("ASC");
      }
      orders.add(new Statement.Order(attribute, down));
    } while (tokens.accept(","));
    if (!where && tokens.peek().kind() == Tokens.Kind.END) {
      throw new StatementException(
          "Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    return orders;
  }

  private Statement insert() {
    tokens.expectKeyword("INTO");
    String table = terms.name();
    if (!tokens.acceptKeyword("VALUE")) {
      throw StatementException.malformed("Unexpected token after expression");
    }
    if (terms.value() instanceof AttributeValue.Document item) {
      return new Statement.Insert(table, item.members());
    }
    throw StatementException.malformed("Expected an item in braces behind VALUE");
  }

  private Statement update() {
    String table = terms.table();
    Update update =
        new Update(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    boolean any = false;
    while (true) {
      if (tokens.acceptKeyword("SET")) {
        do {
          set(update);
        } while (tokens.accept(","));
      } else if (tokens.acceptKeyword("REMOVE")) {
        do {
          update.removes().add(terms.path());
        } while (tokens.accept(","));
      } else {
        break;
      }
      any = true;
    }
    if (!any) {
      throw tokens.unexpected("Expected SET or REMOVE");
    }
    update.checkDisjoint();
    Condition where = where();
    return new Statement.Modify(
        table, update, where, returning("ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
  }

  private void set(Update update) {
    DocumentPath path = terms.path();
    tokens.expect("=");
    boolean call = tokens.peek().kind() == Tokens.Kind.WORD && tokens.peekAhead().is("(");
    if (call && isSetFunction(tokens.peek().text())) {
      Tokens.Token function = tokens.next();
      String name = function.text().toUpperCase(Locale.ROOT);
      boolean add = name.equals("SET_ADD");
      tokens.expect("(");
      Tokens.Token first = tokens.peek();
      if (terms.atValue() || !terms.path().equals(path)) {
        throw new StatementException(
            "The first argument to "
                + name
                + " must equal the assignment value"
                + function.place());
      }
      if (!tokens.accept(",")) {
        throw new StatementException(name + " must have exactly two arguments" + function.place());
      }
      AttributeValue some = terms.value();
      if (!tokens.accept(")")) {
        throw new StatementException(name + " must have exactly two arguments" + function.place());
      }
      if (!(some instanceof AttributeValue.Elements)) {
        throw new StatementException(
            "The second argument to " + name + " must be a value with type SET" + first.place());
      }
      if (add) {
        update.adds().add(new Update.Assignment(path, new Formula.Added(path, some)));
      } else {
        update.deletes().add(new Update.Assignment(path, new Formula.Given(some)));
      }
      return;
    }
    update.sets().add(new Update.Assignment(path, formula()));
  }

  private static boolean isSetFunction(String name) {
    return name.equalsIgnoreCase("set_add") || name.equalsIgnoreCase("set_delete");
  }

  private Formula formula() {
    Formula left = term();
    boolean minus = tokens.peek().is("-");
    if (!minus && !tokens.peek().is("+")) {
      return left;
    }
    tokens.next();
    return new Formula.Sum(left, term(), minus);
  }

  private Formula term() {
    if (tokens.peek().kind() == Tokens.Kind.WORD && tokens.peekAhead().is("(")) {
      Tokens.Token name = tokens.next();
      String function = name.text().toLowerCase(Locale.ROOT);
      tokens.expect("(");
      Formula first = term();
      tokens.expect(",");
      Formula second = term();
      tokens.expect(")");
      if (function.equals("list_append")) {
        return new Formula.ListAppend(first, second);
      }
      if (function.equals("if_not_exists") && first instanceof Formula.AtPath(DocumentPath path)) {
        return new Formula.IfNotExists(path, second);
      }
      throw new StatementException("Unrecognized function: " + function + name.place());
    }
    return terms.atValue() ? new Formula.Given(terms.value()) : new Formula.AtPath(terms.path());
  }

  private Condition where() {
    if (!tokens.acceptKeyword("WHERE")) {
      throw new StatementException(
          "Where clause does not contain a mandatory equality on all key attributes");
    }
    return predicates.whole();
  }

  private String returning(String... allowed) {
    if (!tokens.acceptKeyword("RETURNING")) {
      return "NONE";
    }
    boolean all = tokens.acceptKeyword("ALL");
    if (!all) {
      tokens.expectKeyword("MODIFIED");
    }
    boolean old = tokens.acceptKeyword("OLD");
    if (!old) {
      tokens.expectKeyword("NEW");
    }
    tokens.expect("*");
    String values = (all ? "ALL_" : "UPDATED_") + (old ? "OLD" : "NEW");
    if (!List.of(allowed).contains(values)) {
      throw new StatementException("Unsupported RETURNING clause in this statement");
    }
    return values;
  }
}
