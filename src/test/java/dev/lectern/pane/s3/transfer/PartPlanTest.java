package dev.lectern.pane.s3.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PartPlanTest {

  private static final long MIB = PartPlan.MIB;
  private static final long GIB = 1024 * MIB;

  @Test
  void partsCoverTheFileWithoutGapAndWithinTheLimitsOfS3() {
    LongStream edges =
        LongStream.of(
            0,
            1,
            PartPlan.THRESHOLD,
            PartPlan.THRESHOLD + 1,
            80_000 * MIB,
            80_000 * MIB + 1,
            5 * GIB,
            PartPlan.LARGEST - 1,
            PartPlan.LARGEST);
    LongStream random = new Random(7).longs(300, 0, PartPlan.LARGEST);
    LongStream.concat(edges, random)
        .forEach(
            size -> {
              PartPlan plan = PartPlan.of(size);
              assertThat(plan.parts()).isBetween(1, 10_000);
              long covered = 0;
              for (int part = 0; part < plan.parts(); part++) {
                assertThat(plan.offset(part)).isEqualTo(covered);
                covered += plan.length(part);
                if (part < plan.parts() - 1) {
                  assertThat(plan.length(part)).isBetween(5 * MIB, 5 * GIB);
                }
              }
              assertThat(covered).isEqualTo(size);
              assertThat(plan.length(plan.parts() - 1)).isBetween(Math.min(1, size), 5 * GIB);
            });
  }

  @Test
  void whatNoUploadCanHoldIsRefused() {
    assertThatThrownBy(() -> PartPlan.of(PartPlan.LARGEST + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PartPlan.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMeterOfPartsNeverCountsMoreThanTheFile() {
    Random random = new Random(11);
    Parts parts = new Parts(PartPlan.of(50 * MIB));
    for (int step = 0; step < 2_000; step++) {
      int part = random.nextInt(parts.count());
      if (parts.state(part) == PartState.DONE) {
        continue;
      }
      switch (random.nextInt(40)) {
        case 0 -> parts.done(part);
        case 1, 2 -> parts.restart(part);
        case 3, 4 -> parts.release(part);
        case 5, 6 -> parts.failed(part, 3);
        default -> {
          parts.restart(part);
          parts.add(part, random.nextLong(parts.plan().length(part) + 1));
        }
      }
      assertThat(parts.bytes()).isBetween(0L, 50 * MIB);
      assertThat(parts.fill(part)).isBetween(0.0, 1.0);
      assertThat(parts.doneCount()).isBetween(0, parts.count());
    }
  }
}
