package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.compose.Act;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.compose.Outcome;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Leaves so many of the actions of the first calls over; cancels transactions that say so. */
public class FakeCompose implements ComposeGateway {

  public final List<Integer> sent = new ArrayList<>();
  public final List<String> tokens = new ArrayList<>();
  public List<Integer> leftovers = new ArrayList<>();

  @Override
  public Reply batchWrite(List<Act> acts) {
    sent.add(acts.size());
    int left = leftovers.isEmpty() ? 0 : leftovers.removeFirst();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++) {
      outcomes.add(i >= acts.size() - left ? new Outcome.Left() : new Outcome.Done(null));
    }
    int done = acts.size() - left;
    return new Reply(outcomes, new Used(done, done, Map.of()));
  }

  @Override
  public Reply batchGet(List<Act> acts) {
    return batchWrite(acts);
  }

  @Override
  public Reply transactWrite(List<Act> acts, String token) {
    tokens.add(token);
    List<Outcome> outcomes = new ArrayList<>();
    for (Act act : acts) {
      outcomes.add(
          act.condition() == null
              ? new Outcome.Cancelled("None", "", null)
              : new Outcome.Cancelled(
                  "ConditionalCheckFailed",
                  "The conditional request failed",
                  DynamoDbSamples.order(1)));
    }
    return new Reply(outcomes, Used.NONE);
  }

  @Override
  public Reply transactGet(List<Act> acts) {
    return new Reply(
        acts.stream().<Outcome>map(act -> new Outcome.Missing()).toList(),
        new Used(2, 2, Map.of()));
  }
}
