package dev.lectern.pane.dynamodb.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.task.DirectTaskRunner;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesViewModelTest {

  @Test
  void lanesAddUpAndTheFullestIsNamed() {
    LanesViewModel model =
        new LanesViewModel(
            (table, segment, segments, start) ->
                new SegmentsGateway.Part(
                    segment == 1 ? 30 : 5,
                    new Used(2, 2, Map.of()),
                    segment == 1 && start.isEmpty()
                        ? DynamoDbSamples.orders().keyOf(DynamoDbSamples.order(1))
                        : Map.of()),
            new DirectTaskRunner());
    model.open(DynamoDbSamples.orders());
    model.start(4);
    assertThat(model.lanes()).hasSize(4).allMatch(Lane::done);
    assertThat(model.lanes().get(1).pages()).isEqualTo(2);
    LanesViewModel.Run run = model.runs().getFirst();
    assertThat(run.items()).isEqualTo(75);
    assertThat(run.units()).isEqualTo(10);
    assertThat(run.busiest()).isCloseTo(0.8, within(1e-9));
    model.start(2);
    assertThat(model.runs()).hasSize(2);
  }
}
