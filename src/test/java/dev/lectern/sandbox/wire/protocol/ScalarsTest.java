package dev.lectern.sandbox.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.model.Shape;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class ScalarsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T12:00:00Z, 2026-11-21T12:00:00.000Z",
    "2026-11-21T12:00:00.120Z, 2026-11-21T12:00:00.120Z",
    "2026-11-21T12:00:00.123456Z, 2026-11-21T12:00:00.123Z",
    "2026-11-21T12:00:00.123456789Z, 2026-11-21T12:00:00.123Z",
    "+12026-11-21T12:00:00Z, +12026-11-21T12:00:00.000Z",
    "-0001-11-21T12:00:00Z, -0001-11-21T12:00:00.000Z"
  })
  void timesInIsoHaveMilliseconds(String written, String sent) {
    assertThat(write(Shape.TimestampFormat.ISO_8601, Instant.parse(written).toString()))
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T12:00:00.120Z, 'Sat, 21 Nov 2026 12:00:00 GMT', 1795262400.120",
    "2026-11-21T12:00:00Z, 'Sat, 21 Nov 2026 12:00:00 GMT', 1795262400.000",
    "2026-11-21T12:00:00.123456Z, 'Sat, 21 Nov 2026 12:00:00 GMT', 1795262400.123",
    "2024-02-29T23:59:59Z, 'Thu, 29 Feb 2024 23:59:59 GMT', 1709251199.000",
    "1970-01-05T00:00:07Z, 'Mon, 05 Jan 1970 00:00:07 GMT', 345607.000"
  })
  void otherFormsAreMadeOfTheSame(String written, String header, String seconds) {
    assertThat(
            List.of(
                write(Shape.TimestampFormat.RFC_822, written),
                write(Shape.TimestampFormat.UNIX, written)))
        .containsExactly(header, seconds);
  }

  private static String write(Shape.TimestampFormat format, String written) {
    return Scalars.write(
        new Shape.Scalar(Shape.Kind.TIMESTAMP, format, List.of(), Shape.Limits.NONE),
        StringNode.valueOf(written));
  }
}
