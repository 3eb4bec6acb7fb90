package dev.lectern.pane.lambda.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointTest {

  private static Report report(double duration, double init, int memory) {
    long billed = (long) Math.ceil(duration + Math.max(0, init));
    return new Report("a", duration, billed, memory, 40, init, "success", "", "");
  }

  @Test
  void theInitializationIsBilledSinceAugust2025() {
    Point point = new Point(512, List.of(report(50, 300, 512), report(10, -1, 512)), 0);
    assertThat(point.billed(true, false)).isEqualTo(350);
    assertThat(point.billed(true, true)).isEqualTo(50);
    assertThat(point.billed(false, true)).isEqualTo(point.billed(false, false)).isEqualTo(10);
    LambdaPrices prices = LambdaPrices.known();
    // 0.35 s x 0.5 GB = 0.175 GB-s, and 0.20 dollars for the requests
    assertThat(point.million(true, false, prices)).isEqualTo(0.175 * 16.6667 + 0.2, within(1e-6));
  }

  @Test
  void withoutCallsThereIsNothing() {
    assertThat(new Point(128, List.of(), 3).warm()).isNaN();
  }

  @Test
  void theKneeIsWhereBothAreLeast() {
    assertThat(
            Point.knee(new double[] {2000, 600, 290, 160, 158}, new double[] {4, 4.1, 4.3, 4.5, 9}))
        .isEqualTo(3);
    assertThat(Point.knee(new double[0], new double[0])).isEqualTo(-1);
  }

  @Test
  void publishedFiguresNameTheirSource() {
    Published published = Published.known();
    assertThat(published.of("java25", 128, 10_240)).hasSize(3);
    assertThat(published.of("cobol", 128, 10_240)).isEmpty();
    assertThat(published.asOf()).isNotEmpty();
  }
}
