package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class PartiqlTest extends DynamoDbTest {

  @BeforeEach
  void items() {
    orders(more -> {});
    for (int c = 1; c <= 2; c++) {
      for (int i = 1; i <= 4; i++) {
        run(
            "INSERT INTO orders VALUE {'pk': ?, 'sk': 'o%d', 'total': %d, 'status': '%s',"
                    .formatted(i, 10 * i * c, i % 2 == 0 ? "open" : "sent")
                + " 'tags': <<'a', 't%d'>>, 'doc': {'list': [1, 'two', null], 'it''s': true}}"
                    .formatted(i),
            s("c" + c));
      }
    }
  }

  private ExecuteStatementResponse run(String statement, AttributeValue... parameters) {
    return dynamo.executeStatement(
        e -> {
          e.statement(statement).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES);
          if (parameters.length > 0) {
            e.parameters(parameters);
          }
        });
  }

  private List<String> found(String where, AttributeValue... parameters) {
    return run("SELECT pk, sk FROM \"orders\" WHERE " + where, parameters).items().stream()
        .map(item -> item.get("pk").s() + item.get("sk").s())
        .sorted()
        .toList();
  }

  @Test
  void insertedItemsHaveTheirTypes() {
    Map<String, AttributeValue> item =
        dynamo.getItem(g -> g.tableName("orders").key(key("c1", "o2"))).item();
    assertThat(item).containsEntry("total", n("20")).containsEntry("status", s("open"));
    assertThat(item.get("tags").ss()).containsExactlyInAnyOrder("a", "t2");
    assertThat(item.get("doc").m().get("list").l())
        .containsExactly(n("1"), s("two"), AttributeValue.fromNul(true));
    assertThat(item.get("doc").m()).containsEntry("it's", AttributeValue.fromBool(true));
    assertThatThrownBy(() -> run("INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'o2'}"))
        .isInstanceOf(DuplicateItemException.class)
        .hasMessageContaining("Duplicate primary key exists in table");
  }

  @Test
  void whereTakesEveryOperator() {
    assertThat(found("pk = 'c1' AND sk >= 'o3'")).containsExactly("c1o3", "c1o4");
    assertThat(found("pk = ? AND sk BETWEEN ? AND ?", s("c2"), s("o2"), s("o3")))
        .containsExactly("c2o2", "c2o3");
    assertThat(found("pk IN ['c1', 'c2'] AND total = 20")).containsExactly("c1o2", "c2o1");
    assertThat(found("(pk = 'c1' OR pk = 'c2') AND sk = 'o1'")).containsExactly("c1o1", "c2o1");
    assertThat(found("begins_with(sk, 'o') AND total < 20")).containsExactly("c1o1");
    assertThat(found("contains(tags, 't4')")).containsExactly("c1o4", "c2o4");
    assertThat(found("size(tags) = 2 AND NOT pk = 'c1' AND sk <> 'o1' AND total != 40"))
        .containsExactly("c2o3", "c2o4");
    assertThat(found("attribute_type(total, 'S')")).isEmpty();
    assertThat(found("none IS MISSING AND pk = 'c1' AND sk = 'o1'")).containsExactly("c1o1");
    assertThat(found("pk IS NOT MISSING AND doc.list[2] IS NULL")).hasSize(8);
    assertThat(found("doc.list[1] = 'two' AND doc.\"it's\" = true AND 30 < total"))
        .containsExactly("c1o4", "c2o2", "c2o3", "c2o4");
  }

  @Test
  void aKeyInWhereIsAQueryAndElseItIsAScan() {
    ExecuteStatementResponse query = run("SELECT * FROM orders WHERE pk = 'c1'");
    ExecuteStatementResponse scan = run("SELECT * FROM orders WHERE total > 0");
    assertThat(query.items()).hasSize(4);
    assertThat(scan.items()).hasSize(8);
    assertThat(query.consumedCapacity().capacityUnits()).isEqualTo(0.5);
    ExecuteStatementResponse index =
        run("SELECT sk FROM \"orders\".\"by-status\" WHERE status = 'open' ORDER BY sk DESC");
    assertThat(index.items())
        .extracting(item -> item.get("sk").s())
        .containsExactly("o4", "o4", "o2", "o2");
    assertThat(index.consumedCapacity().globalSecondaryIndexes()).containsKey("by-status");
    assertThat(run("SELECT doc.list[0], total FROM orders WHERE pk='c1' AND sk='o1'").items())
        .containsExactly(Map.of("list[0]", n("1"), "total", n("10")));
  }

  @Test
  void commentsAreSpaces() {
    String commented = "-- a note\nSELECT * FROM orders /* x * y */ WHERE pk = 'c1' -- the end";
    assertThat(run(commented).items()).hasSize(4);
    assertThat(run("SELECT * FROM orders WHERE pk = 'c1' AND sk <> '/*--'").items()).hasSize(4);
    assertThatThrownBy(() -> run("SELECT * FROM orders WHERE pk = 'c1' /* open"))
        .hasMessageContaining("Statement wasn't well formed, can't be processed: ");
  }

  @Test
  void pagesFollowTheirToken() {
    List<String> all = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ExecuteStatementResponse page =
          dynamo.executeStatement(
              e ->
                  e.statement("SELECT * FROM orders WHERE pk IN ['c2', 'c1']")
                      .limit(3)
                      .nextToken(next));
      page.items().forEach(item -> all.add(item.get("pk").s() + item.get("sk").s()));
      token = page.nextToken();
    } while (token != null);
    assertThat(all).containsExactly("c2o1", "c2o2", "c2o3", "c2o4", "c1o1", "c1o2", "c1o3", "c1o4");
  }

  @Test
  void updateAndDeleteNeedTheWholeKeyAndReturnWhatIsAsked() {
    assertThat(
            run(
                    "UPDATE orders SET total = total + 5 SET doc.list[0] = ? SET tags ="
                        + " set_add(tags, <<'z'>>) REMOVE status WHERE pk = 'c1' AND sk = 'o1'"
                        + " RETURNING MODIFIED NEW *",
                    n("7"))
                .items()
                .getFirst())
        .containsEntry("total", n("15"))
        .doesNotContainKey("status")
        .doesNotContainKey("sk");
    run("UPDATE orders SET doc.list = list_append(doc.list, ['end']) WHERE pk='c1' AND sk='o1'");
    assertThatThrownBy(() -> run("UPDATE orders SET a = 1 WHERE pk = 'c1' AND sk = 'new'"))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThatThrownBy(() -> run("DELETE FROM orders WHERE pk = 'c1' AND sk = 'o1' AND total = 10"))
        .isInstanceOf(ConditionalCheckFailedException.class);
    run("DELETE FROM orders WHERE pk = 'c1' AND sk = 'nothing'");
    assertThat(
            run("DELETE FROM orders WHERE pk = 'c1' AND sk = 'o1' RETURNING ALL OLD *")
                .items()
                .getFirst()
                .get("doc")
                .m()
                .get("list")
                .l())
        .containsExactly(n("7"), s("two"), AttributeValue.fromNul(true), s("end"));
    assertThat(message(() -> run("DELETE FROM orders WHERE pk = 'c1'")))
        .isEqualTo("Where clause does not contain a mandatory equality on all key attributes");
  }

  @Test
  void aBatchHasAnErrorForEachStatement() {
    var answer =
        dynamo.batchExecuteStatement(
            b ->
                b.statements(
                    statement("UPDATE orders SET a = 1 WHERE pk = 'c1' AND sk = 'o1'"),
                    statement("INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'o1'}"),
                    statement("DELETE FROM nowhere WHERE pk = 'c1'")));
    assertThat(answer.responses().getFirst().error()).isNull();
    assertThat(answer.responses().getFirst().tableName()).isEqualTo("orders");
    assertThat(answer.responses().get(1).error().code())
        .isEqualTo(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
    assertThat(answer.responses().get(2).error().code())
        .isEqualTo(BatchStatementErrorCodeEnum.RESOURCE_NOT_FOUND);
    var reads =
        dynamo.batchExecuteStatement(
            b ->
                b.statements(
                    statement("SELECT total FROM orders WHERE pk = 'c1' AND sk = 'o2'"),
                    statement("SELECT total FROM orders WHERE pk = 'c1' AND sk = 'none'")));
    assertThat(reads.responses().getFirst().item()).isEqualTo(Map.of("total", n("20")));
    assertThat(reads.responses().get(1).hasItem()).isFalse();
  }

  private static BatchStatementRequest statement(String text) {
    return BatchStatementRequest.builder().statement(text).build();
  }

  @Test
  void aTransactionIsAllOrNothingAndChecksWithExists() {
    transaction(
        "EXISTS(SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1' AND total = 10)",
        "UPDATE orders SET total = total - 1 WHERE pk = 'c1' AND sk = 'o2'",
        "INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'new'}");
    assertThatThrownBy(
            () ->
                transaction(
                    "DELETE FROM orders WHERE pk = 'c1' AND sk = 'o3'",
                    "INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'new'}",
                    "EXISTS(SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1' AND total = 11)"))
        .isInstanceOf(TransactionCanceledException.class)
        .hasMessageContaining("[None, DuplicateItem, ConditionalCheckFailed]");
    assertThat(message(() -> transaction("EXISTS(SELECT * FROM orders WHERE pk='c1' AND sk='o1')")))
        .isEqualTo(
            "Validation failed in TransactStatements[0]: EXISTS() must contain a single item read"
                + " with additional condition");
    var reads =
        dynamo.executeTransaction(
            t ->
                t.transactStatements(
                    parameterized("SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o3'"),
                    parameterized("SELECT total FROM orders WHERE pk = 'c1' AND sk = 'o2'")));
    assertThat(reads.responses().get(1).item()).isEqualTo(Map.of("total", n("19")));
  }

  private void transaction(String... statements) {
    List<ParameterizedStatement> all =
        List.of(statements).stream().map(PartiqlTest::parameterized).toList();
    dynamo.executeTransaction(t -> t.transactStatements(all));
  }

  private static ParameterizedStatement parameterized(String text) {
    return ParameterizedStatement.builder().statement(text).build();
  }

  @Test
  void whatCannotBeReadIsExplained() {
    assertThat(message(() -> run("SELEKT * FROM orders")))
        .isEqualTo("Statement wasn't well formed, can't be processed: Expected data manipulation");
    assertThat(message(() -> run("SELECT * FROM orders WHERE pk = ?")))
        .isEqualTo("Number of parameters in request and statement don't match.");
    assertThat(message(() -> run("SELECT * FROM orders WHERE pk = 'a'", s("b"))))
        .isEqualTo("Number of parameters in request and statement don't match.");
    assertThat(message(() -> run("SELECT * FROM orders WHERE pk = ")))
        .startsWith("Statement wasn't well formed, can't be processed: ");
    assertThat(message(() -> run("SELECT * FROM orders WHERE pk = 'a' foo")))
        .isEqualTo(
            "Statement wasn't well formed, can't be processed: Unexpected token after expression");
    assertThat(message(() -> run("SELECT * FROM orders o WHERE pk = 'a'")))
        .isEqualTo("Aliasing is not supported");
    assertThat(message(() -> run("UPDATE orders SET t = set_add(s, <<'x'>>) WHERE pk = 'a'")))
        .isEqualTo("The first argument to SET_ADD must equal the assignment value at 1:23:7");
    assertThat(message(() -> run("SELECT * FROM orders WHERE exists(pk)")))
        .isEqualTo("Unrecognized function: exists at 1:28:6");
    assertThat(message(() -> run("INSERT INTO orders VALUE {'pk': 1e126}")))
        .isEqualTo(
            "Number overflow. Attempting to store a number with magnitude larger than supported"
                + " range under root");
    assertThat(message(() -> run("SELECT COUNT(*) FROM orders"))).contains("COUNT");
    assertThat(message(() -> run("SELECT * FROM orders WHERE total > 1 ORDER BY sk")))
        .contains("ORDER BY");
  }
}
