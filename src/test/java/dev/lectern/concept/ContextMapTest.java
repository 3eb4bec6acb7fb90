package dev.lectern.concept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.concept.ContextMap.Ask;
import dev.lectern.concept.ContextMap.Context;
import dev.lectern.concept.ContextMap.Event;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContextMapTest {

  private static ContextMap all(Context context) {
    ContextMap map = new ContextMap(Map.of());
    for (Event event : Event.values()) {
      map = map.with(event, context);
    }
    return map;
  }

  @Test
  void oneContextHasNoBoundariesAndTooMuchForATeam() {
    ContextMap map = all(Context.ORDERS);
    assertThat(map.calls()).isZero();
    assertThat(map.complete()).isTrue();
    assertThat(map.crowded()).containsExactly(Context.ORDERS);
  }

  @Test
  void whatIsApartCrossesTheMostFrequentFirst() {
    ContextMap map =
        new ContextMap(Map.of())
            .with(Event.ORDER_PLACED, Context.ORDERS)
            .with(Event.BASKET_FILLED, Context.CATALOGUE)
            .with(Event.CARD_CHARGED, Context.PAYMENT);
    assertThat(map.crossing()).extracting(Ask::times).containsExactly(200, 100);
    assertThat(map.complete()).isFalse();
  }

  @Test
  void noMapThatATeamCanOwnIsBetterThanTheFewest() {
    int fewest = ContextMap.fewest();
    assertThat(fewest).isBetween(1, ContextMap.all());
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      ContextMap map = new ContextMap(Map.of());
      for (Event event : Event.values()) {
        map = map.with(event, Context.values()[random.nextInt(Context.values().length)]);
      }
      if (map.crowded().isEmpty()) {
        assertThat(map.calls()).isGreaterThanOrEqualTo(fewest);
      }
    }
  }
}
