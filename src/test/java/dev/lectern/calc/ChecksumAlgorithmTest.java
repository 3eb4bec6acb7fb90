package dev.lectern.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The checksums of S3. */
class ChecksumAlgorithmTest {

  /** Published check values of "123456789". */
  @ParameterizedTest
  @CsvSource({
    "CRC32,y/Q5Jg==",
    "CRC32C,4waSgw==",
    "CRC64NVME,rosUhgp5mIg=",
    "SHA1,98O8HYCOBHMq32eZZczDTKeuNEE=",
    "SHA256,FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
  })
  void givesThePublishedValues(ChecksumAlgorithm algorithm, String value) {
    assertThat(algorithm.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(value);
    assertThat(algorithm.wellFormed(value)).isTrue();
    assertThat(algorithm.wellFormed(value.substring(4))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void twoRunsCombineToTheWhole(ChecksumAlgorithm algorithm) {
    if (!algorithm.combinable()) {
      return;
    }
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] whole = new byte[random.nextInt(5_000)];
      random.nextBytes(whole);
      int cut = whole.length == 0 ? 0 : random.nextInt(whole.length + 1);
      byte[] first = Arrays.copyOf(whole, cut);
      byte[] second = Arrays.copyOfRange(whole, cut, whole.length);
      assertThat(algorithm.combine(algorithm.of(first), algorithm.of(second), second.length))
          .isEqualTo(algorithm.of(whole));
    }
  }

  @Test
  void isFoundByItsNameInAnyCase() {
    assertThat(ChecksumAlgorithm.find("crc64nvme")).hasValue(ChecksumAlgorithm.CRC64NVME);
    assertThat(ChecksumAlgorithm.find("MD5")).isEmpty();
  }
}
