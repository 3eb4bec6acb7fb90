package dev.lectern.pane.lambda.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void aColdReportIsTakenApart() {
    String log =
        "START RequestId: 8c1f Version: $LATEST\nEND RequestId: 8c1f\n"
            + "REPORT RequestId: 8c1f\tDuration: 48.21 ms\tBilled Duration: 330 ms\t"
            + "Memory Size: 512 MB\tMax Memory Used: 141 MB\tInit Duration: 281.46 ms\t\n";
    Report report = Report.last(log).orElseThrow();
    assertThat(report.requestId()).isEqualTo("8c1f");
    assertThat(report.duration()).isEqualTo(48.21);
    assertThat(report.init()).isEqualTo(281.46);
    assertThat(report.billed()).isEqualTo(330);
    assertThat(report.memory()).isEqualTo(512);
    assertThat(report.peak()).isEqualTo(141);
    assertThat(report.cold()).isTrue();
    assertThat(report.status()).isEqualTo("success");
    assertThat(report.gigabyteSeconds()).isEqualTo(0.165);
    assertThat(report.billedBefore()).isEqualTo(49);
  }

  @Test
  void whatEndedItIsRead() {
    Report timeout =
        Report.of(
                "REPORT RequestId: a\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t"
                    + "Memory Size: 128 MB\tMax Memory Used: 30 MB\tStatus: timeout")
            .orElseThrow();
    assertThat(timeout.status()).isEqualTo("timeout");
    assertThat(timeout.cold()).isFalse();
    Report crash =
        Report.of(
                "REPORT RequestId: a\tDuration: 3.00 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\t"
                    + "Max Memory Used: 30 MB\tStatus: error\tError Type: Runtime.ExitError")
            .orElseThrow();
    assertThat(crash.errorType()).isEqualTo("Runtime.ExitError");
  }

  @Test
  void jsonSaysTheSame() {
    Report report =
        Report.of(
                "{\"time\":\"2026-11-21T10:00:00.000Z\",\"type\":\"platform.report\",\"record\":"
                    + "{\"requestId\":\"a\",\"status\":\"success\",\"metrics\":{\"durationMs\":4.2,"
                    + "\"billedDurationMs\":5,\"memorySizeMB\":128,\"maxMemoryUsedMB\":40}}}")
            .orElseThrow();
    assertThat(report.duration()).isEqualTo(4.2);
    assertThat(report.cold()).isFalse();
    assertThat(Report.of("{\"type\":\"platform.report\",\"reco")).isEmpty();
    assertThat(Report.last("nothing of the kind")).isEmpty();
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    double[] hundred = new double[100];
    for (int i = 0; i < 100; i++) {
      hundred[99 - i] = i + 1;
    }
    assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(100, 50, 95, 99));
    assertThat(Percentiles.of(7)).isEqualTo(new Percentiles(1, 7, 7, 7));
    assertThat(Percentiles.of()).isEqualTo(new Percentiles(0, 0, 0, 0));
  }
}
