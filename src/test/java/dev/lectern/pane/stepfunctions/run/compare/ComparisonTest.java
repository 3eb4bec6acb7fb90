package dev.lectern.pane.stepfunctions.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.FakeRun;
import dev.lectern.pane.stepfunctions.run.compare.Comparison.Difference;
import dev.lectern.pane.stepfunctions.run.compare.Comparison.Row;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Status;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Row row(Comparison comparison, String state) {
    return comparison.rows().stream()
        .filter(one -> one.state().equals(state))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunThatFailedBesideOneThatDidNot() {
    History failed = History.of(FakeRun.saga().events);
    History paid =
        History.of(
            new FakeRun(
                    FakeRun.SAGA,
                    FakeRun.INPUT,
                    (resource, arguments) -> {
                      var answer = Json.object();
                      answer.putObject("Payload").put("price", 12.5).put("receipt", "r-1");
                      return answer;
                    })
                .events);
    Comparison comparison = Comparison.of(failed, paid);
    assertThat(comparison.rows().getFirst().state()).isEmpty();
    assertThat(comparison.rows().getFirst().differs()).isTrue();
    assertThat(row(comparison, "ValidateOrder").differs()).isFalse();
    Row charge = row(comparison, "ChargeCard");
    assertThat(charge.left().standing().status()).isEqualTo(Status.CAUGHT);
    assertThat(charge.left().standing().retries()).isEqualTo(3);
    assertThat(charge.right().standing().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(charge.right().output()).contains("r-1");
    assertThat(charge.unlike())
        .containsExactly(Difference.WAY, Difference.INPUT, Difference.OUTPUT);
    assertThat(row(comparison, "ShipOrder").unlike()).containsExactly(Difference.WAY);
    assertThat(charge.longer().isNegative()).as("it waited to try again").isTrue();
    assertThat(row(comparison, "ShipOrder").left()).isNull();
    assertThat(row(comparison, "OrderFailed").right()).isNull();
    assertThat(row(comparison, "OrderFailed").longer()).isNull();
  }

  @Test
  void theSameRunDoesNotDiffer() {
    History run = History.of(FakeRun.saga().events);
    assertThat(Comparison.of(run, run).rows()).noneMatch(Row::differs);
    assertThat(Comparison.of(run, new History()).rows())
        .allMatch(one -> one.differs() && one.right() == null);
  }
}
