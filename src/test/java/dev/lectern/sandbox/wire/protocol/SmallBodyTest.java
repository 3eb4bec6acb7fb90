package dev.lectern.sandbox.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents are compared with the checksum that came along, in a header or behind them. */
class SmallBodyTest {

  private static final byte[] BODY = "<Tagging/>".getBytes(StandardCharsets.UTF_8);

  private static RequestHead head(Map<String, List<String>> headers) {
    return new RequestHead("PUT", "/b", "tagging", headers, "127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource
  void comparesEachKindOfChecksum(ChecksumAlgorithm algorithm) {
    String right = algorithm.of(BODY);
    String wrong = algorithm.of("other".getBytes(StandardCharsets.UTF_8));
    String name = algorithm.header();
    assertThatCode(() -> SmallBody.check(BODY, head(Map.of(name, List.of(right))), Map.of()))
        .doesNotThrowAnyException();
    assertThatCode(() -> SmallBody.check(BODY, head(Map.of()), Map.of(name, right)))
        .doesNotThrowAnyException();
    for (ServiceException refused :
        List.of(
            refused(Map.of(name, List.of(wrong)), Map.of()),
            refused(Map.of(), Map.of(name, wrong)))) {
      assertThat(refused.code()).isEqualTo("BadDigest");
      assertThat(refused.text()).startsWith("The " + algorithm.name() + " you specified");
    }
    assertThat(refused(Map.of(name, List.of("????")), Map.of()).code()).isEqualTo("InvalidRequest");
  }

  private static ServiceException refused(
      Map<String, List<String>> headers, Map<String, String> trailers) {
    return catchThrowableOfType(
        ServiceException.class, () -> SmallBody.check(BODY, head(headers), trailers));
  }
}
