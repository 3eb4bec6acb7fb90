package dev.lectern.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exercises have the answer that the service would bill, whatever numbers are drawn. */
class DrillTest {

  @ParameterizedTest
  @EnumSource
  void theAnswerIsWhatTheRulesSay(Drill.Kind kind) {
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      Drill drill = Drill.of(kind, random);
      double first = drill.numbers().getFirst().doubleValue();
      double last = drill.numbers().getLast().doubleValue();
      double expected =
          switch (kind) {
            case STRONG_READ -> Math.ceil(first / 4096);
            case EVENTUAL_READ -> Math.ceil(first / 4096) / 2;
            case TRANSACTIONAL_READ -> Math.ceil(first / 4096) * 2;
            case WRITE -> Math.ceil(first / 1024);
            case TRANSACTIONAL_WRITE -> Math.ceil(first / 1024) * 2;
            case READ_RATE -> first * Math.ceil(last / 4096) / 2;
            case WRITES_A_MINUTE -> first / 60 * Math.ceil(last / 1024);
            case QUERY -> Math.ceil(first * last / 4096) / 2;
            case BATCH_GET -> first * Math.ceil(last / 4096) / 2;
            case BATCH_WRITE -> first * Math.ceil(last / 1024);
            case GB_SECONDS -> first / 1024 * (drill.numbers().get(1).doubleValue() + last) / 1000;
            case CONCURRENCY -> first * last / 1000;
          };
      assertThat(drill.answer()).as(drill.toString()).isEqualTo(expected);
      assertThat(drill.right(expected)).isTrue();
      assertThat(drill.right(expected * 2)).isFalse();
      assertThat(drill.arithmetic()).isNotEmpty();
    }
  }

  @Test
  void onlyFractionsMayBeRounded() {
    assertThat(
            new Drill(Drill.Kind.QUERY, java.util.List.of(), 200, java.util.List.of()).right(201))
        .isFalse();
    assertThat(
            new Drill(Drill.Kind.GB_SECONDS, java.util.List.of(), 0.17625, java.util.List.of())
                .right(0.176))
        .isTrue();
    assertThat(Drill.kinds(7)).hasSizeGreaterThan(4);
    assertThat(Drill.kinds(5)).isEmpty();
  }
}
