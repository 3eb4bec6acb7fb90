package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Operand;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.partiql.Statement;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.KeyRange;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SELECT: one query for each partition key that WHERE names, else a scan ("PartiQL select
 * statements for DynamoDB").
 */
final class SelectStatement {

  private final DynamoDbState state;
  private final Call call;
  private final Statement.Select select;
  private final Source source;
  private final List<KeyCondition> queries;

  SelectStatement(DynamoDbState state, Call call, Statement.Select select) {
    this.state = state;
    this.call = call;
    this.select = select;
    TableDefinition table = state.tables().require(call, select.table());
    this.source = new Source(table, index(table));
    this.queries = select.where().map(this::queries).orElse(List.of());
    checkOrder();
  }

  private @Nullable SecondaryIndex index(TableDefinition table) {
    String name = select.index();
    if (name == null) {
      return null;
    }
    SecondaryIndex index =
        table
            .index(name)
            .orElseThrow(() -> Errors.validation("The table does not have the specified index"));
    Source.checkReadable(index, call.now());
    if (index.global() && call.input().path("ConsistentRead").asBoolean(false)) {
      throw Errors.validation(
          "Strongly consistent read is not supported on Global Secondary Indexes");
    }
    return index;
  }

  private List<KeyCondition> queries(Condition where) {
    KeySchema key = source.key();
    List<Condition> parts = Where.parts(where);
    List<AttributeValue> partitions =
        parts.stream()
            .map(part -> Where.choices(part, key.partition().name()))
            .filter(choices -> !choices.isEmpty())
            .findFirst()
            .orElse(List.of());
    Optional<Condition> sort = parts.stream().filter(this::onSortKey).findFirst();
    return partitions.stream()
        .map(
            value -> {
              Condition equal =
                  new Condition.Comparison(
                      new Operand.AtPath(DocumentPath.attribute(key.partition().name())),
                      Condition.Comparator.EQUAL,
                      new Operand.Given(value));
              return KeyCondition.of(
                  sort.map(other -> (Condition) new Condition.And(equal, other)).orElse(equal),
                  key);
            })
        .toList();
  }

  /** Whether a query can be bounded by it. */
  private boolean onSortKey(Condition part) {
    KeySchema.Attribute sort = source.key().sort();
    if (sort == null) {
      return false;
    }
    Operand left =
        switch (part) {
          case Condition.Comparison(Operand one, Condition.Comparator comparator, Operand.Given g)
              when comparator != Condition.Comparator.NOT_EQUAL ->
              one;
          case Condition.Between(Operand one, Operand.Given low, Operand.Given high) -> one;
          case Condition.BeginsWith(Operand one, Operand.Given prefix) -> one;
          default -> null;
        };
    return left instanceof Operand.AtPath(var path)
        && path.topLevel()
        && path.attribute().equals(sort.name());
  }

  private void checkOrder() {
    for (Statement.Order order : select.orders()) {
      if (queries.isEmpty()) {
        throw Errors.validation(
            "Must have at least one non-optional hash key condition in WHERE clause when using"
                + " ORDER BY clause.");
      }
      if (!source.key().has(order.attribute())) {
        throw Errors.validation(
            "Variable reference "
                + order.attribute()
                + " in ORDER BY clause must be part of the primary key");
      }
    }
  }

  private boolean down() {
    KeySchema.Attribute sort = source.key().sort();
    return select.orders().stream()
        .anyMatch(order -> order.down() && sort != null && order.attribute().equals(sort.name()));
  }

  /** Reads as far as the limit and 1 MB allow. */
  ObjectNode run() {
    ObjectNode input = call.input();
    Token token = Token.of(input.path("NextToken"), input.path("Statement"));
    long left = input.path("Limit").asLong(Long.MAX_VALUE);
    Consumed consumed = new Consumed(source.table(), false);
    ArrayNode items = Json.array();
    int query = token.query();
    Map<String, AttributeValue> after = token.after();
    PageReader.Page page;
    do {
      page = page(query, after, left, consumed);
      page.items().forEach(item -> items.add(ItemJson.json(item)));
      left -= page.scanned();
      after = null;
      if (page.last() == null) {
        query++;
      }
    } while (page.last() == null && query < queries.size() && left > 0);
    consumed.take(state.capacity(), call.now());
    ObjectNode output = Json.object();
    output.set("Items", items);
    if (page.last() != null || query < queries.size()) {
      output.put("NextToken", new Token(query, page.last()).text(input.path("Statement")));
    }
    if (page.last() != null) {
      output.set("LastEvaluatedKey", ItemJson.json(page.last()));
    }
    consumed.answer(input, output);
    return output;
  }

  private PageReader.Page page(
      int query, @Nullable Map<String, AttributeValue> after, long limit, Consumed consumed) {
    Optional<Projection> projection =
        select.columns().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Projection(select.columns().stream().map(Statement.Column::path).toList()));
    Selection selection =
        Selection.of(Json.object(), source, projection).seen(item -> columns(select, item));
    boolean scan = queries.isEmpty();
    KeyRange range = scan ? null : queries.get(query).range();
    Items.Walk walk =
        range == null
            ? state.items().all(source.table(), source.index(), 0, 1, after)
            : state.items().collection(source.table(), source.index(), range, down(), after);
    Long hash =
        range == null
            ? null
            : source.key().hash(Map.of(source.key().partition().name(), range.partition()));
    return new PageReader(source, selection, ItemReads.consistency(call.input()), hash, call.now())
        .read(
            walk,
            scan ? Optional.empty() : Optional.of(queries.get(query).condition()),
            select.where(),
            limit,
            consumed);
  }

  /** What of an item SELECT names. */
  static Map<String, AttributeValue> columns(
      Statement.Select select, Map<String, AttributeValue> item) {
    if (select.columns().isEmpty()) {
      return item;
    }
    Map<String, AttributeValue> columns = new LinkedHashMap<>();
    for (Statement.Column column : select.columns()) {
      AttributeValue value = column.path().in(item);
      if (value != null) {
        columns.put(column.name(), value);
      }
    }
    return columns;
  }

  /** Where a further page begins: in which query, behind which item. */
  private record Token(int query, @Nullable Map<String, AttributeValue> after) {

    static Token of(JsonNode text, JsonNode statement) {
      if (text.isMissingNode()) {
        return new Token(0, null);
      }
      try {
        JsonNode node = Json.MAPPER.readTree(Base64.getDecoder().decode(text.asString()));
        if (node.path("of").asInt() == statement.asString().hashCode()) {
          return new Token(
              node.path("query").asInt(),
              node.has("after") ? ItemJson.item(node.path("after")) : null);
        }
      } catch (IllegalArgumentException | JacksonException wrong) {
        throw invalid();
      }
      throw invalid();
    }

    private static ServiceException invalid() {
      return Errors.validation("NextToken does not match request");
    }

    String text(JsonNode statement) {
      ObjectNode node =
          Json.object().put("query", query).put("of", statement.asString().hashCode());
      if (after != null) {
        node.set("after", ItemJson.json(after));
      }
      return Base64.getEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(node));
    }
  }

  /** The single item that WHERE names by its whole key and nothing else. */
  static TransactReads.Get get(DynamoDbState state, Call call, Statement.Select select) {
    TableDefinition table = state.tables().require(call, select.table());
    Optional<Where> where = select.where().map(condition -> whole(table, condition));
    if (where.isEmpty() || where.get().rest().isPresent() || select.index() != null) {
      throw mustNameKey(call);
    }
    List<DocumentPath> paths = select.columns().stream().map(Statement.Column::path).toList();
    return new TransactReads.Get(
        table,
        where.get().key(),
        paths.isEmpty() ? Optional.empty() : Optional.of(new Projection(paths)));
  }

  private static @Nullable Where whole(TableDefinition table, Condition condition) {
    return Where.isWhole(table, condition) ? Where.of(table, condition) : null;
  }

  private static ServiceException mustNameKey(Call call) {
    String operation =
        call.operation().equals("ExecuteTransaction")
            ? "ExecuteTransaction"
            : "BatchExecuteStatement";
    return Errors.validation(
        "Select statements within "
            + operation
            + " must specify the primary key in the where clause.");
  }
}
