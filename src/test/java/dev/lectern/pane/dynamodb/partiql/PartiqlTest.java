package dev.lectern.pane.dynamodb.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakePartiql;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.DirectTaskRunner;
import org.junit.jupiter.api.Test;

class PartiqlTest {

  private final FakeContext settings = new FakeContext();
  private final TableInfo orders = DynamoDbSamples.orders();

  private PartiqlViewModel model() {
    PartiqlViewModel model =
        new PartiqlViewModel(new FakePartiql(), new DirectTaskRunner(), settings);
    model.open(orders);
    return model;
  }

  @Test
  void pagesComeAsTheUserGoes() {
    PartiqlViewModel model = model();
    model.run();
    assertThat(model.results().rows()).hasSize(1);
    assertThat(model.results().moreProperty().get()).isTrue();
    model.results().more();
    assertThat(model.results().rows()).hasSize(2);
    assertThat(model.results().units()).isEqualTo("1.0 RCU");
    assertThat(model.results().pages()).isEqualTo("page 2, end reached");
  }

  @Test
  void theHistoryIsKeptOnceEachTheLatestFirst() {
    PartiqlViewModel model = model();
    for (String statement : new String[] {"SELECT 1", "SELECT 2", "SELECT 1"}) {
      model.statementProperty().set(statement);
      model.run();
    }
    assertThat(model().history()).containsExactly("SELECT 1", "SELECT 2");
    model.forget();
    assertThat(model().history()).isEmpty();
  }

  @Test
  void aStatementOfTheUserStaysAnExampleGivesWay() {
    PartiqlViewModel model = model();
    assertThat(model.statementProperty().get()).contains("\"orders\"");
    model.statementProperty().set("SELECT * FROM mine");
    model.open(orders);
    assertThat(model.statementProperty().get()).isEqualTo("SELECT * FROM mine");
  }

  @Test
  void saysWhatReadsTheWholeTable() {
    assertThat(Statements.scans("SELECT * FROM \"orders\"", orders)).isTrue();
    assertThat(Statements.scans("select * from orders where total > 3", orders)).isTrue();
    assertThat(Statements.scans("SELECT * FROM orders WHERE pk = 'a'", orders)).isFalse();
    assertThat(Statements.scans("SELECT * FROM orders WHERE \"pk\" IN ['a', 'b']", orders))
        .isFalse();
    assertThat(Statements.scans("SELECT * FROM orders WHERE sk = 'pk'", orders)).isTrue();
    assertThat(
            Statements.scans("SELECT * FROM \"orders\".\"total\" WHERE status = 'PACKED'", orders))
        .isFalse();
    assertThat(Statements.scans("SELECT * FROM other", orders)).isFalse();
    assertThat(Statements.scans("DELETE FROM orders WHERE pk = 'a'", orders)).isFalse();
  }

  @Test
  void commentsAndTheSemicolonStayHere() {
    assertThat(Statements.bare("-- all\nSELECT '--x' FROM t; -- end\n"))
        .isEqualTo("SELECT '--x' FROM t");
    assertThat(Statements.verb("  update t")).isEqualTo("UPDATE");
    assertThat(Statements.writes("INSERT INTO t")).isTrue();
  }
}
