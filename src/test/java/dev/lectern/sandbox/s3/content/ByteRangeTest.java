package dev.lectern.sandbox.s3.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.ServiceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Range headers on an object of ten bytes, and on all others. */
class ByteRangeTest {

  private static String content(String header, int size) {
    try {
      Optional<ByteRange> range = ByteRange.of(header, size);
      return range.map(one -> one.contentRange(size)).orElse("whole");
    } catch (ServiceException refused) {
      return refused.status() + " " + refused.headers().get("Content-Range");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-8,bytes 0-8/10",
    "bytes=1-1,bytes 1-1/10",
    "bytes=0-0,bytes 0-0/10",
    "bytes=1-,bytes 1-9/10",
    "bytes=-2,bytes 8-9/10",
    "bytes=-15,bytes 0-9/10",
    "bytes=0-100,bytes 0-9/10",
    "bytes=1-0,whole",
    "bytes=-1-,whole",
    "bytes=0--1,whole",
    "'bytes=0-1,3-4',whole",
    "0-9,whole",
    "bytes=-,whole",
    "bytes=-0,416 bytes */10",
    "bytes=10-,416 bytes */10",
    "bytes=100-200,416 bytes */10"
  })
  void isReadAsS3ReadsIt(String header, String expected) {
    assertThat(content(header, 10)).isEqualTo(expected);
  }

  /** What a range means does not depend on how it is written. */
  @Test
  void writesTheSameRangeInEveryWay() {
    for (int size = 1; size < 12; size++) {
      for (int first = 0; first < size; first++) {
        for (int last = first; last < size; last++) {
          String expected = "bytes " + first + "-" + last + "/" + size;
          assertThat(content("bytes=" + first + "-" + last, size)).isEqualTo(expected);
          if (last == size - 1) {
            assertThat(content("bytes=" + first + "-", size)).isEqualTo(expected);
            assertThat(content("bytes=-" + (size - first), size)).isEqualTo(expected);
            assertThat(content("bytes=" + first + "-" + (size + 5), size)).isEqualTo(expected);
          }
        }
      }
      assertThat(content("bytes=" + size + "-", size)).startsWith("416");
    }
    assertThat(content("bytes=0-", 0)).startsWith("416");
  }
}
