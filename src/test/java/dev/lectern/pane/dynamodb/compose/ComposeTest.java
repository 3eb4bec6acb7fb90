package dev.lectern.pane.dynamodb.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakeCompose;
import dev.lectern.task.DirectTaskRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposeTest {

  private final FakeCompose gateway = new FakeCompose();
  private final List<Long> drawn = new ArrayList<>();
  private final ComposeViewModel model =
      new ComposeViewModel(
          gateway,
          new DirectTaskRunner(),
          most -> {
            drawn.add(most);
            return 0;
          });

  @BeforeEach
  void open() {
    model.open(DynamoDbSamples.orders());
  }

  @Test
  void leftoversAreSentAgainAfterWaitsThatGrow() {
    model.addPuts(10, 100);
    assertThat(model.drafts()).hasSize(10);
    gateway.leftovers = new ArrayList<>(List.of(7, 3));
    model.run();
    assertThat(gateway.sent).containsExactly(10, 7, 3);
    assertThat(drawn).containsExactly(50L, 100L);
    assertThat(model.rounds()).extracting(ComposeViewModel.Round::left).containsExactly(7, 3, 0);
    assertThat(model.drafts())
        .allMatch(draft -> draft.outcomeProperty().get() instanceof Outcome.Done);
    assertThat(model.summaryProperty().get()).isEqualTo("All done. 10.0 WCU consumed, 3 calls.");
  }

  @Test
  void leftoversStayWhenNobodySendsThemAgain() {
    model.addPuts(3, 100);
    model.againProperty().set(false);
    gateway.leftovers = new ArrayList<>(List.of(1));
    model.run();
    assertThat(gateway.sent).containsExactly(3);
    assertThat(model.drafts().getLast().outcomeProperty().get()).isInstanceOf(Outcome.Left.class);
    assertThat(model.summaryProperty().get())
        .isEqualTo("1 action was not processed. 2.0 WCU were consumed.");
  }

  @Test
  void theCauseOfACancellationStandsBesideItsAction() {
    model.modeProperty().set(Mode.TRANSACT_WRITE);
    ActDraft first = model.drafts().getFirst();
    first.kind.set(Act.Kind.UPDATE);
    first.item.set("{\"pk\": \"a\", \"sk\": \"b\"}");
    first.update.set("SET stock = stock - :n");
    first.values.set("{\":n\": 1}");
    ActDraft second = model.add(Act.Kind.CHECK);
    second.item.set("{\"pk\": {\"S\": \"a\"}, \"sk\": {\"S\": \"c\"}}");
    second.condition.set("status = :s");
    second.values.set("{\":s\": \"OPEN\"}");
    model.tokenProperty().set("t");
    model.run();
    assertThat(gateway.tokens).containsExactly("t");
    assertThat(((Outcome.Cancelled) first.outcomeProperty().get()).cause()).isFalse();
    Outcome.Cancelled why = (Outcome.Cancelled) second.outcomeProperty().get();
    assertThat(why.code()).isEqualTo("ConditionalCheckFailed");
    assertThat(model.summaryProperty().get()).startsWith("The transaction was cancelled");
    second.condition.set("status <> :s");
    assertThat(second.outcomeProperty().get()).isNull();
  }

  @Test
  void nothingIsSentWhileAnActionIsNotRight() {
    model.drafts().getFirst().item.set("{\"pk\": ");
    model.run();
    assertThat(gateway.sent).isEmpty();
    assertThat(model.drafts().getFirst().problemProperty().get()).startsWith("An item is");
  }
}
