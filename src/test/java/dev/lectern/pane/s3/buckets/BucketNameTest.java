package dev.lectern.pane.s3.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"abc", "dv-7f-data", "my.bucket.1", "123"})
  void allows(String name) {
    assertThat(BucketName.valid(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ab,LENGTH",
    "Abc,CHARACTERS",
    "a_c,CHARACTERS",
    "-abc,ENDS",
    "abc.,ENDS",
    "a..c,DOTS",
    "192.168.5.4,NOT_AN_ADDRESS",
    "xn--abc,RESERVED",
    "abc-s3alias,RESERVED"
  })
  void refuses(String name, BucketName rule) {
    assertThat(BucketName.valid(name)).isFalse();
    assertThat(rule.keptBy(name)).isFalse();
  }
}
